import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { readArguments, readBytes } from "./body.ts";
import type { createFaults, Fault } from "./faults.ts";
import type { Method } from "./method.ts";
import { methods } from "./methods/all.ts";
import type { createRates } from "./rates.ts";
import { needScopes } from "./reach.ts";
import { SlackRefusal } from "./refusal.ts";
import type { Token, World } from "./world.ts";

/** A call as the double saw it; its token is named, not told. */
export interface SeenCall {
  method: string;
  /** As they were sent: values of a form are texts. */
  args: Record<string, unknown>;
  /** When, by the double's clock, in ms. */
  at: number;
  /** The HTTP status that answered, 0 when nothing did. */
  status: number;
  /** The code of a refusal. */
  error: string | undefined;
  /** What was answered. */
  answer: Record<string, unknown>;
  /** The workspace whose token it was. */
  team: string | undefined;
}

/** What a call is answered from. */
export interface CallParts {
  world: World;
  faults: ReturnType<typeof createFaults>;
  /** Undefined when rates are not enforced. */
  rates: ReturnType<typeof createRates> | undefined;
  seen: SeenCall[];
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Answers a call of the Web API, or lets it go wrong as it was told to. */
export async function answerCall(parts: CallParts, name: string, request: IncomingMessage, response: ServerResponse) {
  const bytes = await readBytes(request);
  const args = await readArguments(request, bytes);
  const fault = parts.faults.next(name);
  const call: SeenCall = {
    method: name,
    args: withoutToken(args ?? {}),
    at: parts.world.now(),
    status: 0,
    error: undefined,
    answer: {},
    team: undefined,
  };
  parts.seen.push(call);
  if (fault === "hang") return;
  if (fault === "dropped") return response.destroy();
  const answer = faulty(fault) ?? perform(parts, call, name, request, args);
  if (fault === "lost") return response.destroy();
  if (typeof fault === "object" && "slowMs" in fault) await delay(fault.slowMs);
  const { ok, error } = answer.body;
  Object.assign(call, { status: answer.status, answer: answer.body, error: ok === false ? error : undefined });
  response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8", ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

const refused = (code: string, detail: Record<string, unknown> = {}): Answer => ({
  status: 200,
  body: { ok: false, error: code, ...detail },
});
const limited = (seconds: number): Answer => ({
  status: 429,
  body: { ok: false, error: "ratelimited" },
  headers: { "retry-after": String(seconds) },
});

/** The answer of a fault that has one. */
function faulty(fault: Fault | undefined): Answer | undefined {
  if (typeof fault !== "object") return undefined;
  if ("error" in fault) return refused(fault.error, fault.detail);
  if ("http" in fault) return { status: fault.http, body: { ok: false, error: "internal_error" } };
  if ("retryAfter" in fault) return limited(fault.retryAfter);
  return undefined;
}

function perform(
  { world, rates }: CallParts,
  call: SeenCall,
  name: string,
  request: IncomingMessage,
  args: Record<string, unknown> | undefined,
): Answer {
  try {
    if (request.method !== "POST" && request.method !== "GET") throw new SlackRefusal("invalid_post_type");
    if (args === undefined) throw new SlackRefusal("invalid_form_data");
    const method = methods.get(name);
    if (method === undefined) throw new SlackRefusal("unknown_method", { req_method: name });
    const token = method.by === "client" ? clientToken(world, request, args) : tokenOf(world, method, request, args);
    call.team = token.team;
    needScopes(token, ...method.scopes);
    const { rate, rateKey, run } = method.prepare(world, withoutToken(args));
    const wait = rates?.take(`${token.team} ${name} ${rateKey}`, rate) ?? 0;
    if (wait > 0) return limited(wait);
    const answer = { ok: true, ...run(token) };
    return { status: 200, body: answer, headers: { "x-oauth-scopes": token.scopes.join(",") } };
  } catch (error) {
    if (error instanceof SlackRefusal) return refused(error.code, error.detail);
    throw error;
  }
}

function tokenOf(world: World, method: Method, request: IncomingMessage, args: Record<string, unknown>): Token {
  const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? args.token;
  if (value === undefined || value === "") throw new SlackRefusal("not_authed");
  const token = world.tokens.get(String(value));
  if (token === undefined) throw new SlackRefusal("invalid_auth");
  if (token.revoked) throw new SlackRefusal("token_revoked");
  if (token.expiresAt !== undefined && world.now() >= token.expiresAt) throw new SlackRefusal("token_expired");
  if (token.kind !== method.by) throw new SlackRefusal("not_allowed_token_type");
  return token;
}

/** The app itself, known by its id and secret, in the header or among the arguments. */
function clientToken(world: World, request: IncomingMessage, args: Record<string, unknown>): Token {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, "base64").toString().split(":")
    : [args.client_id, args.client_secret];
  if (id !== world.app.clientId) throw new SlackRefusal("invalid_client_id");
  if (secret !== world.app.clientSecret) throw new SlackRefusal("bad_client_secret");
  return {
    kind: "app",
    value: "",
    team: world.team.id,
    scopes: [],
    expiresAt: undefined,
    revoked: false,
    enterpriseInstall: false,
  };
}

const withoutToken = ({ token: _, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
