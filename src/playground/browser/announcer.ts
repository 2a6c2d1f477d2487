import type { MessageView } from "../view.ts";
import { h } from "./dom.ts";
import { isWorking, type State } from "./state.ts";

/** Tells screen readers what happens, and no more than somebody beside them would. */
export interface Announce {
  /** What somebody else says where the reader is; of a card that changes, its beginning and its end. */
  message(message: MessageView, state: State): void;
  /** What came of something that was asked for. Shown as well, for a while. */
  note(sentence: string): void;
}

/** More of a message than this, in characters, is read where it stands. */
const spokenLength = 200;
const notedMs = 7000;

/** `elements` belong into the page: two live regions, of which the second is seen. */
export function createAnnouncer(): { announce: Announce; elements: HTMLElement[] } {
  const spoken = h("div", { class: "sr", "aria-live": "polite" });
  const toast = h("div", { class: "toast", role: "alert", hidden: true });
  const begun = new Set<string>();
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const announce: Announce = {
    message(message, { channel, thread }) {
      const here = message.channel === channel && (message.thread === null || message.thread === thread);
      if (message.mine || !here || (isWorking(message) && begun.has(message.id))) return;
      begun.add(message.id);
      const { author, content } = message;
      const words = content.kind === "card" ? content.summary : content.kind === "text" ? content.text : "";
      const line = `${author.name}: ${words.slice(0, spokenLength)}`;
      if (words !== "" && spoken.textContent !== line) spoken.textContent = line;
    },
    note(sentence) {
      toast.textContent = sentence;
      toast.hidden = false;
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        toast.hidden = true;
      }, notedMs);
    },
  };
  return { announce, elements: [spoken, toast] };
}
