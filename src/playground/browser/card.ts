import { pageTexts } from "../../chat/texts/page.ts";
import type { Button, CardPart, ProgressStep } from "../../chat/vocabulary.ts";
import type { ContentView, PartView } from "../view.ts";
import type { Client } from "./client.ts";
import { renderDiff } from "./diff.ts";
import { h, sanitised } from "./dom.ts";
import { foldable, type Unfolded } from "./fold.ts";
import { icon, spinner } from "./icons.ts";
import { elapsed, fileSize } from "./time.ts";

/** What a card needs to know beside itself. */
export interface CardContext {
  message: string;
  client: Pick<Client, "fileUrl">;
  /** When the card was last rendered, for the stopwatches in it. */
  changedAt: string;
  /** The button that was pressed and is not answered, as {@link buttonKey}. */
  pressing: string | undefined;
  /** Text that is being written, as sanitised HTML. */
  live: string | undefined;
  unfolded: Unfolded;
}

/** A field's value of more characters than this, which no column holds in two lines, gets a line of its own. */
const wideFrom = 16;

/** Names a button in its card. */
const buttonKey = ({ action, value }: Pick<Button, "action" | "value">): string => `${action} ${value}`;

/** A card as an element. Clicks are handled by whoever holds the page, through `data-action` and `data-value`. */
export function renderCard(card: Extract<ContentView, { kind: "card" }>, context: CardContext): HTMLElement {
  // A few words need no frame.
  const plain = card.title === null && card.parts.every(({ type }) => type === "text");
  return h(
    "div",
    { class: plain ? "card plain" : "card" },
    card.title !== null && h("h3", { class: "card-title", dir: "auto" }, card.title),
    ...joined(card.parts).map((part, index) => renderPart(part, index, context)),
    context.live !== undefined && h("div", { class: "live" }, sanitised(context.live, "prose")),
  );
}

/** Rows of buttons that follow each other are one: other platforms break them, here they flow. */
function joined(parts: readonly PartView[]): PartView[] {
  const shown: PartView[] = [];
  for (const part of parts) {
    const last = shown.at(-1);
    if (part.type === "buttons" && last?.type === "buttons")
      shown.splice(-1, 1, { type: "buttons", buttons: [...last.buttons, ...part.buttons] });
    else shown.push(part);
  }
  return shown;
}

function renderPart(part: PartView, index: number, context: CardContext): HTMLElement {
  switch (part.type) {
    case "text":
      return foldable(
        sanitised(part.html, `prose${part.tone ? ` tone-${part.tone}` : ""}`),
        part.html.length,
        `${context.message} ${index}`,
        context.unfolded,
      );
    case "fields":
      return h(
        "dl",
        { class: "fields" },
        ...part.fields.map(({ label, value }) =>
          h("div", { class: value.length > wideFrom && "wide" }, h("dt", {}, label), h("dd", { dir: "auto" }, value)),
        ),
      );
    case "progress":
      return h("ol", { class: "progress" }, ...part.steps.map((step) => renderStep(step, context.changedAt)));
    case "image":
      return renderImage(part, context);
    case "file":
      return renderFile(part, context);
    case "buttons":
      return h("div", { class: "buttons" }, ...part.buttons.map((button) => renderButton(button, context)));
    case "diff":
      return renderDiff(part.pieces, `${context.message} ${index}`, context.unfolded);
    case "divider":
      return h("hr");
  }
}

const stateIcon = (state: ProgressStep["state"]) => {
  if (state === "working") return spinner();
  return state === "pending" ? h("span", { class: "dot" }) : icon(state);
};

function renderStep({ label, state, ms, note }: ProgressStep, changedAt: string): HTMLElement {
  const running = state === "working" && ms !== undefined;
  const since = Date.parse(changedAt) - (ms ?? 0);
  const shown = ms === undefined ? null : elapsed(running ? Date.now() - since : ms);
  return h(
    "li",
    { class: "step", "data-state": state },
    h("span", { class: "step-icon" }, stateIcon(state)),
    h("span", { class: "step-label" }, label, h("span", { class: "sr" }, `, ${pageTexts.states[state]}`)),
    note !== undefined && h("span", { class: "step-note" }, note),
    shown !== null && h("span", { class: "step-time", "data-since": running && since }, shown),
  );
}

function renderImage({ blob, alt, caption }: Extract<CardPart, { type: "image" }>, { client }: CardContext) {
  const url = client.fileUrl(blob);
  const picture = h("img", { src: url, alt, decoding: "async" });
  return h(
    "figure",
    { class: "picture", "data-key": blob },
    h("button", { type: "button", class: "picture-open", "data-picture": url, title: pageTexts.openPicture }, picture),
    caption !== undefined && caption !== "" && h("figcaption", {}, caption),
  );
}

function renderFile({ blob, name, mime, bytes }: Extract<CardPart, { type: "file" }>, { client }: CardContext) {
  return h(
    "a",
    { class: "file", href: client.fileUrl(blob, name), download: name },
    h("span", { class: "file-icon" }, icon("file")),
    h("span", { class: "file-name" }, name, h("small", {}, `${fileKind(name, mime)} · ${fileSize(bytes)}`)),
    h("span", { class: "file-action" }, icon("download"), h("span", { class: "sr" }, pageTexts.download)),
  );
}

const fileKind = (name: string, mime: string): string => {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1];
  return (ending ?? mime.split("/").at(-1) ?? "").toUpperCase();
};

function renderButton(button: Button, { message, pressing }: CardContext): HTMLElement {
  const look = `button${button.style ? ` ${button.style}` : ""}`;
  if (button.href !== undefined) {
    const safe = /^(https?:\/\/|\/(?!\/))/i.test(button.href) ? button.href : null;
    return h("a", { class: look, href: safe, target: "_blank", rel: "noopener noreferrer" }, button.label);
  }
  const key = buttonKey(button);
  const busy = pressing === key;
  return h(
    "button",
    {
      type: "button",
      class: look,
      "data-key": key,
      "data-message": message,
      "data-action": button.action,
      "data-value": button.value,
      "data-confirm": button.confirm && JSON.stringify(button.confirm),
      "data-danger": button.style === "danger",
      // Not `disabled`, which would throw the keyboard's focus away.
      "aria-disabled": pressing !== undefined && "true",
      "aria-busy": busy && "true",
    },
    busy && spinner(),
    button.label,
  );
}
