import { Redis } from "@upstash/redis/cloudflare";
import type { RedisConfig } from "../config/upstash.ts";
import type { Cache } from "./cache.ts";
import { levelTtlMs, type Use } from "./limits.ts";
import { limitsLua } from "./limits-lua.ts";

/** Longest wait for an answer, in milliseconds: what is fast is not waited for. */
const patienceMs = 1_000;

/**
 * A cache in an Upstash Redis, by its REST interface. One request a call: a client that gathers calls sends reads and
 * writes apart, in any order, and may not be shared by two requests on Workers; one that tries again counts twice.
 */
export function createUpstashCache({ url, token }: RedisConfig): Cache {
  const redis = new Redis({
    ...{ url, token, enableAutoPipelining: false, automaticDeserialization: false, enableTelemetry: false },
    ...{ retry: { retries: 0 }, signal: () => AbortSignal.timeout(patienceMs) },
  });
  const key = (name: string) => `kindling:${name}`;

  async function limits(action: "take" | "give", uses: readonly Use[], nowMs: number): Promise<[number, number]> {
    const keys = uses.map(({ limit, of }) => key(`limit ${limit.name} ${of}`));
    const args = uses.flatMap(({ limit, amount = 1 }) => {
      const size = limit.kind === "window" ? limit.windowMs : limit.perMs;
      return [limit.kind, limit.max, size, amount, levelTtlMs(limit)].map(String);
    });
    const [at, waitMs] = await redis.eval<string[], [string, string]>(limitsLua, keys, [
      action,
      String(nowMs),
      ...args,
    ]);
    return [Number(at), Number(waitMs)];
  }

  return {
    name: "redis",
    get: async (name) => (await redis.get<string>(key(name))) ?? undefined,
    async getAll(names) {
      if (names.length === 0) return [];
      const values = await redis.mget<(string | null)[]>(names.map(key));
      return values.map((value) => value ?? undefined);
    },
    async set(name, value, ttlMs) {
      await redis.set(key(name), value, { px: Math.max(1, Math.ceil(ttlMs)) });
    },
    async drop(names) {
      if (names.length > 0) await redis.del(...names.map(key));
    },
    async add(name, amount, ttlMs) {
      const [sum] = await redis
        .multi()
        .incrbyfloat(key(name), amount)
        .pexpire(key(name), Math.max(1, Math.ceil(ttlMs)))
        .exec<[string | number, number]>();
      return Number(sum);
    },
    first: async (name, ttlMs) =>
      (await redis.set(key(name), "1", { nx: true, px: Math.max(1, Math.ceil(ttlMs)) })) === "OK",
    async take(uses, nowMs) {
      if (uses.length === 0) return { ok: true };
      const [at, retryAfterMs] = await limits("take", uses, nowMs);
      const inTheWay = uses[at - 1];
      return inTheWay ? { ok: false, limit: inTheWay.limit.name, retryAfterMs } : { ok: true };
    },
    async giveBack(uses, nowMs) {
      if (uses.length > 0) await limits("give", uses, nowMs);
    },
    async ping() {
      await redis.ping();
    },
  };
}
