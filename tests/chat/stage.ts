import type { Ack, Button, Card, Envelope, Incoming, MessageRef, Target } from "../../src/chat/vocabulary.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import type { RecordedMessage, RecordedPort } from "../doubles/chat/recorded-port.ts";
import type { Script } from "../pipelines/world.ts";

/** What a platform brings for the stories to be told on it. */
export interface Platform {
  accept(incoming: Incoming): Promise<Ack>;
  port: RecordedPort;
  platform: Envelope["platform"];
  workspace: Envelope["workspace"];
  /** A channel of the whole workspace, and where new threads open there. */
  channel: Envelope["channel"];
  target: Target;
  /** Two people who are in it. */
  ada: Envelope["person"];
  ben: Envelope["person"];
  /** Names of the folders that were published. */
  published(): string[];
  /** Waits until nothing is in work. */
  settle(): Promise<void>;
  /** Deletes a thread with its root, as a moderator does. */
  removeThread(root: MessageRef, thread: Target): Promise<void>;
  close(): Promise<void>;
}

/** Opens a platform whose models speak by this script, and as the demo model where it is silent. */
export type OpenPlatform = (script: Script) => Promise<Platform>;

type Person = "ada" | "ben";

/** An idea in its thread, and what people do there. Everything goes through `Incoming`, everything is seen by the port. */
export interface Stage {
  on: Platform;
  thread: Target;
  root: RecordedMessage;
  /** What somebody writes in the thread. Returns what the platform calls the message, and what is said at once. */
  says(
    person: Person,
    text: string,
    more?: { event?: string; addressed?: "others" },
  ): Promise<{ message: string; ack: Ack }>;
  edits(person: Person, message: string, text: string): Promise<Ack>;
  deletes(person: Person, message: string): Promise<Ack>;
  presses(person: Person, button: Button, event?: string): Promise<Ack>;
  submits(person: Person, ack: Ack, fields: Record<string, string>): Promise<Ack>;
  /** The cards in the thread, the oldest first. */
  cards(): Card[];
  /** Those that show a version, the oldest first. */
  results(): Card[];
}

let events = 0;

/** Ada brings an idea to the channel. Resolves when its thread is open, or with `whole` when the work is done. */
export async function bringIdea(on: Platform, text: string, { whole = true } = {}): Promise<Stage> {
  const envelope = (person: Person, event = `story-${++events}`) => ({
    ...{ eventId: event, platform: on.platform, workspace: on.workspace, person: on[person] },
    ...{ channel: on.channel, target: on.target },
  });
  const before = on.port.messages.length;
  await on.accept({ ...envelope("ada"), type: "command", text });
  const root = await eventually(() => on.port.messages.slice(before).find(({ ref }) => on.port.threads.has(ref)));
  const thread = on.port.threads.get(root.ref) ?? "";
  if (whole) await on.settle();

  const cards = () => on.port.messages.filter((message) => message.target === thread).map(({ card }) => card);
  return {
    ...{ on, root, thread, cards },
    async says(person, text, { event, addressed } = {}) {
      const from = envelope(person, event);
      const messageId = `message-of-${from.eventId}`;
      const ack = await on.accept({
        ...from,
        type: "reply",
        thread,
        text,
        messageId,
        addressed: addressed ?? "nobody",
      });
      return { message: messageId, ack };
    },
    edits: (person, messageId, text) =>
      on.accept({ ...envelope(person), type: "replyEdited", thread, text, messageId }),
    deletes: (person, messageId) => on.accept({ ...envelope(person), type: "replyDeleted", thread, messageId }),
    presses: (person, { action, value }, event) =>
      on.accept({ ...envelope(person, event), thread, type: "button", action, value, message: root.ref }),
    async submits(person, ack, fields) {
      if (ack.type !== "form") throw new Error(`the answer is ${ack.type}`);
      const { form, value } = ack.form;
      return on.accept({ ...envelope(person), thread, type: "form", form, value, fields });
    },
    results: () => cards().filter((card) => /^Version: \d+/m.test(cardText(card))),
  };
}

/** Waits for something that is about to be. */
export async function eventually<T>(look: () => T | undefined | false): Promise<T> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("it never came");
}

/** The version that a result card shows. */
export const versionOf = (card: Card | undefined): number =>
  Number(/^Version: (\d+)/m.exec(card === undefined ? "" : cardText(card))?.[1]);
