import { configProblemsText } from "./chat/texts/operator.ts";
import { ConfigError } from "./config/problems.ts";
import { type Config, secretsOf } from "./config.ts";
import { createHttp } from "./http/http.ts";
import { createLog, type Log } from "./log.ts";
import { openPostgres } from "./store/postgres.ts";
import { type EdgeConfig, readBindings, type WorkerContext, type WorkerEnv } from "./worker/bindings.ts";
import { openEdge } from "./worker/edge.ts";

/** The edge entry. Every part is made for its request: on Workers nothing that queues may be shared between two. */
export default {
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    const read = configured(env);
    if (read instanceof ConfigError) return Response.json({ error: { code: read.code } }, { status: 503 });
    const { config, edge: edgeConfig } = read;
    if (edgeConfig === null) return healthAlone(config, request, context);
    const edge = openEdge(edgeConfig, env, logOf(config));
    try {
      return await edge.app.http.fetch(request);
    } finally {
      context.waitUntil(edge.close());
    }
  },

  /** The sweeper beside QStash's own schedule: with QStash away, nothing is lost, only later. */
  async scheduled(_: unknown, env: WorkerEnv, context: WorkerContext): Promise<void> {
    const read = configured(env);
    if (read instanceof ConfigError || read.edge === null) return;
    const log = logOf(read.config);
    const edge = openEdge(read.edge, env, log);
    try {
      const ended = await Promise.allSettled([edge.app.engine.sweep(), ...edge.tick.map((each) => each())]);
      for (const one of ended)
        if (one.status === "rejected") log.error("a part of the tick failed", { error: one.reason });
    } finally {
      context.waitUntil(edge.close());
    }
  },
};

const logOf = (config: Config): Log =>
  createLog({ level: config.logLevel, secrets: secretsOf(config), write: (line) => console.log(line) });

/** The configuration; what is wrong with it is for the log alone. */
function configured(env: WorkerEnv): { config: Config; edge: EdgeConfig | null } | ConfigError {
  try {
    return readBindings(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(configProblemsText(error.problems));
    return error;
  }
}

/** What answers before anything is set up. */
async function healthAlone(config: Config, request: Request, context: WorkerContext): Promise<Response> {
  const store = config.databaseUrl === null ? null : openPostgres(config.databaseUrl, { max: 1 });
  try {
    return await createHttp({ log: logOf(config), health: { config, store }, files: null }).fetch(request);
  } finally {
    if (store) context.waitUntil(store.close());
  }
}
