import { textsFor } from "../chat/texts/catalogue.ts";
import type { Card, Envelope, Form } from "../chat/vocabulary.ts";
import type { Log } from "../log.ts";
import { noPreviews, renderCard } from "./card.ts";
import { formView } from "./form.ts";
import type { Heard } from "./hearing.ts";
import { decodeTarget } from "./places.ts";

/** Opens a form. A trigger is good for three seconds and one form, so that this is done before the acknowledgement. */
export async function openForm({ session }: Heard, incoming: Envelope, trigger: string, form: Form): Promise<void> {
  const { thread } = incoming.thread === undefined ? { thread: null } : decodeTarget(incoming.thread);
  const origin = { channel: incoming.channel.id, thread, audience: incoming.channel.audience };
  const view = formView(textsFor(incoming.person.locale), form, origin);
  await session.call((client) => client.views.open({ trigger_id: trigger, view }));
}

/**
 * Shows a card in the place of the message that was pressed, by the address that Slack gave for that: the only way to a
 * message that one person sees. What does not fit into one message follows as more of them.
 */
export async function replace(incoming: Envelope, responseUrl: string, card: Card, log: Log): Promise<void> {
  const messages = renderCard(card, { texts: textsFor(incoming.person.locale) });
  try {
    for (const [index, message] of messages.entries()) {
      const body = { replace_original: index === 0, response_type: "ephemeral", ...noPreviews, ...message };
      const answer = await fetch(responseUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        redirect: "manual",
      });
      if (!answer.ok) throw new Error(`Slack answered ${answer.status}`);
    }
  } catch (error) {
    log.warn("a card could not be replaced", { error });
  }
}
