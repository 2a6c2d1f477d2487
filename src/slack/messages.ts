import { textsFor } from "../chat/texts/catalogue.ts";
import type { Envelope, Incoming } from "../chat/vocabulary.ts";
import { envelope, type Heard, type Where } from "./hearing.ts";
import type { MessageEvent, SlackEvent } from "./payloads.ts";
import { encodeMessage, encodeTarget } from "./places.ts";
import { mentionedIn, plainWords } from "./words.ts";

type Mention = Extract<SlackEvent, { type: "app_mention" }>;

/** Ordinary words, and those with a file or shown in the channel as well. Every other subtype is Slack's own. */
const spoken = new Set([undefined, "file_share", "thread_broadcast"]);
const audiences = { channel: "workspace", group: "channel", mpim: "channel", im: "owner" } as const;
type ChannelType = keyof typeof audiences;
const isChannelType = (type: string | undefined): type is ChannelType => type !== undefined && type in audiences;

/** `@Kindling …` in a channel or in a thread. */
export function readMention(heard: Heard, event: Mention): Promise<Incoming | undefined> {
  return spokenTo(heard, event, { channel: event.channel, thread: event.thread_ts ?? null }, { mention: true });
}

/**
 * A message, its change or its end. Outside threads and direct messages people talk to each other, and what mentions us
 * comes as a mention, too.
 */
export async function readMessage(heard: Heard, event: MessageEvent): Promise<Incoming | undefined> {
  const { channel, channel_type } = event;
  const audience = isChannelType(channel_type) ? audiences[channel_type] : undefined;
  const direct = audience === "owner";
  const at = (thread: string | undefined): Where => ({ channel, thread: thread ?? null, audience });
  switch (event.subtype) {
    case "message_changed":
      return changed(heard, event, at);
    case "message_deleted":
      return deleted(heard, event, at);
    default: {
      if (!spoken.has(event.subtype)) return undefined;
      const mentioned = mentionedIn(event.text ?? "");
      if (!direct && mentioned.includes(heard.session.access.botUserId)) return undefined;
      const thread = isReply(event) ? event.thread_ts : undefined;
      if (thread === undefined) return direct ? spokenTo(heard, event, at(undefined), { direct: true }) : undefined;
      const common = await spokenBy(heard, event, at(thread));
      if (common === undefined) return undefined;
      const addressed = mentioned.length > 0 ? "others" : direct ? "us" : "nobody";
      return { ...common, type: "reply", messageId: messageOf(channel, event), addressed };
    }
  }
}

/** Whether a message stands in a thread and is not its root. */
const isReply = ({ ts, thread_ts }: { ts: string; thread_ts?: string | undefined }) =>
  thread_ts !== undefined && thread_ts !== ts;

const messageOf = (channel: string, { ts, thread_ts }: { ts: string; thread_ts?: string | undefined }) =>
  encodeMessage({ channel, thread: thread_ts ?? null, ts });

/** Words that are said to us. */
async function spokenTo(
  heard: Heard,
  event: Mention | MessageEvent,
  where: Where,
  { mention = false, direct = false },
): Promise<Incoming | undefined> {
  const common = await spokenBy(heard, event, where);
  return common && { ...common, type: "message", mention, direct, messageId: messageOf(where.channel, event) };
}

/** Who said what, where; undefined for what bots say. The same words that come as two events have one name. */
async function spokenBy(
  heard: Heard,
  { user, text = "", ts, bot_id }: Mention | MessageEvent,
  where: Where,
): Promise<(Envelope & { text: string }) | undefined> {
  if (user === undefined || bot_id !== undefined || user === heard.session.access.botUserId) return undefined;
  const [common, words] = await Promise.all([
    envelope(heard, `message:${where.channel}:${ts}`, user, where),
    wordsOf(heard, text),
  ]);
  return { ...common, text: words };
}

/** What was written, with people's names in it. */
export async function wordsOf({ session, directory }: Heard, text: string): Promise<string> {
  const { botUserId } = session.access;
  const ids = mentionedIn(text).filter((id) => id !== botUserId);
  const people = await Promise.all(ids.slice(0, 5).map((id) => directory.person(session, id)));
  const names = new Map(people.map(({ externalId, name }) => [externalId, name]));
  return plainWords(text, botUserId, (id) => names.get(id) ?? textsFor(undefined).slack.somebody);
}

async function changed(
  heard: Heard,
  { channel, ts, message, previous_message: before }: MessageEvent,
  at: (thread: string | undefined) => Where,
): Promise<Incoming | undefined> {
  if (message?.user === undefined || message.bot_id !== undefined || !isReply(message)) return undefined;
  // Slack tells of links that it looked up, too.
  if (message.text === before?.text || message.thread_ts === undefined) return undefined;
  const [common, text] = await Promise.all([
    envelope(heard, `edited:${channel}:${ts}`, message.user, at(message.thread_ts)),
    wordsOf(heard, message.text ?? ""),
  ]);
  const thread = encodeTarget({ channel, thread: message.thread_ts });
  return { ...common, type: "replyEdited", text, messageId: messageOf(channel, message), thread };
}

async function deleted(
  heard: Heard,
  { channel, ts, previous_message: before }: MessageEvent,
  at: (thread: string | undefined) => Where,
): Promise<Incoming | undefined> {
  if (before?.user === undefined || before.bot_id !== undefined || !isReply(before)) return undefined;
  if (before.thread_ts === undefined) return undefined;
  const common = await envelope(heard, `deleted:${channel}:${ts}`, before.user, at(before.thread_ts));
  const thread = encodeTarget({ channel, thread: before.thread_ts });
  return { ...common, type: "replyDeleted", messageId: messageOf(channel, before), thread };
}
