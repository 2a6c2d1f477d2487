import type { Hono } from "hono";
import { environmentCredentials } from "./accounts/environment-credentials.ts";
import { createGitHubAccounts, type GitHubAccounts } from "./accounts/github.ts";
import { unlimitedPurse } from "./accounts/unlimited-purse.ts";
import { createVault } from "./accounts/vault.ts";
import type { Blobs } from "./blobs/blobs.ts";
import { createPostgresBlobs } from "./blobs/postgres.ts";
import type { Cache } from "./cache/cache.ts";
import { createLimiter, type Limiter } from "./cache/limiter.ts";
import { createBot } from "./chat/bot.ts";
import { createFollower } from "./chat/follower.ts";
import type { Ports } from "./chat/ports.ts";
import { chatSteps } from "./chat/steps/chat-steps.ts";
import { demoNotice } from "./chat/texts/demo-notice.ts";
import { createTick, type Tick } from "./chat/tick.ts";
import type { Bot } from "./chat/vocabulary.ts";
import type { Config } from "./config.ts";
import { createEngine } from "./engine/engine.ts";
import type { Engine, RunSpec, WakeUpQueue } from "./engine/types.ts";
import type { HttpEnv } from "./http/env.ts";
import { createFileLinks } from "./http/file-links.ts";
import type { FilesParts } from "./http/files.ts";
import { cacheHealth, type HealthParts } from "./http/health.ts";
import { createHttp } from "./http/http.ts";
import { createImages } from "./images/images.ts";
import type { DrawCover } from "./images/types.ts";
import type { Log } from "./log.ts";
import { createModels } from "./models/models.ts";
import type { CodeChecks } from "./pipelines/code/checks.ts";
import type { PublishFolder } from "./pipelines/publish/folder.ts";
import { goOnWithAccount } from "./pipelines/publish/go-on.ts";
import { pipelineSteps } from "./pipelines/steps.ts";
import type { Store } from "./store/store.ts";

/** What an entry chooses once, from the config: embedded or real. */
export interface Parts {
  store: Store;
  queue: WakeUpQueue;
  /**
   * Set where wake-ups come from outside: each step is a delivery of its own, whose card another process may render.
   * `staleMs`: how long something may be due before its wake-up counts as lost, which takes longer there.
   */
  remote?: { staleMs: number };
  /** In memory, or the Redis that several processes share. */
  cache: Cache;
  /** Where pictures and files are; by default in the database. */
  blobs?: Blobs;
  /** The chat platforms that are on. */
  ports: Ports;
  drawCover: DrawCover;
  /** What the checks of generated code are handed. */
  codeChecks: CodeChecks;
  /** Null where there is no folder to publish into. */
  folder: PublishFolder | null;
  /** Whose rights a request for a file has that carries no signed link. */
  viewer: FilesParts["viewer"];
  /** How the chat platforms are, by name. */
  health?: HealthParts["others"];
  /** Whether a request's own address says whether it came over https, as on Workers. Default: a proxy's headers do. */
  seesHttps?: boolean;
  log: Log;
  now: () => Date;
}

/** The rooms, wired. */
export interface App {
  store: Store;
  engine: Engine;
  bot: Bot;
  blobs: Blobs;
  limiter: Limiter;
  http: Hono<HttpEnv>;
  budget: RunSpec["budget"];
  /** Does all that is due by now: what the process's timer, or a schedule, calls. */
  tick: Tick;
  now: () => Date;
}

/** Puts the house together. Knows no runtime: what differs between them is in the parts. */
export function createApp(config: Config, parts: Parts): App {
  const { store, queue, remote, cache, ports, drawCover, codeChecks, folder, viewer, health, log, now } = parts;
  const { budget } = config;
  const credentialsFor = environmentCredentials(config);
  const blobs = parts.blobs ?? createPostgresBlobs(store);
  const limiter = createLimiter({ cache, now, log });
  const github = githubAccounts(config, { store, now });
  const models = createModels({ config: config.models, credentialsFor, now });
  const images = createImages({ config: config.images, credentialsFor, blobs, drawCover, now });

  const engine: Engine = createEngine({
    store,
    queue,
    stepTypes: [
      ...pipelineSteps({ github, store, models, images, blobs, folder, demoNotice, codeChecks }),
      ...chatSteps({ github, store, engine: () => engine, blobs, models, ports, budget, now }),
    ],
    renderCard: createFollower({ store, engine: () => engine, ports, models, budget, now }),
    purse: unlimitedPurse,
    ...(remote && { fuse: false, liveTextMs: null, staleMs: remote.staleMs }),
    log,
  });
  const tick = createTick({ store, engine, budget, log });
  const bot = createBot({
    limits: { limiter, perMinute: config.requestsPerMinute },
    github,
    folder: folder !== null,
    store,
    engine,
    models,
    budget,
    now,
    log,
  });

  const links = createFileLinks({ secret: linkSecret(config), now });
  const http = createHttp({
    log,
    health: { config, store, others: { cache: () => cacheHealth(cache), ...health } },
    files: { blobs, links, viewer, now },
    metrics: { store, token: config.metricsToken, now },
    ...(config.publicUrl?.startsWith("https:") && {
      https: { origin: config.publicUrl, direct: parts.seesHttps ?? false },
    }),
    ...(config.github &&
      github && {
        github: {
          ...{ accounts: github, url: config.github.url, secure: publicUrlOf(config).startsWith("https:") },
          connected: (scope) => goOnWithAccount({ store, engine, now }, scope),
        },
      }),
  });
  return { store, engine, bot, blobs, limiter, http, budget, tick, now };
}

/** Signs links to files. From the encryption key, several processes know each other's links; else they are their own. */
function linkSecret({ encryptionKey }: Config): Uint8Array<ArrayBuffer> {
  if (encryptionKey === null) return crypto.getRandomValues(new Uint8Array(32));
  return new TextEncoder().encode(`links to files ${encryptionKey}`);
}

/** Where browsers reach this server. */
const publicUrlOf = ({ publicUrl, host, port }: Config): string =>
  publicUrl ?? `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;

/** Undefined where GitHub is off. */
function githubAccounts(config: Config, parts: Pick<Parts, "store" | "now">): GitHubAccounts | undefined {
  const { github: app, encryptionKey } = config;
  if (app === null || encryptionKey === null) return undefined;
  const vault = createVault(encryptionKey);
  // Told to who first needs it.
  vault.catch(() => {});
  return createGitHubAccounts({ ...parts, app, vault, publicUrl: publicUrlOf(config) });
}
