import type { Cache } from "./cache.ts";
import { type Level, levelNow, levelTtlMs, waitFor } from "./limits.ts";

/** Most entries; the oldest go first. */
const entriesMax = 10_000;

/** A cache in this process's memory. `now`: milliseconds. */
export function createMemoryCache(now: () => number = Date.now): Cache {
  const values = createShelf<string>(now);
  const levels = createShelf<Level>(now);
  const levelKey = (name: string, of: string) => `${name} ${of}`;

  const get = async (key: string) => values.get(key);
  return {
    name: "memory",
    get,
    getAll: async (keys) => keys.map((key) => values.get(key)),
    async set(key, value, ttlMs) {
      values.set(key, value, ttlMs);
    },
    async drop(keys) {
      for (const key of keys) values.delete(key);
    },
    async add(key, amount, ttlMs) {
      const sum = Number(values.get(key) ?? 0) + amount;
      values.set(key, String(sum), ttlMs);
      return sum;
    },
    async first(key, ttlMs) {
      if (values.get(key) !== undefined) return false;
      values.set(key, "1", ttlMs);
      return true;
    },
    async take(uses, nowMs) {
      const standing = uses.map(({ limit, of, amount = 1 }) => {
        const key = levelKey(limit.name, of);
        const level = levelNow(limit, levels.get(key), nowMs);
        return { limit, key, amount, level, waitMs: waitFor(limit, level, amount, nowMs) };
      });
      const worst = standing.find(({ waitMs }) => waitMs < 0) ?? standing.toSorted((a, b) => b.waitMs - a.waitMs)[0];
      if (worst && worst.waitMs !== 0) return { ok: false, limit: worst.limit.name, retryAfterMs: worst.waitMs };
      for (const { limit, key, level, amount } of standing) {
        const change = limit.kind === "window" ? amount : -amount;
        levels.set(key, { ...level, now: level.now + change }, levelTtlMs(limit));
      }
      return { ok: true };
    },
    async giveBack(uses, nowMs) {
      for (const { limit, of, amount = 1 } of uses) {
        const key = levelKey(limit.name, of);
        const level = levelNow(limit, levels.get(key), nowMs);
        const left =
          limit.kind === "window" ? Math.max(0, level.now - amount) : Math.min(limit.max, level.now + amount);
        levels.set(key, { ...level, now: left }, levelTtlMs(limit));
      }
    },
    ping: async () => {},
  };
}

function createShelf<T>(now: () => number) {
  const entries = new Map<string, { value: T; until: number }>();
  return {
    get(key: string): T | undefined {
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key: string, value: T, ttlMs: number): void {
      entries.delete(key);
      entries.set(key, { value, until: now() + ttlMs });
      const [oldest] = entries.keys();
      if (entries.size > entriesMax && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key: string) => void entries.delete(key),
  };
}
