import type { Incoming } from "../chat/vocabulary.ts";
import { envelope, type Heard } from "./hearing.ts";
import { wordsOf } from "./messages.ts";
import type { SlackEvent } from "./payloads.ts";
import { encodeMessage } from "./places.ts";

/** The emoji that keeps a message as an idea where no other is configured. */
export const defaultSaveEmoji = "bulb";

type Reaction = Extract<SlackEvent, { type: "reaction_added" }>;

/**
 * A message that somebody marked with the emoji, in their name. Undefined for other emoji, for what is no message, and for
 * one that is gone or that a bot wrote.
 */
export async function readReaction(
  heard: Heard,
  { user, reaction, item }: Reaction,
  saveEmoji: string,
): Promise<Incoming | undefined> {
  // A skin tone stands behind two colons.
  if (reaction.split("::")[0] !== saveEmoji || item.type !== "message" || item.ts === undefined) return undefined;
  const { channel, ts } = item;
  if (channel === undefined || user === heard.session.access.botUserId) return undefined;
  const message = await messageAt(heard, channel, ts);
  if (message?.user === undefined || message.bot_id !== undefined) return undefined;
  const thread = message.thread_ts ?? null;
  const [common, text] = await Promise.all([
    // The same message marked by the same person twice is one idea.
    envelope(heard, `save:${channel}:${ts}:${user}`, user, { channel, thread: null }),
    wordsOf(heard, message.text ?? ""),
  ]);
  return { ...common, type: "save", text, messageId: encodeMessage({ channel, thread, ts }) };
}

/** In the channel, or as a reply in a thread, which the channel's history does not tell of. */
async function messageAt({ session }: Heard, channel: string, ts: string) {
  const one = { channel, latest: ts, inclusive: true, limit: 1 };
  const { messages } = await session.call((client) => client.conversations.history(one));
  const found = messages?.find((message) => message.ts === ts);
  if (found !== undefined) return found;
  const { messages: replies } = await session.call((client) => client.conversations.replies({ ...one, ts }));
  return replies?.find((message) => message.ts === ts);
}
