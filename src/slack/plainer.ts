import type { Card } from "../chat/vocabulary.ts";
import { renderCard, type SlackMessage } from "./card.ts";
import { refusalOf } from "./failures.ts";
import type { Rendering } from "./parts.ts";

/** How long Slack may take over a picture before it can be shown, in milliseconds. */
const pictureMs = 1_500;

const refusedBlocks: ReadonlySet<string | undefined> = new Set(["invalid_blocks", "invalid_blocks_format"]);

/**
 * Hands a card's messages to `take`. Where Slack refuses their blocks, once more when its pictures had time to be
 * looked at, then without plans, then without pictures: what a card says is worth more than how it looks.
 */
export async function plainerIfRefused(
  card: Card,
  { texts, files }: Rendering,
  take: (messages: SlackMessage[]) => Promise<void>,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  const pictures = files !== undefined && files.size > 0 ? { files } : {};
  const ways: Rendering[] = [{ texts, ...pictures }];
  if (files?.size) ways.push({ texts, ...pictures });
  ways.push({ texts, ...pictures, plans: false });
  if (files?.size) ways.push({ texts, plans: false });
  for (const [index, rendering] of ways.entries()) {
    try {
      return await take(renderCard(card, rendering));
    } catch (thrown) {
      if (!refusedBlocks.has(refusalOf(thrown)) || index === ways.length - 1) throw thrown;
      if (index === 0 && files?.size) await wait(pictureMs);
    }
  }
}
