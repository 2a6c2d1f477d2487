import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import { h } from "./dom.ts";
import { type IconName, icon } from "./icons.ts";

/** The reactions that are one click away. */
const quickReactions = ["👍", "❤️", "🎉", "👀"] as const;

const tool = (name: IconName, label: string, data: Record<string, string>, className = "") =>
  h("button", { type: "button", class: className, title: label, "aria-label": label, ...data }, icon(name));

/** What can be done to a message: shown while it has the pointer or the focus, or was tapped (`open`). */
export function messageTools(message: MessageView, inThread: boolean, open: boolean): HTMLElement {
  const { id, mine, content } = message;
  const reactions = quickReactions.map((emoji) =>
    h(
      "button",
      {
        type: "button",
        "data-react": emoji,
        "data-of": id,
        title: pageTexts.react(emoji),
        "aria-label": pageTexts.react(emoji),
      },
      emoji,
    ),
  );
  const more = tool("more", pageTexts.messageTools, { "data-tools": id, "aria-expanded": String(open) }, "tools-more");
  return h(
    "div",
    { class: `tools${open ? " open" : ""}`, role: "group", "aria-label": pageTexts.messageTools },
    ...(message.private ? [] : reactions),
    !inThread && !message.private && tool("reply", pageTexts.replyInThread, { "data-open": id }),
    !message.private && tool("link", pageTexts.copyLink, { "data-copy": message.thread ?? id }),
    mine && content.kind === "text" && tool("edit", pageTexts.edit.label, { "data-edit": id }),
    mine && !message.private && tool("delete", pageTexts.remove.label, { "data-remove": id }),
    message.private && tool("close", pageTexts.dismiss, { "data-dismiss": id }),
    more,
  );
}

/** The reactions under a message: how many, who, and whether the reader is among them. */
export function reactionChips({ id, reactions }: MessageView): HTMLElement | null {
  if (reactions.length === 0) return null;
  const chips = reactions.map(({ emoji, people, mine }) =>
    h(
      "button",
      {
        type: "button",
        class: "reaction",
        "data-key": emoji,
        "data-react": emoji,
        "data-of": id,
        "aria-pressed": String(mine),
        title: pageTexts.reactedBy(people),
      },
      h("span", {}, emoji),
      h("span", {}, String(people.length)),
      h("span", { class: "sr" }, `, ${pageTexts.reactedBy(people)}`),
    ),
  );
  return h("div", { class: "reactions" }, ...chips);
}
