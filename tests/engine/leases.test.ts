import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDatabase, type Held, type Mark, type Work } from "../../src/engine/database.ts";
import { createLeases } from "../../src/engine/leases.ts";
import { steps } from "../../src/store/schema.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, stepType } from "./world.ts";

const work: Work = {
  ...{
    stepId: "s",
    key: "s",
    type: "s@1",
    input: null,
    partial: false,
    attempt: 1,
    failures: 0,
    fence: 1,
    outputs: {},
  },
  ...{ workspace: "w", runId: "r", owner: "u", channel: null, ideaId: null, thread: null },
  ...{ budgetUsd: 1, budgetMs: 60_000, leftMs: 60_000 },
};

describe("the leases of a process", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Leases of 30 s, looked at every second, over a database that answers as it is told. */
  function leases(answer: (renew: boolean) => Mark["state"] | undefined) {
    const renewals: number[] = [];
    const hold = async (holds: readonly Held[], renew: boolean): Promise<Mark[]> => {
      if (renew) renewals.push(Date.now());
      const state = answer(renew);
      return state === undefined ? [] : holds.map(({ step, fence }) => ({ step, fence, state }));
    };
    const held = createLeases({ database: { hold }, leaseMs: 30_000, everyMs: 1_000, now: Date.now }).hold(work);
    const began = Date.now();
    return { held, seconds: () => renewals.map((at) => Math.round((at - began) / 1_000)) };
  }

  it("are renewed after a third of them", async () => {
    const { held, seconds } = leases(() => undefined);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(seconds()).toEqual([10, 20]);
    expect(held.signal.aborted).toBe(false);
    held.release();
  });

  it("are asked for again at the next look where the row was locked, and are not lost by that", async () => {
    let locked = 3;
    const { held, seconds } = leases((renew) => (renew && locked-- > 0 ? "locked" : undefined));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(seconds()).toEqual([10, 11, 12, 13, 23]);
    expect(held.signal.aborted).toBe(false);
    held.release();
  });

  it("run out where the row stays locked", async () => {
    const { held } = leases((renew) => (renew ? "locked" : undefined));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(held.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(held.signal.reason).toMatchObject({ code: "step.lease_lost" });
    held.release();
  });

  it.each([
    ["lost", "step.lease_lost"],
    ["stopped", "run.stopped"],
  ] as const)("abort the work that was %s", async (state, code) => {
    const { held } = leases(() => state);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(held.signal.reason).toMatchObject({ code });
    held.release();
  });
});

eachDatabase("a renewal", (open, kind) => {
  it.runIf(kind === "postgres")("names what somebody is changing just now, and waits for nobody", async () => {
    const store = await open();
    const begun = Promise.withResolvers<string>();
    const end = Promise.withResolvers<void>();
    const gate = stepType("gate@1", async ({ stepId }) => {
      begun.resolve(stepId);
      await end.promise;
      return { output: null };
    });
    const world = await createWorld(store, [gate]);
    const run = await world.start({ steps: [{ key: "gate", type: "gate@1" }] });
    const step = await begun.promise;
    const database = createDatabase(store, { leaseMs: 60_000, fuse: true });
    const renew = (fence = 1) => database.hold([{ workspace: "local", step, fence }], true);

    const unlock = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const changing = store.asSystem(async (tx) => {
      await tx.select().from(steps).where(eq(steps.id, step)).for("update");
      locked.resolve();
      await unlock.promise;
    });
    await locked.promise;
    expect(await renew()).toEqual([{ step, fence: 1, state: "locked" }]);
    unlock.resolve();
    await changing;
    expect(await renew()).toEqual([]);
    expect(await renew(7)).toEqual([{ step, fence: 7, state: "lost" }]);
    end.resolve();
    await world.until(run, ({ status }) => status === "done");
    await world.close();
  });
});
