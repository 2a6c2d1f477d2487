import type { Hono } from "hono";
import type { App } from "../app.ts";
import { createPostgresBlobs } from "../blobs/postgres.ts";
import { createViewing } from "../blobs/viewing.ts";
import type { SlackConfig } from "../config/slack.ts";
import type { PartHealth } from "../http/health.ts";
import type { Log } from "../log.ts";
import { slackClient } from "../slack/client.ts";
import { ownWorkspace } from "../slack/own-workspace.ts";
import { createSlack, type Slack } from "../slack/slack.ts";
import { openSocketMode } from "../slack/socket-mode.ts";
import type { Store } from "../store/store.ts";

/** What Slack needs of this process. `app` is asked for only once something comes. */
export interface NodeSlackParts {
  config: SlackConfig;
  store: Store;
  app: () => Pick<App, "bot" | "engine">;
  log: Log;
}

/** Slack in one Node process. */
export interface NodeSlack {
  port: Slack["port"];
  /** Null in Socket Mode, where nothing comes over HTTP. */
  routes: Hono | null;
  health(): Promise<PartHealth>;
  /** Begins to hear. Does not wait for Slack. */
  start(): void;
  close(): Promise<void>;
}

const slackApi = "https://slack.com/api/";

/** Slack over Socket Mode where there is an app token, else over HTTP. */
export function createNodeSlack({ config, store, app, log }: NodeSlackParts): NodeSlack {
  const apiUrl = config.apiUrl ?? slackApi;
  const installations = ownWorkspace({
    botToken: config.botToken,
    clientFor: (token) => slackClient(token, apiUrl),
    store,
    engine: { stop: (tx, run) => app().engine.stop(tx, run) },
  });
  const saying = new Set<Promise<void>>();
  const slack = createSlack({
    ...{ installations, apiUrl, log, now: () => new Date() },
    saveEmoji: config.saveEmoji,
    signingSecret: config.appToken === null ? config.signingSecret : null,
    accept: (incoming) => app().bot.accept(incoming),
    readBlob: createViewing(store, createPostgresBlobs(store), "slack"),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    afterwards(work) {
      saying.add(work);
      void work.finally(() => saying.delete(work));
    },
  });
  const { appToken } = config;
  const socket = appToken === null ? undefined : openSocketMode({ appToken, apiUrl, receive: slack.receive, log });
  let state: PartHealth["state"] = socket === undefined ? "ok" : "away";

  return {
    port: slack.port,
    routes: slack.routes,
    health: async () => ({ state, detail: socket === undefined ? "HTTP" : "Socket Mode" }),
    start() {
      void socket?.start().then((connected) => {
        if (connected) state = "ok";
      });
    },
    async close() {
      await socket?.close();
      await Promise.allSettled(saying);
    },
  };
}
