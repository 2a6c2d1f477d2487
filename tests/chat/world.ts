import { eq } from "drizzle-orm";
import type { Blobs } from "../../src/blobs/blobs.ts";
import { createPostgresBlobs } from "../../src/blobs/postgres.ts";
import { type BotParts, createBot } from "../../src/chat/bot.ts";
import { createFollower } from "../../src/chat/follower.ts";
import { chatSteps } from "../../src/chat/steps/chat-steps.ts";
import type { Ack, Button, Card, Incoming, Target } from "../../src/chat/vocabulary.ts";
import { createEngine, type EngineParts } from "../../src/engine/engine.ts";
import type { Engine, RunSnapshot } from "../../src/engine/types.ts";
import type { PublishFolder } from "../../src/pipelines/publish/folder.ts";
import { pipelineSteps } from "../../src/pipelines/steps.ts";
import { createInProcessQueue } from "../../src/queue/in-process.ts";
import { runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { type MemoryPort, memoryPort } from "../doubles/chat/memory-port.ts";
import { quiet } from "../engine/world.ts";
import { type Answer, pixelImages, type Script, scriptedModels } from "../pipelines/world.ts";

/** Somebody in a channel. */
export interface Speaker {
  name: string;
  /** Default: the public channel `general`. */
  channel?: Incoming["channel"];
  workspace?: string;
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
  /** Presses a button as it stands on a card. */
  press(button: Button, from?: Speaker, where?: { thread?: Target; event?: string }): Promise<Ack>;
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

/** The demo model is not sure of short ideas, and these tests are not about that. */
const surelyPost: Answer = ({ demo }) => ({ ...Object(demo), format: "blog", confidence: 95 });

/** Opens the world. `script`: what the models say; `folder`: where posts are published. */
export async function createChatWorld(
  store: Store,
  options: {
    script?: Script;
    demo?: boolean;
    folder?: PublishFolder;
    budget?: BotParts["budget"];
    engine?: Partial<EngineParts>;
    now?: () => Date;
    /** Nothing that is accepted is worked on. */
    asleep?: boolean;
  } = {},
): Promise<ChatWorld> {
  const ofThis = `playground:${uuidv7()}`;
  const port = memoryPort({ channels: ["general", "secret", "dm-ada", "other"] });
  const blobs = createPostgresBlobs(store);
  const { models } = scriptedModels({ intake: surelyPost, ...options.script }, { demo: options.demo ?? false });
  const published: ChatWorld["published"] = new Map();
  const folder: PublishFolder = options.folder ?? {
    async write({ name, files }) {
      published.set(name, [...files]);
      return `/published/${name}`;
    },
  };
  const now = options.now ?? (() => new Date());
  const budget = options.budget ?? { usd: 5, ms: 60_000 };
  const queue = createInProcessQueue({ log: quiet });
  const ports = (workspace: string) => (workspace === "cli" ? undefined : port);
  const demoNotice = () => "demo text";
  const engine: Engine = createEngine({
    ...{ store, queue, log: quiet },
    stepTypes: [
      ...pipelineSteps({ ...{ store, blobs, models, folder, demoNotice }, images: pixelImages(blobs) }),
      ...chatSteps({ ...{ store, blobs, models, ports, budget, now }, engine: () => engine }),
    ].map((type) => ({ ...type, retry: { attempts: type.retry?.attempts ?? 3, backoffMs: 1 } })),
    renderCard: createFollower({ ...{ store, ports, models, budget, now }, engine: () => engine }),
    ...options.engine,
  });
  if (!options.asleep) queue.start(engine.deliver);
  const bot = createBot({
    ...{ store, engine, models, budget, now },
    log: quiet,
  });

  let events = 0;
  const envelope = ({ name, channel = general, workspace = ofThis }: Speaker, event?: string) => ({
    eventId: event ?? `e${++events}`,
    platform: "playground" as const,
    workspace: { id: workspace, name: workspace },
    person: { externalId: name.toLowerCase(), name },
    channel,
    target: `c:${channel.id}`,
  });
  const ada: Speaker = { name: "Ada" };

  const settle = async () => {
    for (let quietRounds = 0; quietRounds < 2; quietRounds++) {
      await engine.settled();
      await queue.idle();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const listRuns = () =>
    store.asSystem((tx) => tx.select().from(runs).where(eq(runs.workspaceId, ofThis)).orderBy(runs.id));

  return {
    ...{ store, engine, port, blobs, published, settle },
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
    press: ({ action, value }, from = ada, { thread, event } = {}) =>
      bot.accept({
        ...envelope(from, event),
        ...(thread !== undefined && { thread }),
        ...{ type: "button", action, value, message: "m" },
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
    async close() {
      await queue.stop(0);
      await engine.settled();
    },
  };
}
