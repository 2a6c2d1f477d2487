import { createRecent } from "../cache/recent.ts";
import { ending } from "../chat/markdown.ts";
import type { Card, MessageRef } from "../chat/vocabulary.ts";

/** How much of a text that is being written is shown below its card, in characters: its end. */
const shownMax = 1_200;

/** Texts that are being written, by the message that shows them. */
export interface Live {
  /** An empty text: nothing is written any more. */
  write(message: MessageRef, text: string): void;
  /** A card with what is being written below it. */
  below(message: MessageRef, card: Card): Card;
}

/** Kept in memory alone: a text that a crash takes away is gone from its card with the next update. */
export function createLive(): Live {
  const texts = createRecent<string>(500);
  return {
    write(message, text) {
      if (text.trim() === "") texts.delete(message);
      else texts.set(message, text);
    },
    below(message, card) {
      const text = texts.get(message);
      if (text === undefined) return card;
      return {
        ...card,
        parts: [...card.parts, { type: "divider" }, { type: "text", markdown: ending(text, shownMax) }],
      };
    },
  };
}
