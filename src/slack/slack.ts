import type { Hono } from "hono";
import type { ReadBlob } from "../blobs/viewing.ts";
import { createRecent } from "../cache/recent.ts";
import type { Bot, ChatPort } from "../chat/vocabulary.ts";
import type { Log } from "../log.ts";
import type { SlackInstallations } from "./access.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { slackRoutes } from "./http.ts";
import { createSlackPort } from "./port.ts";
import { createReceive, type Receive } from "./receive.ts";

/** What Slack is made of. */
export interface SlackParts {
  installations: SlackInstallations;
  apiUrl: string;
  /** Null where nothing comes over HTTP. */
  signingSecret: string | null;
  accept: Bot["accept"];
  readBlob: (workspace: string) => ReadBlob;
  /** The name of the emoji that keeps a message as an idea; `bulb` where there is none. */
  saveEmoji?: string | undefined;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  afterwards: (work: Promise<void>) => void;
  log: Log;
}

/** The chat platform Slack. */
export interface Slack {
  /** `POST /slack/events`, to be mounted at the root; null in Socket Mode. */
  routes: Hono | null;
  receive: Receive;
  port(workspace: string): ChatPort;
}

/** For how many workspaces it is remembered what was posted and who is there. */
const workspacesMax = 200;

/** Slack, verified and parsed to the bot's words, and the bot's cards posted there. Knows no runtime. */
export function createSlack(parts: SlackParts): Slack {
  const { signingSecret, now, log, afterwards } = parts;
  const port = remembered((workspace) => createSlackPort({ ...parts, workspace, readBlob: parts.readBlob(workspace) }));
  const directory = remembered((): Directory => createDirectory(now));
  const receive = createReceive({ ...parts, port, directory });
  const routes = signingSecret === null ? null : slackRoutes({ signingSecret, receive, now, log, afterwards });
  return { routes, receive, port };
}

function remembered<T>(make: (workspace: string) => T): (workspace: string) => T {
  const known = createRecent<T>(workspacesMax);
  return (workspace) => {
    const one = known.get(workspace) ?? make(workspace);
    known.set(workspace, one);
    return one;
  };
}
