import type { App } from "../app.ts";
import type { Blobs } from "../blobs/blobs.ts";
import { createViewing } from "../blobs/viewing.ts";
import type { SlackConfig } from "../config/slack.ts";
import type { Log } from "../log.ts";
import { slackClient } from "../slack/client.ts";
import { ownWorkspace } from "../slack/own-workspace.ts";
import { createSlack, type Slack } from "../slack/slack.ts";

import type { Store } from "../store/store.ts";

/** What Slack needs of one request on the edge. `app` is asked for only once something comes. */
export interface EdgeSlackParts {
  config: SlackConfig;
  store: Store;
  blobs: Blobs;
  app: () => Pick<App, "bot" | "engine">;
  log: Log;
}

/** Slack for one request. */
export interface EdgeSlack extends Pick<Slack, "port" | "routes"> {
  /** Resolves when what was to be said after the acknowledgement is said. */
  settled(): Promise<void>;
}

const slackApi = "https://slack.com/api/";

/** Slack over HTTP. Socket Mode needs a process that stays. */
export function createEdgeSlack({ config, store, blobs, app, log }: EdgeSlackParts): EdgeSlack {
  const apiUrl = config.apiUrl ?? slackApi;
  const installations = ownWorkspace({
    botToken: config.botToken,
    clientFor: (token) => slackClient(token, apiUrl),
    store,
    engine: { stop: (tx, run) => app().engine.stop(tx, run) },
  });
  const saying = new Set<Promise<void>>();
  const { port, routes } = createSlack({
    ...{ installations, apiUrl, log, now: () => new Date() },
    signingSecret: config.signingSecret,
    saveEmoji: config.saveEmoji,
    accept: (incoming) => app().bot.accept(incoming),
    readBlob: createViewing(store, blobs, "slack"),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    afterwards(work) {
      saying.add(work);
      void work.finally(() => saying.delete(work));
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
