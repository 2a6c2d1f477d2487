import { join } from "node:path";
import type { Hono } from "hono";
import type { App } from "../app.ts";
import { createPostgresBlobs } from "../blobs/postgres.ts";
import { createViewing } from "../blobs/viewing.ts";
import { createOnce } from "../chat/once.ts";
import { stopWork } from "../chat/stop-work.ts";
import type { DiscordConfig } from "../config/discord.ts";
import type { Config } from "../config.ts";
import { createCatchUp } from "../discord/catch-up.ts";
import { createDiscord, type Discord } from "../discord/discord.ts";
import type { HearEvent } from "../discord/events.ts";
import { createForwarding, type Delivery, noSpool } from "../discord/forwarding.ts";
import { type GatewayState, openGateway } from "../discord/gateway.ts";
import { createRest } from "../discord/rest.ts";
import { asKindlingError } from "../errors.ts";
import type { PartHealth } from "../http/health.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { createFileMarker } from "./marker.ts";

/** What Discord needs of this process. `app` is asked for only once something comes. */
export interface NodeDiscordParts {
  config: DiscordConfig;
  dataDir: Config["dataDir"];
  store: Store;
  app: () => Pick<App, "bot" | "engine">;
  log: Log;
}

/** Discord in one Node process. */
export interface NodeDiscord {
  port: Discord["port"];
  routes: Hono;
  health(): Promise<PartHealth>;
  /** Begins to hear. Does not wait for Discord. */
  start(): void;
  close(): Promise<void>;
}

/**
 * Interactions over HTTP where there is a public key; messages, and the rest, over a Gateway of this process's own, unless
 * there is a Gateway process that forwards them.
 */
export function createNodeDiscord({ config, dataDir, store, app, log }: NodeDiscordParts): NodeDiscord {
  const { token, applicationId, apiUrl, publicKey } = config;
  const rest = createRest({ token, ...(apiUrl !== null && { api: apiUrl }) });
  const saying = new Set<Promise<void>>();
  const afterwards = (work: Promise<void>) => {
    const said = work.catch((error: unknown) => log.warn("an answer could not be said", { error }));
    saying.add(said);
    void said.finally(() => saying.delete(said));
  };
  const discord = createDiscord({
    ...{ rest, applicationId, publicKey, log, afterwards, now: () => new Date() },
    gatewaySecret: config.gateway?.secret ?? null,
    accept: (incoming) => app().bot.accept(incoming),
    readBlob: createViewing(store, createPostgresBlobs(store), "discord"),
    once: createOnce(store, "discord"),
    forget: (workspace) => stopWork({ store, engine: { stop: (tx, run) => app().engine.stop(tx, run) } }, workspace),
  });
  const forwarding = createForwarding({
    ...{ spool: noSpool, now: Date.now, log },
    deliver: hearing(discord.hearEvent, afterwards, log),
  });
  const marker = createFileMarker(join(dataDir, "discord-last-message"));
  const catchUp = createCatchUp({ rest, applicationId, marker, now: Date.now });
  const gateway =
    config.gateway === null
      ? openGateway({ token, applicationId, apiUrl, log, catchUp, tell: forwarding.take })
      : undefined;

  return {
    port: discord.port,
    routes: discord.routes,
    health: async () => healthOf(gateway?.state() ?? "elsewhere", publicKey !== null),
    start: () => void gateway?.start(),
    async close() {
      await gateway?.close();
      await forwarding.close();
      await marker.close();
      await Promise.allSettled(saying);
    },
  };
}

/** Over HTTP commands and buttons come whatever the Gateway does. */
function healthOf(state: GatewayState | "elsewhere", http: boolean): PartHealth {
  const gateway = {
    ...{ ok: "Gateway", wordless: "Gateway without words", away: "Gateway away", refused: "Gateway refused" },
    elsewhere: "a Gateway process",
  };
  const here = state === "ok" || state === "wordless" || state === "elsewhere" || http;
  return { state: here ? "ok" : "away", detail: [...(http ? ["HTTP"] : []), gateway[state]].join(", ") };
}

/** How often an event is heard anew that fails for another reason than that the database is out of reach. */
const triesMax = 5;

/** Events, heard in this very process. */
function hearing(hear: HearEvent, afterwards: (work: Promise<void>) => void, log: Log) {
  const failures = new WeakMap<object, number>();
  return async (event: Parameters<HearEvent>[0]): Promise<Delivery> => {
    try {
      const { after } = await hear(event);
      if (after) afterwards(after());
      return "done";
    } catch (thrown) {
      const error = asKindlingError(thrown);
      const tries = (failures.get(event) ?? 0) + 1;
      failures.set(event, tries);
      log.error("an event could not be heard", { error });
      return error.code === "database.unavailable" || tries < triesMax ? { retryInMs: null } : "done";
    }
  };
}
