import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { readBody, type SentFile } from "./body.ts";
import type { createFaults, Fault } from "./faults.ts";
import type { BucketState, createRates } from "./rates.ts";
import { DiscordRefusal, refusals } from "./refusal.ts";
import type { Route } from "./route.ts";
import type { World } from "./world.ts";

/** A call as the double saw it. */
export interface SeenCall {
  /** The route's name; `unknown` for none. */
  route: string;
  path: string;
  body: unknown;
  /** Names of the files that came along. */
  files: string[];
  at: number;
  /** The HTTP status that answered, 0 when nothing did. */
  status: number;
  /** Discord's code of a refusal. */
  code: number | undefined;
}

/** What a call is answered from. */
export interface CallParts {
  world: World;
  routes: readonly Route[];
  faults: ReturnType<typeof createFaults>;
  /** Undefined when rates are not enforced. */
  rates: ReturnType<typeof createRates> | undefined;
  seen: SeenCall[];
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Answers a call of the REST API, or lets it go wrong as it was told to. `path`: without `/api/v10`. */
export async function answerCall(parts: CallParts, path: string, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams: query } = new URL(path, "http://double");
  const route = parts.routes.find((each) => each.method === request.method && each.path.test(pathname));
  const call: SeenCall = {
    ...{ route: route?.name ?? "unknown", path: pathname, body: undefined, files: [], at: parts.world.now() },
    ...{ status: 0, code: undefined },
  };
  parts.seen.push(call);
  const read = await readBody(request).catch((error: unknown) => error);
  const fault = parts.faults.next(call.route);
  if (fault === "hang") return;
  if (fault === "dropped") return void response.destroy();
  const answer = faulty(fault) ?? perform(parts, { call, route, pathname, query, request, read });
  if (fault === "lost") return void response.destroy();
  if (typeof fault === "object" && "slowMs" in fault) await delay(fault.slowMs);
  const { status, body, headers } =
    typeof fault === "object" && "failedAfter" in fault
      ? { status: fault.failedAfter, ...refused("Unavailable") }
      : answer;
  call.status = status;
  call.code = status >= 400 ? (body as { code?: number }).code : undefined;
  response.writeHead(status, { ...(body !== undefined && { "content-type": "application/json" }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const refused = (message: string, code = 0): Omit<Answer, "status"> => ({ body: { message, code } });

/** The answer of a fault that has one. */
function faulty(fault: Fault | undefined): Answer | undefined {
  if (typeof fault !== "object") return undefined;
  if ("code" in fault) return { status: fault.status, ...refused(fault.message ?? "Told to refuse", fault.code) };
  if ("http" in fault) return { status: fault.http, ...refused("Unavailable") };
  if ("retryAfter" in fault) return limited(fault.retryAfter, fault.global ?? false);
  return undefined;
}

const limited = (seconds: number, global: boolean): Answer => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global },
  headers: {
    "retry-after": String(Math.ceil(seconds)),
    "x-ratelimit-scope": global ? "global" : "user",
    ...(global && { "x-ratelimit-global": "true" }),
  },
});

interface Asked {
  call: SeenCall;
  route: Route | undefined;
  pathname: string;
  query: URLSearchParams;
  request: IncomingMessage;
  read: unknown;
}

function perform({ world, rates }: CallParts, { call, route, pathname, query, request, read }: Asked): Answer {
  let bucket: Record<string, string> = {};
  try {
    if (!/^DiscordBot \(\S+, [^)]+\)/.test(request.headers["user-agent"] ?? ""))
      throw new DiscordRefusal(403, 40333, "internal network error");
    if (route === undefined) throw refusals.notFound();
    if (!route.open && request.headers.authorization !== `Bot ${world.token}`) throw refusals.unauthorized();
    const ids = (route.path.exec(pathname) ?? []).slice(1).map((id) => id && decodeURIComponent(id));
    const state = rates?.take(`${route.name} ${ids[0] ?? ""}`, route.rate);
    if (state) bucket = headersOf(route, state, world.now());
    if (state?.limited) {
      const answer = limited(state.resetAfterMs / 1000, false);
      return { ...answer, headers: { ...answer.headers, ...bucket } };
    }
    if (read instanceof Error) throw read;
    const { body, files } = read as { body: unknown; files: SentFile[] };
    Object.assign(call, { body, files: files.map(({ filename }) => filename) });
    const { status = 200, body: answer } = route.run({ world, ids, query, body, files });
    return { status, body: answer, headers: bucket };
  } catch (error) {
    if (!(error instanceof DiscordRefusal)) throw error;
    const { status, code, message, errors } = error;
    return { status, body: { message, code, ...(errors && { errors }) }, headers: bucket };
  }
}

/** https://docs.discord.com/developers/topics/rate-limits#header-format */
const headersOf = (route: Route, { remaining, resetAfterMs }: BucketState, now: number): Record<string, string> => ({
  "x-ratelimit-limit": String(route.rate.limit),
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": ((now + resetAfterMs) / 1000).toFixed(3),
  "x-ratelimit-reset-after": (resetAfterMs / 1000).toFixed(3),
  "x-ratelimit-bucket": Buffer.from(route.name).toString("hex"),
});
