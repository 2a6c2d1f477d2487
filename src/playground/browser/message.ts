import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import { renderCard } from "./card.ts";
import type { Client } from "./client.ts";
import { h, type Item, sanitised } from "./dom.ts";
import { foldable, type Unfolded } from "./fold.ts";
import { icon, spinner } from "./icons.ts";
import type { Outgoing, State } from "./state.ts";
import { clockTime, dayName, fullTime, shortTime, timeAgo } from "./time.ts";

/** Messages of one person that follow within this time stand together. */
const togetherMs = 300_000;

/** A list of messages as items: days between them, the same person's together, and what is on its way at the end. */
export function messageItems(
  state: State,
  client: Client,
  messages: readonly MessageView[],
  outgoing: readonly Outgoing[],
  inThread: boolean,
): Item[] {
  const items: Item[] = [];
  let previous: MessageView | undefined;
  for (const message of messages) {
    const day = dayName(message.at);
    if (!inThread && (!previous || dayName(previous.at) !== day)) {
      items.push({
        key: `day ${day}`,
        version: day,
        build: () => h("div", { class: "day", role: "separator" }, h("span", {}, day)),
      });
      previous = undefined;
    }
    const follows = previous !== undefined && standTogether(previous, message);
    items.push(messageItem(state, client, message, follows, inThread));
    previous = message;
  }
  for (const each of outgoing) items.push(outgoingItem(each, state.unfolded));
  return items;
}

function standTogether(before: MessageView, message: MessageView): boolean {
  return (
    before.author.id === message.author.id &&
    before.private === message.private &&
    before.replies === 0 &&
    Date.parse(message.at) - Date.parse(before.at) < togetherMs
  );
}

/** One message. */
export function messageItem(
  state: State,
  client: Client,
  message: MessageView,
  follows: boolean,
  inThread: boolean,
): Item {
  const pressing = state.pressing.get(message.id);
  const pressFailed = state.pressFailed.get(message.id);
  const live = state.live.get(message.id);
  const { unfolded } = state;
  const lastReply = message.lastReplyAt === null ? "" : timeAgo(message.lastReplyAt);
  const build = () => {
    const { author, content } = message;
    const context = { message: message.id, client, changedAt: message.changedAt, pressing, live, unfolded };
    return h(
      "article",
      {
        class: `message${follows ? " follows" : ""}${message.private ? " private" : ""}`,
        "data-key": message.id,
        "data-thread": inThread,
        "aria-label": `${author.name}, ${clockTime(message.at)}`,
      },
      h(
        "div",
        { class: "gutter", "aria-hidden": "true" },
        follows ? h("time", { class: "hover-time" }, shortTime(message.at)) : avatar(author),
      ),
      h(
        "div",
        { class: "body" },
        !follows && heading(message),
        message.private && h("p", { class: "only-you" }, icon("lock"), pageTexts.onlyYou),
        content.kind === "card" && renderCard(content, context),
        content.kind === "text" && text(content.html, message.id, unfolded),
        content.kind === "command" && command(content.text, message.id, unfolded),
        content.kind === "gone" && h("p", { class: "gone" }, pageTexts.deleted),
        pressFailed !== undefined && h("p", { class: "press-failed", role: "alert" }, pressFailed),
        !inThread && threadLink(message, lastReply),
      ),
      canStartThread(message, inThread) && tools(message),
    );
  };
  const version = JSON.stringify([
    message.seq,
    follows,
    pressing,
    pressFailed,
    live,
    [...unfolded].filter((name) => name.startsWith(message.id)),
    lastReply,
    state.thread === message.id,
  ]);
  return { key: message.id, version, build };
}

function heading({ author, at }: MessageView): HTMLElement {
  return h(
    "header",
    {},
    h("strong", {}, author.name),
    author.bot && h("span", { class: "badge" }, pageTexts.app),
    h("time", { datetime: at, title: fullTime(at) }, clockTime(at)),
  );
}

/** A person's initial on a colour of their own, or Kindling's flame. */
export function avatar(author: { id: string; name: string; bot: boolean }): HTMLElement {
  if (author.bot) return h("span", { class: "avatar bot" }, h("img", { src: iconUrl(), alt: "" }));
  return h("span", { class: `avatar person-${author.id}` }, author.name.slice(0, 1));
}

const iconUrl = () => `/playground/assets/${document.body.dataset.build}/icon.svg`;

function text(html: string, id: string, unfolded: Unfolded): HTMLElement {
  return foldable(sanitised(html, "prose"), html.length, id, unfolded);
}

/** A command as it was given: its name set apart, the rest as typed. */
function command(typed: string, id: string, unfolded: Unfolded): HTMLElement {
  const [, name = "", rest = ""] = /^(\S+)([\s\S]*)$/.exec(typed) ?? [];
  const shown = h("p", { class: "command", dir: "auto" }, h("code", {}, name), rest);
  return foldable(shown, typed.length, id, unfolded);
}

function threadLink(message: MessageView, lastReply: string): HTMLElement | null {
  if (message.threadName === null && message.replies === 0) return null;
  return h(
    "button",
    { type: "button", class: "thread-link", "data-open": message.id },
    icon("reply"),
    h("b", {}, message.replies === 0 ? pageTexts.noReplies : pageTexts.replies(message.replies)),
    lastReply !== "" && h("span", {}, pageTexts.lastReply(lastReply)),
  );
}

/** Words that nobody answered yet: where there is a thread, its own link leads to it. */
const canStartThread = (message: MessageView, inThread: boolean): boolean =>
  !inThread &&
  !message.private &&
  message.content.kind === "text" &&
  message.threadName === null &&
  message.replies === 0;

function tools(message: MessageView): HTMLElement {
  return h(
    "div",
    { class: "tools" },
    h(
      "button",
      {
        type: "button",
        "data-open": message.id,
        title: pageTexts.replyInThread,
        "aria-label": pageTexts.replyInThread,
      },
      icon("reply"),
    ),
  );
}

function outgoingItem({ eventId, text: typed, failed }: Outgoing, unfolded: Unfolded): Item {
  const build = () =>
    h(
      "article",
      { class: `message outgoing${failed === null ? "" : " failed"}`, "data-key": eventId },
      h("div", { class: "gutter" }, failed === null ? spinner() : icon("failed")),
      h(
        "div",
        { class: "body" },
        foldable(h("p", { class: "typed", dir: "auto" }, typed), typed.length, eventId, unfolded),
        failed === null
          ? h("p", { class: "sr" }, pageTexts.sending)
          : h(
              "p",
              { class: "send-failed", role: "alert" },
              `${pageTexts.failed.text} ${failed} `,
              h("button", { type: "button", class: "link", "data-resend": eventId }, pageTexts.failed.again),
              " · ",
              h("button", { type: "button", class: "link", "data-discard": eventId }, pageTexts.failed.discard),
            ),
      ),
    );
  return { key: eventId, version: `${failed} ${unfolded.has(eventId)}`, build };
}
