import type { PlaygroundMessage } from "../store/playground.ts";
import { type Heard, type Hearing, type Refusal, showAnswer } from "./answering.ts";
import { envelope } from "./envelope.ts";
import { type MessageBody, messageBody } from "./message.ts";
import { type Channel, channelById, type Place } from "./places.ts";
import type { Deletion, Edit } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

/** A person's own message, where it is, and what it is. */
interface Own {
  message: PlaygroundMessage;
  place: Place;
  kind: MessageBody["kind"] | undefined;
}

/**
 * Other words for a message of one's own. The bot hears of it first, so that a request that is sent again after a
 * failure reaches it. Commands are acted on as they are sent, and cannot be edited.
 */
export async function edit(hearing: Hearing, visitor: Visitor, change: Edit): Promise<Heard> {
  const { eventId, message: id, text } = change;
  const own = await ownMessage(hearing, visitor, id);
  if (typeof own === "string") return own;
  if (own.kind !== "text") return "fixed";
  const heard = await tell(hearing, visitor, own, { type: "replyEdited", eventId, text });
  await hearing.log.revise(id, { kind: "text", text });
  return heard;
}

/**
 * A message of one's own goes, or a note that nobody else sees. A thread on it stays, as long as there are replies. The
 * bot hears of a reply first here, too.
 */
export async function remove(hearing: Hearing, visitor: Visitor, deletion: Deletion): Promise<Heard> {
  const { eventId, message: id } = deletion;
  const own = await ownMessage(hearing, visitor, id, isNote);
  if (typeof own === "string") return own;
  const { ack } = await tell(hearing, visitor, own, { type: "replyDeleted", eventId });
  await hearing.log.remove(id);
  return { ack };
}

/** A note of Kindling's to one person in a channel where others read. */
const isNote = ({ visibleTo }: PlaygroundMessage, { owner }: Channel) => visibleTo !== null && owner === null;

/** `alsoOwn`: what counts as theirs although somebody else wrote it. */
async function ownMessage(
  { log }: Hearing,
  visitor: Visitor,
  id: string,
  alsoOwn: (message: PlaygroundMessage, channel: Channel) => boolean = () => false,
): Promise<Own | Refusal> {
  const message = await log.read(visitor.scope, id);
  const channel = message && channelById(message.channelId);
  if (!message || !channel) return "gone";
  if (message.author !== visitor.person.id && !alsoOwn(message, channel)) return "notYours";
  const { data } = messageBody.safeParse(message.body);
  return { message, place: { channel, thread: message.threadId, origin: null }, kind: data?.kind };
}

/** Tells the bot what became of a reply; of all else it need not know. */
async function tell(
  hearing: Hearing,
  visitor: Visitor,
  { message, place, kind }: Own,
  { eventId, ...what }: { eventId: string } & ({ type: "replyEdited"; text: string } | { type: "replyDeleted" }),
) {
  const { thread, ...common } = envelope(visitor, eventId, { ...place, origin: null });
  if (thread === undefined || kind !== "text") return { message: message.id, ack: { type: "none" as const } };
  const incoming = { ...common, thread, messageId: message.id, ...what };
  const ack = await hearing.inTurn(message.id, () => hearing.accept(incoming));
  await showAnswer(hearing, visitor, eventId, ack, place);
  return { message: message.id, ack };
}
