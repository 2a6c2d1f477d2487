import type { Ack, Incoming } from "../chat/vocabulary.ts";
import { type Heard, type Hearing, placeFor, showAnswer } from "./answering.ts";
import { envelope } from "./envelope.ts";
import { addressed } from "./mentions.ts";
import type { Saying } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

const command = /^\/expand(?:\s+|$)/;

/** Words from the composer: written as a message, and taken to the bot as a command, a reply or a message. */
export async function say(hearing: Hearing, visitor: Visitor, saying: Saying): Promise<Heard> {
  const { log, accept, inTurn } = hearing;
  const { eventId, text } = saying;
  const place = await placeFor(hearing, visitor, saying);
  if (!place) return "gone";
  const given = command.exec(text);
  const message = await log.write({
    place,
    author: visitor.person.id,
    // A command becomes public with its answer, as on the platforms where only the answer is seen.
    visibleTo: given ? visitor.person.id : null,
    nonce: `event:${eventId}`,
    body: given ? { kind: "command", text } : { kind: "text", text },
  });
  const common = envelope(visitor, eventId, { ...place, origin: message.id });
  const incoming: Incoming = given
    ? { ...common, type: "command", text: text.slice(given[0].length).trim() }
    : place.thread !== null
      ? { ...common, type: "reply", text, messageId: message.id, addressed: addressed(text) }
      : {
          ...common,
          type: "message",
          text,
          mention: addressed(text) === "us",
          direct: place.channel.kind === "direct",
          messageId: message.id,
        };
  const ack = await inTurn(message.id, () => accept(incoming));
  if (given && ack.type === "form") {
    // Nothing is asked in the channel, so nothing stays there.
    await log.remove(message.id);
    return { ack };
  }
  if (given && !isPrivate(ack)) await log.reveal(message);
  await showAnswer(hearing, visitor, eventId, ack, place);
  return { message: message.id, ack };
}

const isPrivate = (ack: Ack) => "visibility" in ack && ack.visibility === "private";
