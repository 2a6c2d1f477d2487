import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import { renderCard } from "./card.ts";
import type { Client } from "./client.ts";
import { h, type Item, sanitised } from "./dom.ts";
import { messageEditor } from "./editor.ts";
import { foldable, type Unfolded } from "./fold.ts";
import { icon } from "./icons.ts";
import { messageTools, reactionChips } from "./message-tools.ts";
import type { State } from "./state.ts";
import { clockTime, fullTime, shortTime, timeAgo } from "./time.ts";

/** How a message stands in its list: `follows` another one of the same person. */
export interface Standing {
  follows: boolean;
  inThread: boolean;
}

/** One message. */
export function messageItem(state: State, client: Client, message: MessageView, { follows, inThread }: Standing): Item {
  const { unfolded } = state;
  const pressing = state.pressing.get(message.id);
  const failed = state.pressFailed.get(message.id)?.why;
  const live = state.live.get(message.id);
  const editing = state.editing?.message === message.id ? state.editing : null;
  const toolsOpen = state.tools === message.id;
  const lastReply = message.lastReplyAt === null ? "" : timeAgo(message.lastReplyAt);
  const unread = state.unread.has(message.id);

  const content = () => {
    const { content: shown } = message;
    const context = { message: message.id, client, changedAt: message.changedAt, pressing, live, unfolded };
    switch (shown.kind) {
      case "card":
        return renderCard(shown, context);
      case "text":
        return editing ? messageEditor(shown.text, editing) : text(shown.html, message.id, unfolded);
      case "command":
        return command(shown.text, message.id, unfolded);
      case "gone":
        return h("p", { class: "gone" }, pageTexts.deleted);
    }
  };
  const build = () =>
    h(
      "article",
      {
        class: `message${follows ? " follows" : ""}${message.private ? " private" : ""}${editing ? " editing" : ""}`,
        "data-key": message.id,
        "aria-label": `${message.author.name}, ${clockTime(message.at)}`,
        tabindex: "-1",
      },
      h(
        "div",
        { class: "gutter", "aria-hidden": "true" },
        follows ? h("time", { class: "hover-time" }, shortTime(message.at)) : avatar(message.author),
      ),
      h(
        "div",
        { class: "body" },
        !follows && heading(message),
        message.private && h("p", { class: "only-you" }, icon("lock"), pageTexts.onlyYou),
        content(),
        message.edited && !editing && h("small", { class: "edited" }, pageTexts.edit.edited),
        failed !== undefined && h("p", { class: "press-failed", role: "alert" }, failed),
        reactionChips(message),
        !inThread && threadLink(message, lastReply, unread),
      ),
      message.content.kind !== "gone" && !editing && messageTools(message, inThread, toolsOpen),
    );
  const version = JSON.stringify([
    message.seq,
    follows,
    pressing,
    failed,
    live,
    editing,
    toolsOpen,
    [...unfolded].filter((name) => name.startsWith(message.id)),
    lastReply,
    unread,
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
function avatar(author: { id: string; name: string; bot: boolean }): HTMLElement {
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

function threadLink(message: MessageView, lastReply: string, unread: boolean): HTMLElement | null {
  if (message.threadName === null && message.replies === 0) return null;
  return h(
    "button",
    { type: "button", class: `thread-link${unread ? " unread" : ""}`, "data-open": message.id },
    icon("reply"),
    h("b", {}, message.replies === 0 ? pageTexts.noReplies : pageTexts.replies(message.replies)),
    unread && h("span", { class: "badge-new" }, pageTexts.unread),
    lastReply !== "" && h("span", {}, pageTexts.lastReply(lastReply)),
  );
}
