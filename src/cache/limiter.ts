import type { Log } from "../log.ts";
import type { Cache } from "./cache.ts";
import type { Use, Verdict } from "./limits.ts";

/** Limits as they are asked for. */
export interface Limiter {
  /**
   * Takes from every limit or from none. Where the cache is away, what spends is refused and what only reads goes on:
   * nobody's money runs out for want of a Redis, and nobody is kept from their own work.
   */
  take(purpose: "spending" | "reading", uses: readonly Use[]): Promise<Verdict>;
  /** Gives back what was taken and not used, as well as it can. */
  giveBack(uses: readonly Use[]): Promise<void>;
}

/** When to come back while the cache is away, in milliseconds. */
const awayMs = 5_000;

/** Limits over a cache. */
export function createLimiter({ cache, now, log }: { cache: Cache; now: () => Date; log: Log }): Limiter {
  return {
    async take(purpose, uses) {
      try {
        return await cache.take(uses, now().getTime());
      } catch (error) {
        log.warn("the limits are out of reach", { error, purpose });
        return purpose === "reading" ? { ok: true } : { ok: false, limit: null, retryAfterMs: awayMs };
      }
    },
    async giveBack(uses) {
      try {
        await cache.giveBack(uses, now().getTime());
      } catch (error) {
        log.warn("the limits are out of reach", { error, purpose: "giving back" });
      }
    },
  };
}
