import { asKindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Ack, ChatPort, Envelope } from "./vocabulary.ts";

/**
 * Says a card that answers an event which has no first response of its own: to its person alone, or where it happened.
 * Once an event, by its name. Never rejects.
 */
export async function sayAck(port: ChatPort, incoming: Envelope, ack: Ack, log: Log): Promise<void> {
  if (ack.type !== "card") return;
  const target = incoming.thread ?? incoming.target;
  const nonce = `ack:${incoming.eventId}`;
  try {
    if (ack.visibility === "public") await port.post(target, ack.card, { nonce });
    else await port.notify(target, incoming.person.externalId, ack.card, { nonce });
  } catch (thrown) {
    log.warn("an answer could not be said", { error: asKindlingError(thrown) });
  }
}
