import { MessageType } from "discord-api-types/v10";
import type { Envelope, Incoming } from "../chat/vocabulary.ts";
import type { ChannelFacts } from "./directory.ts";
import { envelope, type HearingParts, personOf, spotOf } from "./hearing.ts";
import type { DispatchOf, EventMessage } from "./payloads.ts";
import { encodeMessage } from "./places.ts";
import { isDirect, isOpenThread, type Spot, whereIs } from "./where.ts";
import { mentions, mentionsOthers, plainWords } from "./words.ts";

/** What reading messages takes. */
export type ReadingParts = Pick<HearingParts, "directory" | "applicationId">;

/** A message as the bot hears of it. `wordless`: its words were kept back, for the intent is switched off. */
export interface Read {
  incoming: Incoming;
  wordless?: true;
}

/** Words of people; everything else is Discord's own. */
const spoken: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** A message. Outside our threads, answers to us and direct messages people talk to each other. */
export async function readMessage(parts: ReadingParts, message: EventMessage): Promise<Read | undefined> {
  const heard = await hear(parts, message);
  if (heard === undefined) return undefined;
  const { applicationId } = parts;
  const { spot, common, text, ours } = heard;
  const messageId = encodeMessage({ channel: message.channel_id, id: message.id, mark: null });
  const mention = mentions(message.content ?? "", applicationId);
  if (mention) return { incoming: { ...common, type: "message", text, mention, direct: isDirect(spot), messageId } };
  if (ours && common.thread !== undefined) {
    if (isEmpty(message)) {
      const wordless = isWordless(message, spot);
      return wordless
        ? { incoming: { ...common, type: "reply", text, messageId, addressed: "us" }, wordless }
        : undefined;
    }
    const others = mentionsOthers(message.content ?? "", applicationId);
    const answers = message.referenced_message?.author?.id;
    const toUs = isDirect(spot) || answers === applicationId;
    const addressed = others || (answers !== undefined && !toUs) ? "others" : toUs ? "us" : "nobody";
    return { incoming: { ...common, type: "reply", text, messageId, addressed } };
  }
  return isDirect(spot) && text !== ""
    ? { incoming: { ...common, type: "message", text, mention, direct: true, messageId } }
    : undefined;
}

/** Words that were changed. Discord tells of links that it looked up, too: those have no new time. */
export async function readEdit(parts: ReadingParts, message: EventMessage): Promise<Read | undefined> {
  const { edited_timestamp: edited, content, channel_id: channel, id } = message;
  if (!edited || content === undefined || isEmpty(message)) return undefined;
  const heard = await hear(parts, message);
  if (!heard?.ours || heard.common.thread === undefined) return undefined;
  const { common, text } = heard;
  const eventId = `edited:${id}:${edited}`;
  const messageId = encodeMessage({ channel, id, mark: null });
  return { incoming: { ...common, eventId, type: "replyEdited", text, messageId, thread: heard.common.thread } };
}

/** A message that is gone. Discord does not tell whose it was: in a guild it is withdrawn in our own name. */
export async function readDeletion(
  parts: ReadingParts,
  { id, channel_id: channel, guild_id }: DispatchOf<"MESSAGE_DELETE">,
): Promise<Read | undefined> {
  const spot = await spotOf(parts.directory, channel);
  if (spot === undefined || !isOurs(spot, parts.applicationId)) return undefined;
  const where = whereIs(spot);
  if (where.thread === undefined) return undefined;
  const person = { externalId: parts.applicationId, name: "Kindling" };
  const common = await envelope(parts, {
    eventId: `deleted:${id}`,
    guild: guild_id ?? spot.here.guild ?? null,
    person,
    where,
  });
  const messageId = encodeMessage({ channel, id, mark: null });
  return { incoming: { ...common, type: "replyDeleted", messageId, thread: where.thread } };
}

interface Heard {
  spot: Spot;
  common: Envelope;
  text: string;
  /** Whether it was said in a thread of ours, or answers a message of ours. */
  ours: boolean;
}

/** Undefined for what bots say, and where we see nothing. */
async function hear(parts: ReadingParts, message: EventMessage): Promise<Heard | undefined> {
  const { applicationId, directory } = parts;
  const { author, webhook_id, type, member, id, channel_id, content = "", referenced_message: answered } = message;
  if (author === undefined || author.bot || author.system || webhook_id !== undefined || !spoken.has(type))
    return undefined;
  const spot = await spotOf(directory, channel_id);
  if (spot === undefined) return undefined;
  const answersUs = answered?.author?.id === applicationId;
  const root = answersUs ? (answered?.message_reference?.message_id ?? answered?.id) : undefined;
  const where = whereIs(spot, root);
  const person = personOf(author, { nick: member?.nick });
  const guild = message.guild_id ?? spot.here.guild ?? null;
  const common = await envelope(parts, { eventId: `message:${id}`, guild, person, where });
  const text = plainWords(content, applicationId, message.mentions);
  return { spot, common, text, ours: answersUs || isOurs(spot, applicationId) };
}

/** Threads that we opened; in others nobody speaks to us unasked. */
const isOurs = (spot: Spot & { here: Partial<ChannelFacts> }, us: string): boolean =>
  isOpenThread(spot) && spot.here.owner === us;

const isEmpty = ({ content = "", attachments, sticker_items, poll }: EventMessage) =>
  content.trim() === "" && attachments.length === 0 && sticker_items.length === 0 && poll === undefined;

/** Nobody can send nothing. Direct messages and answers that ping come with their words in any case. */
const isWordless = ({ content = "" }: EventMessage, spot: Spot): true | undefined =>
  content === "" && !isDirect(spot) ? true : undefined;
