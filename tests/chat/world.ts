import type { Blobs } from "../../src/blobs/blobs.ts";
import type { Ack, Button, Card, Form, Incoming, Target } from "../../src/chat/vocabulary.ts";
import type { Engine, RunSnapshot } from "../../src/engine/types.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { type MemoryPort, memoryPort } from "../doubles/chat/memory-port.ts";
import { type House, type HouseOptions, openHouse } from "./house.ts";

/** Somebody in a channel. */
export interface Speaker {
  name: string;
  /** Default: the public channel `general`. */
  channel?: Incoming["channel"];
  workspace?: string;
  /** Whether the platform says that they are an admin; default: it says nothing. */
  admin?: boolean;
}

/** The bot with everything behind it: a real store, engine, queue and pipelines, models by script, a port in memory. */
export interface ChatWorld {
  store: Store;
  engine: Engine;
  port: MemoryPort;
  blobs: Blobs;
  /** Folders that were published, by name. */
  published: Map<string, { path: string; bytes: Uint8Array }[]>;
  accept(incoming: Incoming): Promise<Ack>;
  /** `/expand text` */
  command(text: string, from?: Speaker, event?: string): Promise<Ack>;
  mention(text: string, from?: Speaker, thread?: Target): Promise<Ack>;
  reply(thread: Target, text: string, from?: Speaker, event?: string): Promise<Ack>;
  /** Edits a message that was a reply. */
  edit(thread: Target, messageId: string, text: string, from?: Speaker): Promise<Ack>;
  /** Presses a button as it stands on a card. */
  press(button: Button, from?: Speaker, where?: { thread?: Target; event?: string }): Promise<Ack>;
  /** Sends a form as it was opened, with these fields filled in. */
  submit(
    form: Form,
    fields: Record<string, string>,
    from?: Speaker,
    where?: { thread?: Target; event?: string },
  ): Promise<Ack>;
  /** Does what is due by then. */
  tick: House["tick"];
  /** Waits until nothing is in work. */
  settle(): Promise<void>;
  /** This world's own, so that many worlds share a database. */
  workspace: string;
  /** Waits until the first run of this many is as it should be. */
  until(when: (run: RunSnapshot) => boolean, nth?: number): Promise<RunSnapshot>;
  /** The runs of a workspace, the oldest first. */
  runs(): Promise<{ id: string; kind: string; status: string; ownerId: string }[]>;
  close(): Promise<void>;
}

const general: Incoming["channel"] = { id: "general", audience: "workspace" };

/** What an idea's thread is called by the port: `t:` and the root card's reference. */
export const threadOf = (world: ChatWorld, nth = 0): Target => `t:${world.port.in("c:general")[nth]?.ref ?? "none"}`;

/** A button of a card by its label. */
export function buttonOf(card: Card | undefined, label: string): Button {
  const buttons = (card?.parts ?? []).flatMap((part) => (part.type === "buttons" ? part.buttons : []));
  const found = buttons.find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} among ${buttons.map((button) => button.label).join(", ") || "none"}`);
  return found;
}

/** What a person reads in an acknowledgement. */
export const ackText = (ack: Ack): string =>
  ack.type === "card" || ack.type === "update" ? cardText(ack.card) : `(${ack.type})`;

/** The card of an acknowledgement that is one. */
export function ackCard(ack: Ack): Card {
  if (ack.type !== "card" && ack.type !== "update") throw new Error(`the answer is ${ack.type}`);
  return ack.card;
}

/** The form that an acknowledgement opens. */
export function ackForm(ack: Ack): Form {
  if (ack.type !== "form") throw new Error(`the answer is ${ack.type}: ${ackText(ack)}`);
  return ack.form;
}

/** Opens the world. */
export async function createChatWorld(store: Store, options: HouseOptions = {}): Promise<ChatWorld> {
  const ofThis = `playground:${uuidv7()}`;
  const port = memoryPort({ channels: ["general", "secret", "dm-ada", "other"] });
  const house = openHouse(store, port, options);
  const { bot, engine, settle } = house;

  let events = 0;
  const envelope = ({ name, channel = general, workspace = ofThis, admin }: Speaker, event?: string) => ({
    eventId: event ?? `e${++events}`,
    platform: "playground" as const,
    workspace: { id: workspace, name: workspace },
    person: { externalId: name.toLowerCase(), name, ...(admin !== undefined && { admin }) },
    channel,
    target: `c:${channel.id}`,
  });
  const ada: Speaker = { name: "Ada" };

  const listRuns = () => house.runs(ofThis);

  return {
    ...{ store, engine, port, settle, blobs: house.blobs, published: house.published, tick: house.tick },
    workspace: ofThis,
    accept: (incoming) => bot.accept(incoming),
    command: (text, from = ada, event) => bot.accept({ ...envelope(from, event), type: "command", text }),
    mention: (text, from = ada, thread) =>
      bot.accept({
        ...envelope(from),
        ...(thread !== undefined && { thread }),
        ...{ type: "message", text, mention: true, direct: false, messageId: `u${events}` },
      }),
    reply: (thread, text, from = ada, event) =>
      bot.accept({
        ...envelope(from, event),
        type: "reply",
        thread,
        text,
        messageId: `u${events}`,
        addressed: "nobody",
      }),
    edit: (thread, messageId, text, from = ada) =>
      bot.accept({ ...envelope(from), type: "replyEdited", thread, text, messageId }),
    press: ({ action, value }, from = ada, { thread, event } = {}) =>
      bot.accept({
        ...envelope(from, event),
        ...(thread !== undefined && { thread }),
        ...{ type: "button", action, value, message: "m" },
      }),
    submit: ({ form, value, fields: given }, fields, from = ada, { thread, event } = {}) =>
      bot.accept({
        ...envelope(from, event),
        ...(thread !== undefined && { thread }),
        ...{ type: "form", form, value },
        fields: { ...Object.fromEntries(given.map(({ name, value = "" }) => [name, value])), ...fields },
      }),
    runs: listRuns,
    async until(when, nth = 0) {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const id = (await listRuns())[nth]?.id;
        const run = id === undefined ? undefined : await store.asSystem((tx) => engine.snapshot(tx, id));
        if (run && when(run)) return run;
        if (Date.now() > deadline) {
          const steps = run?.steps.map(({ key, state, error }) => `${key} ${state} ${error?.code ?? ""}`).join(", ");
          throw new Error(`still ${run?.status}: ${steps}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: house.close,
  };
}
