import { type ErrorCode, KindlingError } from "../errors.ts";

/** A provider's failure in our words. */
export interface Fault {
  code: Extract<ErrorCode, `model.${string}`>;
  retryable?: boolean;
  retryAfterMs?: number | undefined;
}

/** What a refused or failed HTTP request told. */
export interface HttpFailure {
  status: number | undefined;
  headers: Headers | undefined;
  /** The vendor's machine-readable codes, whichever it gives. */
  codes: readonly (string | null | undefined)[];
  message: string;
}

/** Codes with which a vendor says that money or quota is used up, so that waiting does not help. */
const quotaCodes = new Set([
  "insufficient_quota",
  "billing_error",
  "billing_not_active",
  "billing_hard_limit_reached",
  "credit_balance_exhausted",
  "usage_limit_exceeded",
  "organization_usage_limit_exceeded",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "contract_spend_limit_reached",
  "enforced_spend_limit_reached",
]);

const overflow = /prompt is too long|context[ _](length|window)|maximum context|too many tokens|request_too_large/i;
const policy = /content_policy|content_filter|bio_policy|cyber_policy|misalignment_policy|invalid_prompt/i;
const invalidKey = /api[_ ]key/i;

/** Reads the common conventions of HTTP APIs to language models: status, codes, and where those are silent the message. */
export function faultOf({ status, headers, codes, message }: HttpFailure): Fault {
  const said = `${codes.filter((code) => typeof code === "string").join(" ")} ${message}`;
  if (codes.some((code) => typeof code === "string" && quotaCodes.has(code)) || status === 402) {
    return { code: "model.quota" };
  }
  if (status === 401 || status === 403) return { code: "model.unauthorized" };
  if (status === 404) return { code: "model.unknown" };
  if (status === 413) return { code: "model.too_long" };
  if (status === 400 || status === 422) {
    if (/credit balance/i.test(message)) return { code: "model.quota" };
    if (overflow.test(said)) return { code: "model.too_long" };
    if (policy.test(said)) return { code: "model.refused" };
    // Gemini answers a wrong key with 400.
    if (invalidKey.test(message)) return { code: "model.unauthorized" };
    return { code: "model.unavailable" };
  }
  const retryAfterMs = retryAfterOf(headers);
  if (status === 429 || codes.includes("rate_limit_error") || codes.includes("rate_limit_exceeded")) {
    return { code: "model.rate_limited", retryable: true, retryAfterMs };
  }
  if (status === 408 || status === 504) return { code: "model.timeout", retryable: true, retryAfterMs };
  return { code: "model.unavailable", retryable: true, retryAfterMs };
}

/** `retry-after-ms`, or `retry-after` as seconds or as a date, in milliseconds. */
export function retryAfterOf(headers: Headers | undefined, now: number = Date.now()): number | undefined {
  const precise = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (Number.isFinite(precise)) return Math.max(precise, 0);
  const plain = headers?.get("retry-after");
  if (plain === null || plain === undefined) return undefined;
  const seconds = Number(plain);
  if (Number.isFinite(seconds)) return Math.max(seconds * 1000, 0);
  const date = Date.parse(plain);
  return Number.isFinite(date) ? Math.max(date - now, 0) : undefined;
}

/**
 * The error to throw. Its cause is a copy of the vendor's words without the key: some providers repeat the key that
 * they refuse, and their error objects carry whole responses.
 */
export function modelError(
  fault: Fault,
  ask: { provider: string; model: string; apiKey: string | null },
  words: string,
) {
  const { code, retryable = false, retryAfterMs } = fault;
  return new KindlingError(code, {
    params: { provider: ask.provider, model: ask.model },
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    cause: new Error(withoutKey(words, ask.apiKey).slice(0, 500)),
  });
}

const withoutKey = (words: string, apiKey: string | null): string =>
  apiKey === null || apiKey === "" ? words : words.replaceAll(apiKey, "[key]");
