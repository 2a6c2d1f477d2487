import type { PlaygroundMessage } from "../store/playground.ts";
import { type Heard, type Hearing, showAnswer } from "./answering.ts";
import { envelope } from "./envelope.ts";
import { cardBody, messageBody } from "./message.ts";
import { channelById } from "./places.ts";
import type { Press } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

/** A press on a button of a message that the person sees. */
export async function press(hearing: Hearing, visitor: Visitor, pressed: Press): Promise<Heard> {
  const { log, accept } = hearing;
  const { eventId, message: id, action, value, inThread } = pressed;
  const message = await log.read(visitor.scope, id);
  const channel = message && channelById(message.channelId);
  if (!message || !channel || !hasButton(message, action, value)) return "gone";
  const thread = message.threadId ?? (message.threadName === null ? null : message.id);
  const common = envelope(visitor, eventId, { channel, thread, origin: eventId });
  const ack = await accept({ ...common, type: "button", action, value, message: id });
  if (ack.type === "update") await log.revise(id, cardBody(ack.card));
  const shownIn = inThread ? thread : message.threadId;
  await showAnswer(hearing, visitor, eventId, ack, { channel, thread: shownIn, origin: null });
  return { message: id, ack };
}

/** Only a button that the message has now can be pressed: a page cannot make one up, and an old one is old. */
function hasButton(message: PlaygroundMessage, action: string, value: string): boolean {
  const { data } = messageBody.safeParse(message.body);
  if (data?.kind !== "card") return false;
  return data.card.parts.some(
    (part) =>
      part.type === "buttons" &&
      part.buttons.some((each) => each.action === action && each.value === value && !each.href),
  );
}
