import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { textsFor } from "../chat/texts/catalogue.ts";
import { errorLine } from "../chat/texts/wording.ts";
import { asKindlingError, type ErrorCode } from "../errors.ts";
import type { Log } from "../log.ts";
import type { HttpEnv } from "./env.ts";
import { type FilesParts, filesRoutes } from "./files.ts";
import { type GitHubParts, githubRoutes } from "./github.ts";
import { type HealthParts, healthRoutes } from "./health.ts";
import { type HttpsParts, httpsOnly } from "./https-only.ts";
import { type MetricsParts, metricsRoutes } from "./metrics.ts";

/** What the routes that belong to no chat platform are made of. `files` is null where there is no store. */
export interface HttpParts {
  log: Log;
  health: HealthParts;
  files: FilesParts | null;
  /** Absent where there is no store. */
  metrics?: Omit<MetricsParts, "health"> | undefined;
  /** Absent where nobody can connect an account on GitHub. */
  github?: GitHubParts | undefined;
  /** Absent where no https is expected: on this machine alone. */
  https?: HttpsParts | undefined;
}

/** Longest request body, in bytes. A platform's routes may set a smaller one. */
export const bodyMaxBytes = 1_048_576;

/**
 * The HTTP application: every request gets an id and a log line; every failure becomes a status and a sentence,
 * without a stack. Platforms mount their routes on what this returns.
 */
export function createHttp({ log, health, files, metrics, github, https }: HttpParts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    const child = log.child({ request: requestId });
    const started = performance.now();
    c.set("requestId", requestId);
    c.set("log", child);
    await next();
    c.header("x-request-id", requestId);
    c.header("x-content-type-options", "nosniff");
    const { method, path } = c.req;
    child.debug("request", { method, path, status: c.res.status, ms: Math.round(performance.now() - started) });
  });
  if (https) app.use(httpsOnly(https));
  app.use(bodyLimit({ maxSize: bodyMaxBytes, onError: (c) => c.json({ error: { code: "too_large" } }, 413) }));

  app.route("/", healthRoutes(health));
  if (files) app.route("/", filesRoutes(files));
  if (metrics) app.route("/", metricsRoutes({ ...metrics, health }));
  if (github) app.route("/", githubRoutes(github));

  app.notFound((c) => c.json({ error: { code: "not_found" } }, 404));
  app.onError((thrown, c) => {
    if (thrown instanceof HTTPException) return thrown.getResponse();
    const error = asKindlingError(thrown);
    const status = statusOf(error.code);
    // Before the first middleware has run there is no log of the request's own.
    const requestLog = c.get("log") ?? log;
    requestLog[status >= 500 ? "error" : "info"]("request failed", { path: c.req.path, status, error });
    const message = errorLine(textsFor(c.req.header("accept-language")?.split(",")[0]), error);
    const body = { error: { code: error.code, message }, request: c.get("requestId") };
    const headers =
      error.retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfterMs / 1000)) };
    return c.json(body, status, headers);
  });
  return app;
}

/** The HTTP status of an error: what the caller can mend is 4xx, what is ours or behind us 5xx. */
export function statusOf(code: ErrorCode): 400 | 403 | 404 | 409 | 413 | 500 | 503 | 507 {
  switch (code) {
    case "action.not_yours":
    case "publish.admins_only":
    case "channel.closed":
    case "settings.admins_only":
      return 403;
    case "idea.not_found":
      return 404;
    case "action.too_late":
    case "publish.under_way":
    case "publish.nowhere":
    case "run.retry_first":
    case "thread.busy":
      return 409;
    case "file.too_large":
      return 413;
    case "database.unavailable":
    case "database.locked":
      return 503;
    case "disk.full":
      return 507;
    default:
      return /^(idea|option|command|format|settings|digest)\./.test(code) ? 400 : 500;
  }
}
