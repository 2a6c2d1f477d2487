import type { Ack, Bot, Incoming, Target } from "../chat/vocabulary.ts";
import type { PlaygroundMessage } from "../store/playground.ts";
import type { Scope } from "../store/store.ts";
import { cardBody, messageBody } from "./message.ts";
import type { MessageLog } from "./message-log.ts";
import { botId, type Channel, channelById, channelsOf, encodeTarget, type Person, workspace } from "./places.ts";

/** Who is at the page: as themselves, and as the database knows them. */
export interface Visitor {
  person: Person;
  scope: Scope;
  locale: string | undefined;
  timezone: string | undefined;
}

/** Words sent from the composer. The event id is the page's, so that sending again is the same event. */
export interface Saying {
  eventId: string;
  channel: string;
  thread: string | null;
  text: string;
}

/** A press on a button of a message; `inThread`: it was seen in the thread pane. */
export interface Press {
  eventId: string;
  message: string;
  action: string;
  value: string;
  inThread: boolean;
}

/** What became of it; `gone`: the place, the message or the button is not there (any more). */
export type Heard = { message: PlaygroundMessage; ack: Ack } | "gone";

const command = /^\/expand(?:\s+|$)/;
const mention = /(^|[^\w@])@kindling\b/i;

/** Takes what people do on the page to the bot, and shows what the bot answers at once. */
export function createSpeaking(log: MessageLog, accept: Bot["accept"]) {
  const visible = (visitor: Visitor, id: string): Channel | undefined =>
    channelsOf(visitor.person.id).find((channel) => channel.id === id);

  const envelope = (visitor: Visitor, eventId: string, channel: Channel, origin: string | null, thread?: Target) => ({
    eventId,
    platform: "playground" as const,
    workspace,
    person: {
      externalId: visitor.person.id,
      name: visitor.person.name,
      ...(visitor.locale && { locale: visitor.locale }),
      ...(visitor.timezone && { timezone: visitor.timezone }),
    },
    channel: { id: channel.id, audience: channel.audience },
    target: encodeTarget({ channel, thread: null, origin }),
    ...(thread && { thread }),
  });

  /** Shows an answer that is a card; `place` is where the person looked. */
  const show = async (ack: Ack, visitor: Visitor, eventId: string, channel: Channel, thread: string | null) => {
    if (ack.type !== "card") return;
    await log.write({
      place: { channel, thread, origin: null },
      author: botId,
      visibleTo: ack.visibility === "private" ? visitor.person.id : null,
      nonce: `ack:${eventId}`,
      body: cardBody(ack.card),
    });
  };

  return {
    async say(visitor: Visitor, { eventId, channel: channelId, thread, text }: Saying): Promise<Heard> {
      const channel = visible(visitor, channelId);
      if (!channel) return "gone";
      if (thread !== null) {
        const root = await log.read(visitor.scope, thread);
        if (!root || root.channelId !== channelId || root.threadId !== null) return "gone";
      }
      const given = command.exec(text);
      const message = await log.write({
        place: { channel, thread, origin: null },
        author: visitor.person.id,
        // A command becomes public with its answer, as on the platforms where only the answer is seen.
        visibleTo: given ? visitor.person.id : null,
        nonce: `event:${eventId}`,
        body: given ? { kind: "command", text } : { kind: "text", text },
      });
      const into = thread === null ? undefined : encodeTarget({ channel, thread, origin: null });
      const common = envelope(visitor, eventId, channel, message.id, into);
      const incoming: Incoming = given
        ? { ...common, type: "command", text: text.slice(given[0].length).trim() }
        : thread !== null
          ? { ...common, type: "reply", text, messageId: message.id, addressed: mention.test(text) ? "us" : "nobody" }
          : {
              ...common,
              type: "message",
              text,
              mention: mention.test(text),
              direct: channel.kind === "direct",
              messageId: message.id,
            };
      const ack = await accept(incoming);
      if (given && !isPrivate(ack)) await log.reveal(message);
      await show(ack, visitor, eventId, channel, thread);
      return { message, ack };
    },

    async press(visitor: Visitor, { eventId, message: id, action, value, inThread }: Press): Promise<Heard> {
      const message = await log.read(visitor.scope, id);
      const channel = message && channelById(message.channelId);
      if (!message || !channel || !hasButton(message, action, value)) return "gone";
      const thread = message.threadId ?? (message.threadName === null ? null : message.id);
      const into = thread === null ? undefined : encodeTarget({ channel, thread, origin: null });
      const common = envelope(visitor, eventId, channel, null, into);
      const ack = await accept({ ...common, type: "button", action, value, message: id });
      if (ack.type === "update") await log.revise(id, cardBody(ack.card));
      await show(ack, visitor, eventId, channel, inThread ? thread : message.threadId);
      return { message, ack };
    },
  };
}

export type Speaking = ReturnType<typeof createSpeaking>;

/** Whether an answer is for the asker alone. A form, too, is seen by nobody else. */
const isPrivate = (ack: Ack) =>
  ack.type === "form" || ack.type === "formErrors" || ("visibility" in ack && ack.visibility === "private");

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
