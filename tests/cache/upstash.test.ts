import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLimiter } from "../../src/cache/limiter.ts";
import type { Use } from "../../src/cache/limits.ts";
import { createUpstashCache } from "../../src/cache/upstash.ts";
import { createLog } from "../../src/log.ts";
import { type RedisDouble, startRedisDouble } from "../doubles/upstash/redis.ts";
import { hasRedis, startRedis } from "../setup/redis.ts";
import { cacheContract } from "./contract.ts";

describe.skipIf(!hasRedis)("in a real Redis, by Upstash's client", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let front: RedisDouble;
  beforeAll(async () => {
    redis = await startRedis();
    front = await startRedisDouble({ socket: redis.socket });
  });
  afterAll(async () => {
    await front.close();
    await redis.close();
  });

  cacheContract("redis", async () => createUpstashCache(front));

  it("asks once a call", async () => {
    const cache = createUpstashCache(front);
    front.seen.splice(0);
    const limit = { kind: "window", max: 5, windowMs: 1_000 } as const;
    await cache.take(
      ["a", "b", "c"].map((name) => ({ limit: { ...limit, name }, of: "x" })),
      0,
    );
    expect(front.seen.filter((name) => name.startsWith("EVAL"))).toHaveLength(1);
  });

  it("is shared by all who use it", async () => {
    const use: Use = { limit: { kind: "window", name: "shared", max: 10, windowMs: 60_000 }, of: "w" };
    const caches = [createUpstashCache(front), createUpstashCache(front)];
    const taken = await Promise.all(Array.from({ length: 30 }, (_, n) => caches[n % 2]?.take([use], 60_000)));
    expect(taken.filter((verdict) => verdict?.ok)).toHaveLength(10);
  });

  it("gone, refuses what spends and lets pass what reads", async () => {
    const lines: string[] = [];
    const log = createLog({ level: "info", secrets: [], write: (line) => lines.push(line) });
    const limiter = createLimiter({ cache: createUpstashCache(front), now: () => new Date(), log });
    const use: Use = { limit: { kind: "window", name: "gone", max: 10, windowMs: 60_000 }, of: "w" };
    expect(await limiter.take("spending", [use])).toEqual({ ok: true });
    await redis.stop();
    expect(await limiter.take("spending", [use])).toEqual({ ok: false, limit: null, retryAfterMs: 5_000 });
    expect(await limiter.take("reading", [use])).toEqual({ ok: true });
    await limiter.giveBack([use]);
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain(front.token);
    await redis.restart();
    expect(await limiter.take("spending", [use])).toEqual({ ok: true });
  });

  it("with a wrong token, is away", async () => {
    await expect(createUpstashCache({ ...front, token: "wrong" }).ping()).rejects.toThrow("WRONGPASS");
  });
});
