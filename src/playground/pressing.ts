import type { Card } from "../chat/vocabulary.ts";
import type { PlaygroundMessage } from "../store/playground.ts";
import { type Heard, type Hearing, showAnswer } from "./answering.ts";
import { envelope } from "./envelope.ts";
import { cardBody, messageBody } from "./message.ts";
import { channelById } from "./places.ts";
import type { Press } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

/** A press on a button of a message that the person sees. One that the message has no more does nothing, quietly. */
export async function press(hearing: Hearing, visitor: Visitor, pressed: Press): Promise<Heard> {
  const { log, accept } = hearing;
  const { eventId, message: id, action, value, inThread } = pressed;
  const message = await log.read(visitor.scope, id);
  const channel = message && channelById(message.channelId);
  const card = message && cardOf(message);
  if (!card || !channel) return "gone";
  if (!hasButton(card, action, value)) return { message: id, ack: { type: "none" } };
  const thread = message.threadId ?? (message.threadName === null ? null : message.id);
  const common = envelope(visitor, eventId, { channel, thread, origin: eventId });
  const ack = await accept({ ...common, type: "button", action, value, message: id });
  if (ack.type === "update") await log.revise(id, cardBody(ack.card));
  const shownIn = inThread ? thread : message.threadId;
  await showAnswer(hearing, visitor, eventId, ack, { channel, thread: shownIn, origin: null });
  return { message: id, ack };
}

/** What a message shows, if it is a card. */
function cardOf({ body }: PlaygroundMessage): Card | undefined {
  const { data } = messageBody.safeParse(body);
  return data?.kind === "card" ? data.card : undefined;
}

/** Only a button that the message has now can be pressed: a page cannot make one up, and an old one is old. */
const hasButton = ({ parts }: Card, action: string, value: string): boolean =>
  parts.some(
    (part) =>
      part.type === "buttons" &&
      part.buttons.some((each) => each.action === action && each.value === value && !each.href),
  );
