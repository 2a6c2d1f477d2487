import type { types } from "@slack/bolt";
import type { Card } from "../chat/vocabulary.ts";
import { budget, limits, weight } from "./limits.ts";
import { blocksOf, boldLine, type Rendering } from "./parts.ts";
import { escaped, fitted, plainText } from "./text.ts";

/** A message as `chat.postMessage`, `chat.update` and `chat.postEphemeral` take it. */
export interface SlackMessage {
  /** What a notification and a screen reader say. */
  text: string;
  blocks: types.KnownBlock[];
}

/** What goes with every message that is posted: no address in it is previewed (P9). */
export const noPreviews = { unfurl_links: false, unfurl_media: false } as const;

/**
 * A card as messages, at least one. It is split between blocks, and a long text before that between paragraphs, words
 * or lines, so that a block of code is whole in every message.
 */
export function renderCard(card: Card, rendering: Rendering): SlackMessage[] {
  const blocks = [...titleBlocks(card.title), ...blocksOf(card.parts, rendering)];
  const text = fitted(card.summary, budget.text);
  const shown = blocks.some(({ type }) => type !== "divider") ? blocks : boldLine(card.summary);
  return packed(shown).map((each) => ({ text, blocks: each }));
}

function titleBlocks(title: string | undefined): types.KnownBlock[] {
  const words = title?.trim();
  if (!words) return [];
  if (escaped(words).length > limits.headerText) return boldLine(words);
  return [{ type: "header", text: plainText(words, limits.headerText) }];
}

/** As few messages as it takes, none of which begins or ends with a line across. */
function packed(blocks: readonly types.KnownBlock[]): types.KnownBlock[][] {
  const messages: types.KnownBlock[][] = [[]];
  let length = 2;
  for (const block of blocks) {
    const next = weight(block) + 1;
    const last = messages.at(-1);
    if (last && (last.length === limits.messageBlocks || length + next > budget.blocks)) {
      messages.push([block]);
      length = 2 + next;
    } else {
      last?.push(block);
      length += next;
    }
  }
  const whole = messages.map(trimmed).filter((message) => message.length > 0);
  return whole.length > 0 ? whole : [[]];
}

function trimmed(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const isLine = (block: types.KnownBlock) => block.type === "divider";
  const first = blocks.findIndex((block) => !isLine(block));
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex((block) => !isLine(block)) + 1);
}
