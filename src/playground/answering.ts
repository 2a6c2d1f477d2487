import type { Ack, Bot } from "../chat/vocabulary.ts";
import { cardBody } from "./message.ts";
import type { MessageLog } from "./message-log.ts";
import { botId, type Channel, channelsOf, type Place } from "./places.ts";
import type { InTurn } from "./turns.ts";
import type { Visitor } from "./visitors.ts";

/** What it takes to hear people and to answer them. */
export interface Hearing {
  log: MessageLog;
  accept: Bot["accept"];
  /** By message: an edit that comes while the bot still hears the words waits for that. */
  inTurn: InTurn;
}

/** Why something is not done. `gone`: it is not there (any more), or not for this person. */
export type Refusal = "gone" | "notYours" | "fixed" | "crowded";

/** What became of what somebody did: the bot's answer, and the message that it was about, if that is still there. */
export type Heard = { message?: string; ack: Ack } | Refusal;

/** The channel, if this person sees it. */
export const channelFor = ({ person }: Visitor, id: string): Channel | undefined =>
  channelsOf(person.id).find((channel) => channel.id === id);

/** Where in the page somebody is; undefined when the channel or the thread is not there for them. */
export async function placeFor(
  { log }: Hearing,
  visitor: Visitor,
  where: { channel: string; thread: string | null },
): Promise<Place | undefined> {
  const channel = channelFor(visitor, where.channel);
  const root = channel && where.thread !== null ? await log.root(visitor.scope, where.thread) : undefined;
  if (!channel || (where.thread !== null && root?.channelId !== channel.id)) return undefined;
  return { channel, thread: where.thread, origin: null };
}

/** Shows an answer that is a card, once an event, where the person looks. */
export async function showAnswer({ log }: Hearing, visitor: Visitor, eventId: string, ack: Ack, place: Place) {
  if (ack.type !== "card") return;
  await log.write({
    place,
    author: botId,
    visibleTo: ack.visibility === "private" ? visitor.person.id : null,
    nonce: `ack:${eventId}`,
    body: cardBody(ack.card),
  });
}
