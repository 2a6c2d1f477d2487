import { KindlingError } from "../errors.ts";
import { noPreviews, type SlackMessage } from "./card.ts";
import { maybeDone, refusalOf, unavailable } from "./failures.ts";
import type { Laid } from "./laid.ts";
import { markOf, metadataOf } from "./mark.ts";
import type { Pace } from "./pace.ts";
import type { Session } from "./session.ts";

/** What laying is done with. `pace`: of changing messages, which Slack allows less often than posting. */
export interface Laying {
  session: Session;
  pace: Pace;
}

/**
 * Makes a card's messages what they should be: changes those that are there, posts what is missing behind them, deletes
 * what is too many. Notes in `laid` what was done, so that a second try goes on where the first one failed.
 */
export async function lay(laying: Laying, laid: Laid, messages: readonly SlackMessage[]): Promise<void> {
  for (const [part, message] of messages.entries()) {
    if (laid.ts[part] === undefined) await post(laying, laid, message, { part, parts: messages.length });
    else if (laid.shown[part] !== JSON.stringify(message) || (part === 0 && laid.parts !== messages.length)) {
      await change(laying, laid, message, { part, parts: messages.length });
    }
  }
  for (let last = laid.ts.at(-1); last !== undefined && laid.ts.length > messages.length; last = laid.ts.at(-1)) {
    await remove(laying, laid, last);
    laid.ts.pop();
    laid.shown.length = Math.min(laid.shown.length, laid.ts.length);
  }
}

async function post(
  { session }: Laying,
  laid: Laid,
  message: SlackMessage,
  place: { part: number; parts: number },
): Promise<void> {
  const { channel, thread } = laid.place;
  const metadata = metadataOf({ ...place, nonce: laid.nonce, files: laid.files });
  try {
    const { ts } = await session.inChannel(laid.place, (client) =>
      client.chat.postMessage({
        ...{ channel, ...message, ...noPreviews, metadata },
        ...(thread !== null && { thread_ts: thread }),
      }),
    );
    if (ts === undefined) throw new KindlingError("internal");
    laid.ts[place.part] = ts;
    laid.shown[place.part] = JSON.stringify(message);
    if (place.part === 0) laid.parts = place.parts;
  } catch (thrown) {
    if (maybeDone(thrown)) laid.doubtful = true;
    throw thrown;
  }
}

async function change(
  laying: Laying,
  laid: Laid,
  message: SlackMessage,
  { part, parts }: { part: number; parts: number },
): Promise<void> {
  const remarked = part === 0 && laid.parts !== parts;
  const mark = remarked ? { part, parts, nonce: laid.nonce, files: laid.files } : undefined;
  try {
    await changeMessage(laying, { channel: laid.place.channel, ts: laid.ts[part] ?? "" }, message, mark);
  } catch (thrown) {
    // A further message that somebody deleted leaves a gap, and the card stands.
    if (part === 0 || refusalOf(thrown) !== "message_not_found") throw thrown;
  }
  laid.shown[part] = JSON.stringify(message);
  if (remarked) laid.parts = parts;
}

/** Changes one message. Returns the mark that it carries, where Slack tells. */
export async function changeMessage(
  { session, pace }: Laying,
  at: { channel: string; ts: string },
  message: SlackMessage,
  mark?: Parameters<typeof metadataOf>[0],
): Promise<ReturnType<typeof markOf>> {
  const waitMs = pace.take();
  if (waitMs > 0) throw unavailable(waitMs);
  const metadata = mark && { metadata: metadataOf(mark) };
  const changed = await session.call((client) => client.chat.update({ ...at, ...message, ...metadata }));
  return markOf(changed.message?.metadata);
}

async function remove({ session }: Laying, { place: { channel } }: Laid, ts: string): Promise<void> {
  try {
    await session.call((client) => client.chat.delete({ channel, ts }));
  } catch (thrown) {
    if (refusalOf(thrown) !== "message_not_found") throw thrown;
  }
}
