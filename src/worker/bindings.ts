import type { Bucket } from "../blobs/r2.ts";
import { ConfigError, problem } from "../config/problems.ts";
import type { QstashConfig } from "../config/upstash.ts";
import { type Config, readConfig } from "../config.ts";

/** What the Worker is bound to: variables and secrets, and what `wrangler.toml` binds beside them. */
export interface WorkerEnv {
  readonly [name: string]: unknown;
  /** In front of Postgres: https://developers.cloudflare.com/hyperdrive/ */
  readonly HYPERDRIVE?: { readonly connectionString: string };
  /** Where pictures and files are kept; without it they are in the database. */
  readonly BLOBS?: Bucket;
}

/** What of Workers' execution context is used. https://developers.cloudflare.com/workers/runtime-apis/context/ */
export interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** A configuration under which the Worker works: it has a database, and QStash to be woken by. */
export interface EdgeConfig extends Config {
  databaseUrl: string;
  qstash: QstashConfig;
}

/**
 * The bindings as a configuration: strings are variables, and a Hyperdrive stands for the database's address. Null as
 * `edge`: nothing but `/health` is on, because neither database nor chat platform is configured.
 * @throws {ConfigError} Also where a chat platform is configured and what a Worker needs beside it is not.
 */
export function readBindings(env: WorkerEnv): { config: Config; edge: EdgeConfig | null } {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (typeof value === "string") variables[name] = value;
  if (env.HYPERDRIVE) variables.DATABASE_URL = env.HYPERDRIVE.connectionString;
  const config = readConfig(variables);
  const { databaseUrl, qstash } = config;
  if (databaseUrl !== null && qstash !== null) return { config, edge: { ...config, databaseUrl, qstash } };
  if (config.slack === null && config.discord === null && qstash === null) return { config, edge: null };
  const missing = databaseUrl === null ? "DATABASE_URL" : "QSTASH_TOKEN";
  throw new ConfigError([problem(missing, "worker_needs")]);
}
