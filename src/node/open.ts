import { type App, createApp, type Parts } from "../app.ts";
import { createMemoryCache } from "../cache/memory.ts";
import { createUpstashCache } from "../cache/upstash.ts";
import type { Config } from "../config.ts";
import { createCoverDrawer } from "../images/cover-node.ts";
import type { Log } from "../log.ts";
import { createCodeChecks, type Database, openDatabase, publishFolder } from "./parts.ts";
import { createWaking, type Waking } from "./waking.ts";

/** An app at work in this process. */
export interface NodeApp {
  app: App;
  /** By which wake-ups come from outside; null where none do. */
  jobs: ReturnType<Waking["start"]>;
  announce: Database["announce"];
  /** Gives work in progress a moment to end, then leaves it to the next start, and closes the database. */
  close(): Promise<void>;
}

/** A chat platform of this process; absent for a command that talks to no chat. */
export type Chat = Pick<Parts, "ports" | "viewer" | "health">;

const noChat: Chat = { ports: () => undefined, viewer: async () => undefined };

/** How long work in progress may go on when the process is asked to end, in milliseconds. */
const graceMs = 1_500;

/** Opens everything that the app needs on Node, and begins to work. */
export async function openNode(
  config: Config,
  log: Log,
  chat: (database: Database) => Promise<Chat> = async () => noChat,
): Promise<NodeApp> {
  const database = await openDatabase(config);
  try {
    const waking = createWaking(config, log);
    const { queue, remote } = waking;
    const [drawCover, talking] = await Promise.all([createCoverDrawer(), chat(database)]);
    const app = createApp(config, {
      ...{
        store: database.store,
        queue,
        cache: config.redis === null ? createMemoryCache() : createUpstashCache(config.redis),
        ...(remote && { remote }),
        ...talking,
        drawCover,
        codeChecks: createCodeChecks(config),
        folder: publishFolder(config),
      },
      ...{ log, now: () => new Date() },
    });
    // The embedded database belongs to this process alone.
    if (config.databaseUrl === null) await app.engine.takeOver();
    const jobs = waking.start(app);
    return {
      app,
      jobs,
      announce: database.announce,
      async close() {
        await waking.stop(graceMs);
        await app.engine.settled();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
