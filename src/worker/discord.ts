import type { App } from "../app.ts";
import type { Blobs } from "../blobs/blobs.ts";
import { createViewing } from "../blobs/viewing.ts";
import { createOnce } from "../chat/once.ts";
import { stopWork } from "../chat/stop-work.ts";
import type { DiscordConfig } from "../config/discord.ts";
import { createDiscord, type Discord } from "../discord/discord.ts";
import { createRest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";

/** What Discord needs of one request on the edge. `app` is asked for only once something comes. */
export interface EdgeDiscordParts {
  config: DiscordConfig;
  store: Store;
  blobs: Blobs;
  app: () => Pick<App, "bot" | "engine">;
  log: Log;
}

/** Discord for one request. */
export interface EdgeDiscord extends Pick<Discord, "port" | "routes"> {
  /** Resolves when what was to be said after the first response is said. */
  settled(): Promise<void>;
}

/** Discord over HTTP: commands, buttons and forms, and the messages that a Gateway process forwards. */
export function createEdgeDiscord({ config, store, blobs, app, log }: EdgeDiscordParts): EdgeDiscord {
  const { token, applicationId, apiUrl, publicKey } = config;
  const saying = new Set<Promise<void>>();
  const { port, routes } = createDiscord({
    // Of this request's own: it queues inside.
    rest: createRest({ token, ...(apiUrl !== null && { api: apiUrl }) }),
    gatewaySecret: config.gateway?.secret ?? null,
    ...{ applicationId, publicKey, log, now: () => new Date() },
    accept: (incoming) => app().bot.accept(incoming),
    readBlob: createViewing(store, blobs, "discord"),
    once: createOnce(store, "discord"),
    forget: (workspace) => stopWork({ store, engine: { stop: (tx, run) => app().engine.stop(tx, run) } }, workspace),
    afterwards(work) {
      const said = work.catch((error: unknown) => log.warn("an answer could not be said", { error }));
      saying.add(said);
      void said.finally(() => saying.delete(said));
    },
  });
  return {
    port,
    routes,
    async settled() {
      await Promise.allSettled(saying);
    },
  };
}
