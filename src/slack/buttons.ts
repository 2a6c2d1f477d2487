import type { types } from "@slack/bolt";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Button } from "../chat/vocabulary.ts";
import { limits, weight } from "./limits.ts";
import { clean, plainText } from "./text.ts";

/** The heaviest row, as JSON: a few of them and a text still make one message. */
const rowMax = 3000;
/** Heavier than any button that we make: it would not fit into a message. */
const buttonMax = 6000;

/** The action of Slack's own feedback buttons; their values begin with the action that was pressed. */
const feedback = "feedback";

/** What Slack tells of a press. Whether it is one of ours is the bot's to say. */
export interface SlackPress {
  action_id: string;
  value?: string | undefined;
}

/**
 * Rows of buttons. Slack wants every `action_id` of a block to differ, so that it carries the button's place in the card
 * behind the action; `first`: how many buttons the card has before these. Good beside Bad become Slack's own feedback
 * buttons. A button whose value or address Slack could not carry whole is left out, for it could not do what it says.
 */
export function buttonBlocks(
  texts: Texts,
  buttons: readonly Button[],
  first = 0,
): (types.ActionsBlock | types.ContextActionsBlock)[] {
  const [good, bad] = ["good", "bad"].map((each) => buttons.find(({ action, href }) => action === each && !href));
  const votes = good && bad && fits(good) && fits(bad) ? [good, bad] : [];
  const elements = buttons
    .filter((button) => !votes.includes(button) && fits(button))
    .map((button, index) => element(texts, button, first + index))
    .filter((button) => weight(button) <= buttonMax);
  const rows = rowsOf(elements).map((row): types.ActionsBlock => ({ type: "actions", elements: row }));
  return good && bad && votes.length > 0 ? [...rows, feedbackBlock(good, bad)] : rows;
}

/** The action and value of a press, as the button had them. */
export function readButton({ action_id, value = "" }: SlackPress): { action: string; value: string } {
  const [action = ""] = action_id.split("#");
  if (action !== feedback) return { action, value };
  const [vote = "", ...rest] = value.split(":");
  return { action: vote, value: rest.join(":") };
}

const fits = ({ action, value, href }: Button) =>
  value.length < limits.buttonValue - 10 &&
  action.length < limits.id - 10 &&
  (href === undefined || (/^https?:\/\//i.test(href) && href.length <= limits.url));

function element(texts: Texts, { label, action, value, style, href, confirm }: Button, index: number): types.Button {
  return {
    type: "button",
    action_id: `${clean(action)}#${index}`,
    text: plainText(label, limits.buttonText),
    // Slack wants no empty value, but a button may go without one.
    ...(value !== "" && { value: clean(value) }),
    ...(style && { style }),
    ...(href !== undefined && { url: clean(href) }),
    ...(confirm && {
      confirm: {
        title: plainText(confirm.title, limits.confirm.title),
        text: plainText(confirm.text, limits.confirm.text),
        confirm: plainText(confirm.ok, limits.confirm.button),
        deny: plainText(texts.slack.cancel, limits.confirm.button),
        ...(style && { style }),
      },
    }),
  };
}

/** @see https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
function feedbackBlock(good: Button, bad: Button): types.ContextActionsBlock {
  const vote = ({ label, action, value }: Button) => ({
    text: plainText(label, limits.buttonText),
    value: clean(`${action}:${value}`),
  });
  return {
    type: "context_actions",
    elements: [
      { type: "feedback_buttons", action_id: feedback, positive_button: vote(good), negative_button: vote(bad) },
    ],
  };
}

function rowsOf(buttons: readonly types.Button[]): types.Button[][] {
  const rows: types.Button[][] = [];
  let length = 0;
  for (const button of buttons) {
    const row = rows.at(-1);
    const next = weight(button) + 1;
    if (!row || row.length === limits.actionElements || length + next > rowMax) {
      rows.push([button]);
      length = next;
    } else {
      row.push(button);
      length += next;
    }
  }
  return rows;
}
