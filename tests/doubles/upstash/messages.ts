/** What a message may be, as the API takes it: headers read strictly, each refusal with the API's status and a sentence. */
export interface MessageSpec {
  url: string;
  method: string;
  body: string;
  /** Headers that are handed on (`Upstash-Forward-…` and the content type). */
  forward: Record<string, string>;
  delayMs: number;
  retries: number;
  timeoutMs: number | null;
  deduplicationId: string | null;
  failureCallback: string | null;
  flowControl: { key: string; parallelism: number } | null;
}

/** A request that QStash refuses. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const known = new Set([
  ...["method", "delay", "not-before", "retries", "retry-delay", "deduplication-id", "content-based-deduplication"],
  ...["callback", "failure-callback", "timeout", "flow-control-key", "flow-control-value", "label", "redact-fields"],
  ...["cron", "schedule-id", "queue-name"],
]);
const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h30m` in milliseconds. */
export function durationMs(name: string, text: string): number {
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join("") !== text)
    throw new Refusal(400, `invalid ${name}: ${text}`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ""] ?? 0), 0);
}

/** Longest delay and most retries of the free plan, and its largest message. */
const delayMaxMs = 7 * 86_400_000;
const retriesMax = 3;
const bodyMax = 1_000_000;

function destination(url: string, name: string): string {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new Refusal(
      400,
      `invalid ${name}: endpoint has invalid scheme, add http:// or https:// in front of your endpoint`,
    );
  return url;
}

/** Reads what was asked for. Throws a {@link Refusal}. */
export function readMessage(url: string, headers: Headers, body: string, now: number): MessageSpec {
  const forward: Record<string, string> = {};
  for (const [name, value] of headers) {
    const ours = /^upstash-(.+)$/.exec(name)?.[1];
    if (ours?.startsWith("forward-")) forward[ours.slice(8)] = value;
    else if (ours !== undefined && !known.has(ours) && !ours.startsWith("telemetry-"))
      throw new Refusal(400, `unknown header ${name}`);
  }
  const type = headers.get("content-type");
  if (type) forward["content-type"] = type;
  const get = (name: string) => headers.get(`upstash-${name}`);

  const notBefore = get("not-before");
  const delayMs = notBefore ? Math.max(0, Number(notBefore) * 1000 - now) : durationMs("delay", get("delay") ?? "0s");
  if (delayMs > delayMaxMs) throw new Refusal(412, "maxDelay exceeded");
  const retries = Number(get("retries") ?? 3);
  if (!Number.isInteger(retries) || retries < 0 || retries > retriesMax) throw new Refusal(400, "invalid retries");
  if (body.length > bodyMax) throw new Refusal(413, "message too large");
  const timeout = get("timeout");
  const failureCallback = get("failure-callback");
  return {
    ...{ url: destination(url, "destination url"), method: get("method") ?? "POST", body, forward, delayMs, retries },
    timeoutMs: timeout ? durationMs("timeout", timeout) : null,
    deduplicationId: get("deduplication-id"),
    failureCallback: failureCallback && destination(failureCallback, "failure callback"),
    flowControl: readFlowControl(get("flow-control-key"), get("flow-control-value")),
  };
}

function readFlowControl(key: string | null, value: string | null): MessageSpec["flowControl"] {
  if (key === null && value === null) return null;
  if (key === null || !/^[A-Za-z0-9._-]+$/.test(key)) throw new Refusal(400, `invalid flow control key: ${key}`);
  const parallelism = Number(/(?:^|, )parallelism=(\d+)(?:,|$)/.exec(value ?? "")?.[1] ?? Number.NaN);
  if (!(parallelism > 0)) throw new Refusal(400, `the double knows parallelism alone, not ${value}`);
  return { key, parallelism };
}
