import type { KindlingError } from "../errors.ts";
import type { StepType } from "./types.ts";

/** Three attempts, a second after the first failure, then two. */
export const defaultRetry = { attempts: 3, backoffMs: 1_000 };

/** The longest that backoff alone waits. */
const longestMs = 300_000;

/**
 * How long to wait before the next attempt, or undefined when this failure is the step's last. `failures`: those
 * recorded before this one. What the other side asked for wins over our own backoff; the jitter only adds to it.
 */
export function delayBeforeRetry(
  error: KindlingError,
  failures: number,
  retry: NonNullable<StepType["retry"]> = defaultRetry,
  random: () => number = Math.random,
): number | undefined {
  if (!error.retryable || failures + 1 >= retry.attempts) return undefined;
  const waitMs = error.retryAfterMs ?? Math.min(retry.backoffMs * 2 ** failures, longestMs);
  return waitMs * (1 + random() / 4);
}
