import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createPool } from "../../src/store/pool.ts";

const unavailable = expect.objectContaining({ code: "database.unavailable", retryable: true });

/** A pool of numbered connections that can be told to close or never to open. */
function createWorld({ max = 2, waitMs = 100 } = {}) {
  const open = new Map<number, () => void>();
  const world = { opened: 0, broken: false, discarded: [] as number[] };
  const pool = createPool<number>({
    max,
    waitMs,
    open(onLost) {
      world.opened += 1;
      const id = world.opened;
      open.set(id, onLost);
      return {
        ready: world.broken ? Promise.reject(new Error("refused")) : Promise.resolve(id),
        discard: () => void world.discarded.push(id),
      };
    },
  });
  return { pool, world, drop: (id: number) => open.get(id)?.() };
}

describe("the pool", () => {
  test("opens as many connections as are needed at once, and uses them again", async () => {
    const { pool, world } = createWorld();
    const use = () => pool.borrow(1_000, async ({ client }) => sleep(5, client));
    expect((await Promise.all([use(), use(), use(), use()])).toSorted()).toEqual([1, 1, 2, 2]);
    expect(world.opened).toBe(2);
  });

  test("gives a connection to one at a time, in the order of asking", async () => {
    const { pool } = createWorld({ max: 1 });
    const order: string[] = [];
    const use = (name: string) =>
      pool.borrow(1_000, async () => {
        order.push(`${name} begins`);
        await sleep(2);
        order.push(`${name} ends`);
      });
    await Promise.all([use("a"), use("b"), use("c")]);
    expect(order).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  test("takes a connection back that was used in vain", async () => {
    const { pool, world } = createWorld({ max: 1 });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(pool.borrow(1_000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    }
    expect(world).toMatchObject({ opened: 1, discarded: [] });
  });

  test("lets nobody wait for ever", async () => {
    const { pool } = createWorld({ max: 1, waitMs: 20 });
    const long = pool.borrow(1_000, () => sleep(100, "done"));
    await expect(pool.borrow(1_000, async () => "never")).rejects.toEqual(unavailable);
    expect(await long).toBe("done");
    expect(await pool.borrow(1_000, async () => "again")).toBe("again");
  });

  test("throws a connection away that closed, in use or not, and opens another", async () => {
    const { pool, world, drop } = createWorld({ max: 1 });
    let lost: boolean | undefined;
    const inUse = pool.borrow(1_000, async (connection) => {
      drop(1);
      lost = connection.isLost;
      await sleep(10_000, undefined, { ref: false });
    });
    await expect(inUse).rejects.toEqual(unavailable);
    expect(lost).toBe(true);
    expect(await pool.borrow(1_000, async ({ client }) => client)).toBe(2);
    drop(2);
    expect(await pool.borrow(1_000, async ({ client }) => client)).toBe(3);
    expect(world.discarded).toEqual([1, 2]);
  });

  test("gives a use up that takes too long, and its connection with it", async () => {
    const { pool, world } = createWorld({ max: 1 });
    const endless = pool.borrow(20, () => sleep(10_000, undefined, { ref: false }));
    await expect(endless).rejects.toEqual(unavailable);
    expect(world.discarded).toEqual([1]);
    expect(await pool.borrow(1_000, async ({ client }) => client)).toBe(2);
  });

  test("tries anew after a connection that could not be opened", async () => {
    const { pool, world } = createWorld({ max: 1 });
    world.broken = true;
    await expect(pool.borrow(1_000, async () => "never")).rejects.toThrow("refused");
    world.broken = false;
    expect(await pool.borrow(1_000, async ({ client }) => client)).toBe(2);
  });

  test("closes when everything came back, and cuts off what does not", async () => {
    const { pool, world } = createWorld({ max: 2 });
    await pool.borrow(1_000, async () => {});
    const quick = pool.borrow(1_000, () => sleep(20, "done"));
    const endless = pool.borrow(1_000, () => sleep(10_000, undefined, { ref: false }));
    const waits = pool.borrow(1_000, async () => "never");
    const cutOff = Promise.all([
      expect(endless).rejects.toEqual(unavailable),
      expect(waits).rejects.toEqual(unavailable),
    ]);
    await pool.close(50);
    expect(await quick).toBe("done");
    await cutOff;
    expect(world.discarded.toSorted()).toEqual([1, 2]);
    await expect(pool.borrow(1_000, async () => "never")).rejects.toEqual(unavailable);
    await pool.close(50);
  });
});
