/** How often a route may be called: `limit` times in a window, for each channel or webhook by itself. */
export interface Rate {
  limit: number;
  windowMs: number;
}

/** What a call is told of its bucket. */
export interface BucketState {
  limited: boolean;
  remaining: number;
  resetAfterMs: number;
}

/** Windows that begin with their first call. */
export function createRates(now: () => number) {
  const windows = new Map<string, { since: number; used: number }>();
  return {
    take(key: string, { limit, windowMs }: Rate): BucketState {
      const at = now();
      const known = windows.get(key);
      const window = known && at < known.since + windowMs ? known : { since: at, used: 0 };
      windows.set(key, window);
      const resetAfterMs = window.since + windowMs - at;
      if (window.used >= limit) return { limited: true, remaining: 0, resetAfterMs };
      window.used++;
      return { limited: false, remaining: limit - window.used, resetAfterMs };
    },
  };
}
