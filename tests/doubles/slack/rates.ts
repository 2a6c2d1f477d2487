/** How often a thing may be done: `limit` times in any `windowMs`. */
export interface Rate {
  limit: number;
  windowMs: number;
}

/** A number of calls a minute, as Slack's tiers name them. https://docs.slack.dev/apis/web-api/rate-limits */
export const perMinute = (limit: number): Rate => ({ limit, windowMs: 60_000 });
/** Posts: one a second in each channel. */
export const perSecond: Rate = { limit: 1, windowMs: 1_000 };

/**
 * Counts calls in sliding windows. `take` answers 0 and counts the call, or answers after how many whole seconds to
 * come again, which is what `Retry-After` says.
 */
export function createRates(now: () => number): { take(key: string, rate: Rate): number } {
  const taken = new Map<string, number[]>();
  return {
    take(key, { limit, windowMs }) {
      const since = now() - windowMs;
      const recent = (taken.get(key) ?? []).filter((at) => at > since);
      taken.set(key, recent);
      const oldest = recent.at(-limit);
      if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + windowMs - now()) / 1_000));
      recent.push(now());
      return 0;
    },
  };
}
