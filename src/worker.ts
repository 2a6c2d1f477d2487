import { configProblemsText } from "./chat/texts/operator.ts";
import { ConfigError } from "./config/problems.ts";
import { type Config, readConfig, secretsOf } from "./config.ts";
import { createHttp } from "./http/http.ts";
import { createLog } from "./log.ts";
import { openPostgres } from "./store/postgres.ts";

/** What the Worker is bound to: variables and secrets, and a Hyperdrive where there is one. */
export interface WorkerEnv {
  readonly [name: string]: unknown;
  readonly HYPERDRIVE?: { readonly connectionString: string };
}

/** What of Workers' execution context is used. https://developers.cloudflare.com/workers/runtime-apis/context/ */
export interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** The edge entry. Every part is made for its request: on Workers nothing that queues may be shared between two. */
export default {
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    const config = configOf(env);
    if (config instanceof ConfigError) {
      console.error(configProblemsText(config.problems));
      return Response.json({ error: { code: config.code } }, { status: 503 });
    }
    const log = createLog({ level: config.logLevel, secrets: secretsOf(config), write: (line) => console.log(line) });
    const store = config.databaseUrl === null ? null : openPostgres(config.databaseUrl, { max: 1 });
    try {
      return await createHttp({ log, health: { config, store }, files: null }).fetch(request);
    } finally {
      if (store) context.waitUntil(store.close());
    }
  },
};

/** The bindings as a configuration: strings are variables, and a Hyperdrive stands for the database's address. */
function configOf(env: WorkerEnv): Config | ConfigError {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (typeof value === "string") variables[name] = value;
  if (env.HYPERDRIVE) variables.DATABASE_URL = env.HYPERDRIVE.connectionString;
  try {
    return readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
