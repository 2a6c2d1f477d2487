import { textsFor } from "../chat/texts/catalogue.ts";
import type { Card, Envelope } from "../chat/vocabulary.ts";
import { asKindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import { renderCard } from "./card.ts";
import type { Heard } from "./hearing.ts";
import { limits } from "./limits.ts";

/** Shows a card in somebody's Home, as far as a Home holds it. https://docs.slack.dev/surfaces/app-home */
export async function publishHome({ session }: Heard, { person }: Envelope, card: Card, log: Log): Promise<void> {
  const messages = renderCard(card, { texts: textsFor(person.locale), plans: false });
  const blocks = messages.flatMap((message) => message.blocks).slice(0, limits.viewBlocks);
  try {
    const user_id = person.externalId;
    await session.call((client) => client.views.publish({ user_id, view: { type: "home", blocks } }));
  } catch (thrown) {
    log.warn("a Home could not be shown", { error: asKindlingError(thrown) });
  }
}
