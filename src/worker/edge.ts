import { type App, createApp } from "../app.ts";
import { createPostgresBlobs } from "../blobs/postgres.ts";
import { createR2Blobs } from "../blobs/r2.ts";
import { createMemoryCache } from "../cache/memory.ts";
import { createUpstashCache } from "../cache/upstash.ts";
import { createLookUp } from "../checks/registry/look-up.ts";
import type { PartHealth } from "../http/health.ts";
import { jobsRoutes } from "../http/jobs.ts";
import type { Log } from "../log.ts";
import { createQstashQueue } from "../queue/qstash.ts";
import { createVerifyDelivery } from "../queue/qstash-signature.ts";
import { openPostgres } from "../store/postgres.ts";
import type { EdgeConfig, WorkerEnv } from "./bindings.ts";
import { drawCoverOnEdge } from "./cover.ts";
import { createEdgeDiscord } from "./discord.ts";
import { createEdgeSlack } from "./slack.ts";

/** Everything, for one request. */
export interface Edge {
  app: App;
  /** Everything periodic, the sweep first; `scheduled` does it beside QStash's own schedule. */
  tick: readonly (() => Promise<void>)[];
  /** Waits for what was begun and lets go of the database. For `waitUntil`, once the answer is there. */
  close(): Promise<void>;
}

/** Connections of one request. Its queries are pipelined over one; how many requests there are, QStash bounds. */
const connections = 1;

/** How long a wake-up may take before it counts as lost, in milliseconds: QStash makes some wait for their turn. */
const staleMs = 60_000;

/**
 * Opens everything for one request. Nothing is shared with another one: what queues inside would stop there when this
 * one ends. https://developers.cloudflare.com/workers/reference/how-workers-works/
 */
export function openEdge(config: EdgeConfig, { BLOBS }: WorkerEnv, log: Log): Edge {
  const store = openPostgres(config.databaseUrl, { max: connections });
  const blobs = BLOBS ? createR2Blobs(store, BLOBS) : createPostgresBlobs(store);
  const cache = config.redis === null ? createMemoryCache() : createUpstashCache(config.redis);
  const shared = { store, blobs, app: () => app, log };
  const slack = config.slack && createEdgeSlack({ config: config.slack, ...shared });
  const discord = config.discord && createEdgeDiscord({ config: config.discord, ...shared });
  const app: App = createApp(config, {
    ...{ store, blobs, cache, queue: createQstashQueue(config.qstash), remote: { staleMs } },
    ports(workspace) {
      if (workspace.startsWith("slack:")) return slack?.port(workspace);
      return workspace.startsWith("discord:") ? discord?.port(workspace) : undefined;
    },
    ...{ drawCover: drawCoverOnEdge, folder: null, seesHttps: true, viewer: async () => undefined },
    // ruff alone would be larger than a script may be, so that Python is read by its grammar, and said to be unverified
    codeChecks: async () => ({ lookUp: createLookUp({ urls: config.registries, now: () => new Date() }) }),
    health: {
      ...(slack && { slack: overHttp(config.slack?.signingSecret ?? null) }),
      ...(discord && { discord: overHttp(config.discord?.publicKey ?? null) }),
    },
    ...{ log, now: () => new Date() },
  });
  const tick: Edge["tick"] = [app.engine.sweep, async () => void (await app.tick(app.now()))];
  app.http.route(
    "/",
    jobsRoutes({
      verify: createVerifyDelivery(config.qstash),
      deliver: (wakeUp) => app.engine.deliver(wakeUp),
      ...{ engine: app.engine, tick },
    }),
  );
  for (const platform of [slack, discord]) if (platform?.routes) app.http.route("/", platform.routes);
  return {
    app,
    tick,
    async close() {
      await Promise.all([slack?.settled(), discord?.settled()]);
      await app.engine.settled();
      await store.close();
    },
  };
}

/** A platform is there where it has a way in over HTTP: a socket needs a process that stays. */
const overHttp = (wayIn: unknown) => async (): Promise<PartHealth> =>
  wayIn === null ? { state: "away" } : { state: "ok", detail: "HTTP" };
