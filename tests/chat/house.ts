import { and, eq, gte, sql } from "drizzle-orm";
import type { GitHubAccounts } from "../../src/accounts/github.ts";
import type { Blobs } from "../../src/blobs/blobs.ts";
import { createPostgresBlobs } from "../../src/blobs/postgres.ts";
import { type BotParts, createBot } from "../../src/chat/bot.ts";
import { createFollower } from "../../src/chat/follower.ts";
import { chatSteps } from "../../src/chat/steps/chat-steps.ts";
import { createTick, type Tick } from "../../src/chat/tick.ts";
import type { Bot, ChatPort } from "../../src/chat/vocabulary.ts";
import { createEngine, type EngineParts } from "../../src/engine/engine.ts";
import type { Engine } from "../../src/engine/types.ts";
import type { PublishFolder } from "../../src/pipelines/publish/folder.ts";
import { pipelineSteps } from "../../src/pipelines/steps.ts";
import { createInProcessQueue } from "../../src/queue/in-process.ts";
import { cards, runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { quiet } from "../engine/world.ts";
import { type Answer, pixelImages, type Script, scriptedModels } from "../pipelines/world.ts";

/** What a house may be opened with. `script`: what the models say; `folder`: where posts are published, null for nowhere. */
export interface HouseOptions {
  script?: Script;
  demo?: boolean;
  folder?: PublishFolder | null;
  budget?: BotParts["budget"];
  engine?: Partial<EngineParts>;
  now?: () => Date;
  /** How often one person may ask. */
  limits?: BotParts["limits"];
  /** Accounts on GitHub; without it, GitHub is off. */
  github?: GitHubAccounts;
  /** Nothing that is accepted is worked on. */
  asleep?: boolean;
}

/** The bot with everything behind it: a real store, engine, queue and pipelines, and models by script. */
export interface House {
  bot: Bot;
  store: Store;
  engine: Engine;
  blobs: Blobs;
  /** What the models were asked, in order. */
  asked: ReturnType<typeof scriptedModels>["asked"];
  /** Folders that were published, by name. */
  published: Map<string, { path: string; bytes: Uint8Array }[]>;
  /** Waits until nothing is in work. */
  settle(): Promise<void>;
  tick: Tick;
  /** The runs of a workspace, the oldest first. */
  runs(workspace: string): Promise<(typeof runs.$inferSelect)[]>;
  close(): Promise<void>;
}

/** The demo model is not sure of short ideas, and these tests are not about that. */
const surelyPost: Answer = ({ demo }) =>
  typeof demo === "object" && demo !== null && "format" in demo ? { ...demo, format: "blog", confidence: 95 } : demo;

/** Opens a house that talks through this port. */
export function openHouse(store: Store, port: ChatPort, options: HouseOptions = {}): House {
  const blobs = createPostgresBlobs(store);
  const script = { intake: surelyPost, ...options.script };
  const { models, asked } = scriptedModels(script, { demo: options.demo ?? false });
  const published: House["published"] = new Map();
  const inMemory: PublishFolder = {
    async write({ name, files }) {
      published.set(name, [...files]);
      return `/published/${name}`;
    },
    async remove({ path }) {
      published.delete(path.replace("/published/", ""));
    },
  };
  const folder = options.folder === undefined ? inMemory : options.folder;
  const now = options.now ?? (() => new Date());
  const budget = options.budget ?? { usd: 5, ms: 60_000 };
  const queue = createInProcessQueue({ log: quiet });
  const since = new Date();
  const ports = (workspace: string) => (workspace === "cli" ? undefined : port);
  const demoNotice = () => "demo text";
  const talking = { ...{ store, ports, models, budget, now }, engine: () => engine };
  const engine: Engine = createEngine({
    ...{ store, queue, log: quiet },
    stepTypes: [
      ...pipelineSteps({
        ...{ store, blobs, models, folder, demoNotice, github: options.github, codeChecks: async () => ({}) },
        images: pixelImages(blobs),
      }),
      ...chatSteps({ ...talking, blobs, github: options.github }),
    ].map((type) => ({ ...type, retry: { attempts: type.retry?.attempts ?? 3, backoffMs: 1 } })),
    renderCard: createFollower(talking),
    ...options.engine,
  });
  if (!options.asleep) queue.start(engine.deliver);
  return {
    ...{ store, engine, blobs, asked, published },
    bot: createBot({
      folder: folder !== null,
      ...{ store, engine, models, budget, now, github: options.github },
      log: quiet,
      ...(options.limits && { limits: options.limits }),
    }),
    tick: createTick({ store, engine, budget, log: quiet }),
    async settle() {
      for (let quietRounds = 0; quietRounds < 2; quietRounds++) {
        await engine.settled();
        await queue.idle();
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (!options.asleep && (await cardsAreDue(store, since))) quietRounds = -1;
      }
    },
    runs: (workspace) =>
      store.asSystem((tx) => tx.select().from(runs).where(eq(runs.workspaceId, workspace)).orderBy(runs.id)),
    async close() {
      await queue.stop(0);
      await engine.settled();
    },
  };
}

/**
 * Whether a card of a run since then has something new to show, and will soon: platforms have a pace of their own.
 * Earlier runs are those of houses that were closed.
 */
async function cardsAreDue(store: Store, since: Date): Promise<boolean> {
  const due = sql`version > rendered and not closed and next_due < clock_timestamp() + interval '3 seconds'`;
  const [card] = await store.asSystem((tx) =>
    tx
      .select({ run: cards.runId })
      .from(cards)
      .innerJoin(runs, and(eq(runs.workspaceId, cards.workspaceId), eq(runs.id, cards.runId)))
      .where(and(due, gte(runs.createdAt, since)))
      .limit(1),
  );
  return card !== undefined;
}
