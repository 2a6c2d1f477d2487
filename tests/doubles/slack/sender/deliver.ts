import { parseJson } from "../body.ts";
import type { Retry, SocketMode } from "../socket/socket-mode.ts";
import type { World } from "../world.ts";
import { applyAck } from "./acks.ts";
import { type Deeds, type Payload, payloads } from "./payloads.ts";
import { signatureOf } from "./sign.ts";

/** How long Slack waits for an ack. */
export const ackMs = 3_000;
/** Pauses before the three further deliveries of an event. https://docs.slack.dev/apis/events-api#retries */
export const retryPausesMs = [0, 60_000, 300_000] as const;

/** One try to deliver. */
export interface Try {
  /** The HTTP status; 200 for an acknowledged envelope; 0 when no answer came in time, or none at all. */
  status: number;
  /** The answer: parsed if it is JSON, else its text. */
  body: unknown;
  /** From sending to the whole answer. */
  ms: number;
  /** Why Slack would deliver again, in its own words. */
  failed: "http_timeout" | "http_error" | "connection_failed" | undefined;
  /** The app asked for no more deliveries. */
  noRetry: boolean;
}

/** A deed that was told to the app. */
export interface Delivery extends Try {
  /** All tries, the first included. */
  tries: Try[];
  /** What was told. */
  payload: Record<string, unknown>;
  /** The code with which Slack would refuse what the ack said. */
  refused: string | undefined;
  /** Delivers the very same again, as a retry. */
  again(reason?: string): Promise<Try>;
}

/** Where and how deliveries go. */
export interface SenderParts {
  world: World;
  socket: SocketMode;
  /** The app's address; undefined to go through Socket Mode. */
  address(): string | undefined;
  /** Waits between the deliveries of an event. */
  pause(ms: number): Promise<void>;
}

/** Tells the app of deeds, signed over HTTP or through Socket Mode. Events that fail are delivered up to three times more. */
export function createSender(parts: SenderParts) {
  return async function deliver<K extends keyof Deeds>(kind: K, deed: Deeds[K]): Promise<Delivery> {
    const payload = payloads[kind](parts.world, deed);
    const first = await send(parts, payload);
    const tries = [first];
    const again = async (reason = "http_timeout") => {
      const next = await send(parts, payload, { number: tries.length, reason });
      tries.push(next);
      return next;
    };
    if (kind === "event") {
      for (const pauseMs of retryPausesMs) {
        const last = tries.at(-1);
        if (last?.failed === undefined || last.noRetry) break;
        await parts.pause(pauseMs);
        await again(last.failed);
      }
    }
    const refused = first.failed === undefined ? applyAck(parts.world, payload, first.body) : undefined;
    return { ...(tries.at(-1) ?? first), tries, payload: payload.body, refused, again };
  };
}

async function send(parts: SenderParts, payload: Payload, retry?: Retry): Promise<Try> {
  const begun = performance.now();
  const address = parts.address();
  const tried =
    address === undefined ? await overSocket(parts, payload, retry) : await overHttp(parts, address, payload, retry);
  return { ...tried, ms: performance.now() - begun };
}

type Untimed = Omit<Try, "ms">;
const unanswered = (failed: Try["failed"]): Untimed => ({ status: 0, body: undefined, failed, noRetry: false });

async function overSocket({ socket }: SenderParts, payload: Payload, retry?: Retry): Promise<Untimed> {
  const ack = await socket.send(payload.type, payload.body, ackMs, retry);
  if (typeof ack === "string") return unanswered(ack);
  return { status: 200, body: ack.payload, failed: undefined, noRetry: false };
}

async function overHttp({ world }: SenderParts, address: string, payload: Payload, retry?: Retry): Promise<Untimed> {
  const { body, type } = encode(payload);
  const headers: Record<string, string> = {
    ...signatureOf(world.app.signingSecret, world.now(), body),
    "content-type": type,
    "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    ...(retry && { "x-slack-retry-num": String(retry.number), "x-slack-retry-reason": retry.reason }),
  };
  try {
    const response = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(ackMs) });
    const text = await response.text();
    return {
      status: response.status,
      body: parseJson(text) ?? text,
      failed: response.ok ? undefined : "http_error",
      noRetry: response.headers.get("x-slack-no-retry") === "1",
    };
  } catch (error) {
    return unanswered(error instanceof Error && error.name === "TimeoutError" ? "http_timeout" : "connection_failed");
  }
}

/** The bytes of a payload, as Slack puts them on the wire. */
export function encode({ form, body }: Pick<Payload, "form" | "body">): { body: string; type: string } {
  if (form === "json") return { body: JSON.stringify(body), type: "application/json" };
  const fields =
    form === "command"
      ? Object.entries(body).map(([key, value]) => [key, String(value)])
      : [["payload", JSON.stringify(body)]];
  return { body: new URLSearchParams(fields).toString(), type: "application/x-www-form-urlencoded" };
}
