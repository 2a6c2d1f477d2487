import type { Envelope } from "../chat/vocabulary.ts";
import { encodeTarget, type Place, workspace } from "./places.ts";
import type { Visitor } from "./visitors.ts";

/**
 * Who did something, and where, in the bot's words. `origin`: what a new thread would answer; the page that sent it
 * opens that thread by itself.
 */
export function envelope(visitor: Visitor, eventId: string, { channel, thread, origin }: Place): Envelope {
  const { person, locale, timezone } = visitor;
  return {
    eventId,
    platform: "playground",
    workspace,
    person: {
      ...{ externalId: person.id, name: person.name, admin: person.admin },
      ...(locale && { locale }),
      ...(timezone && { timezone }),
    },
    channel: { id: channel.id, audience: channel.audience },
    target: encodeTarget({ channel, thread: null, origin }),
    ...(thread !== null && { thread: encodeTarget({ channel, thread, origin: null }) }),
  };
}
