import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Cache } from "../../src/cache/cache.ts";
import type { Limit, Use } from "../../src/cache/limits.ts";
import { createMemoryCache } from "../../src/cache/memory.ts";

const window = (name: string, max: number, windowMs = 60_000): Limit => ({ kind: "window", name, max, windowMs });
const bucket = (name: string, max: number, perMs: number): Limit => ({ kind: "bucket", name, max, perMs });

/** What every cache keeps to, whatever is behind it. */
export function cacheContract(name: string, open: () => Promise<Cache>): void {
  describe(`a cache (${name})`, () => {
    let cache: Cache;
    let count = 0;
    /** A key that no other test uses. */
    const fresh = () => `${name}-${process.pid}-${count++}`;
    beforeAll(async () => {
      cache = await open();
    });

    it("keeps a text for its time, and forgets it when it is told to", async () => {
      const [one, two] = [fresh(), fresh()];
      await cache.set(one, '{"a":"ü"}', 60_000);
      await cache.set(two, "12", 30);
      expect(await cache.getAll([two, fresh(), one])).toEqual(["12", undefined, '{"a":"ü"}']);
      expect(await cache.getAll([])).toEqual([]);
      await wait(60);
      expect(await cache.get(two)).toBeUndefined();
      await cache.drop([one, two]);
      await cache.drop([]);
      expect(await cache.get(one)).toBeUndefined();
    });

    it("counts, and knows who was first", async () => {
      const key = fresh();
      const sums = await Promise.all([1, 1, 0.5].map((amount) => cache.add(key, amount, 60_000)));
      expect(Math.max(...sums)).toBe(2.5);
      const firsts = await Promise.all([1, 2, 3].map(() => cache.first(`${key} first`, 60_000)));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      const short = fresh();
      expect(await cache.first(short, 20)).toBe(true);
      await wait(50);
      expect(await cache.first(short, 20)).toBe(true);
    });

    it("gives as many as a window holds, and says when to come back", async () => {
      const use: Use = { limit: window("per-minute", 3), of: fresh() };
      const at = 60_000_000;
      const taken = await Promise.all(Array.from({ length: 5 }, () => cache.take([use], at)));
      expect(taken.filter(({ ok }) => ok)).toHaveLength(3);
      const refused = await cache.take([use], at + 30_000);
      expect(refused).toEqual({ ok: false, limit: "per-minute", retryAfterMs: 50_000 });
      expect((await cache.take([use], at + 79_000)).ok).toBe(false);
      expect((await cache.take([use], at + 80_000)).ok).toBe(true);
      expect((await cache.take([{ ...use, of: fresh() }], at)).ok).toBe(true);
    });

    it("holds money in a bucket that fills up, and takes back what was not spent", async () => {
      const spend = (amount: number): Use => ({ limit: bucket("usd-a-day", 5, 5 / 86_400_000), of: key, amount });
      const key = fresh();
      expect((await cache.take([spend(4.5)], 1_000)).ok).toBe(true);
      expect(await cache.take([spend(1)], 1_000)).toEqual({
        ...{ ok: false, limit: "usd-a-day" },
        retryAfterMs: 8_640_000,
      });
      await cache.giveBack([spend(4)], 1_000);
      expect((await cache.take([spend(4.5)], 1_000)).ok).toBe(true);
      expect((await cache.take([spend(1)], 1_000 + 17_280_000)).ok).toBe(true);
      expect(await cache.take([spend(6)], 1_000)).toMatchObject({ ok: false, retryAfterMs: -1 });
      // It never holds more than it can.
      await cache.giveBack([spend(5), spend(5)], 1_000 + 17_280_000);
      expect((await cache.take([spend(5)], 1_000 + 17_280_000)).ok).toBe(true);
      expect((await cache.take([spend(0.01)], 1_000 + 17_280_000)).ok).toBe(false);
    });

    it("takes from every limit or from none, and names the one in the way", async () => {
      const [person, workspace] = [fresh(), fresh()];
      const both = (who: string): Use[] => [
        { limit: window("person", 2), of: who },
        { limit: window("workspace", 3), of: workspace },
      ];
      expect((await cache.take(both(person), 0)).ok).toBe(true);
      expect((await cache.take(both(person), 0)).ok).toBe(true);
      for (let times = 0; times < 5; times += 1)
        expect(await cache.take(both(person), 0)).toMatchObject({ ok: false, limit: "person" });
      const other = fresh();
      expect((await cache.take(both(other), 0)).ok).toBe(true);
      expect(await cache.take(both(other), 0)).toMatchObject({ ok: false, limit: "workspace" });
      expect(await cache.take([], 0)).toEqual({ ok: true });
    });

    it("limits as the one in memory does, whatever is asked of it", async () => {
      const limits = [
        window("w-a", 4, 1_000),
        window("w-b", 2.5, 700),
        bucket("b-a", 3, 0.002),
        bucket("b-b", 1, 0.0005),
      ];
      const action = fc.record({
        give: fc.boolean(),
        passMs: fc.integer({ min: 0, max: 900 }),
        uses: fc.uniqueArray(fc.tuple(fc.nat(limits.length - 1), fc.integer({ min: 1, max: 9 })), {
          ...{ minLength: 1, maxLength: 3, selector: ([limit]) => limit },
        }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 20 }), async (actions) => {
          const [of, memory] = [fresh(), createMemoryCache(() => 0)];
          let nowMs = 1_000_000;
          for (const { give, passMs, uses } of actions) {
            nowMs += passMs;
            const asked = uses.flatMap(([at, amount]): Use[] => {
              const limit = limits[at];
              return limit ? [{ limit, of, amount: amount / 4 }] : [];
            });
            if (give) await Promise.all([memory.giveBack(asked, nowMs), cache.giveBack(asked, nowMs)]);
            else expect(await cache.take(asked, nowMs)).toEqual(await memory.take(asked, nowMs));
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
