import { afterEach, beforeAll, expect, it } from "vitest";
import { startSweeper } from "../../src/engine/sweep.ts";
import { KindlingError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, ended, quiet, stepType, type World } from "./world.ts";

eachDatabase("trouble around the engine", (open) => {
  let real: Store;
  let world: World;
  /** Statements that fail, by name: how often yet, and whether before or after they took place. */
  let away: Map<string, { times: number; after: boolean }>;
  beforeAll(async () => {
    real = await open();
  });
  afterEach(() => world.close());

  const begin = async (parts: Parameters<typeof createWorld>[2] = {}) => {
    away = new Map();
    const store: Store = {
      ...real,
      async call<T>(name: `engine_${string}`, args: Parameters<Store["call"]>[1]): Promise<T> {
        const fault = away.get(name);
        const gone = new KindlingError("database.unavailable", { retryable: true });
        if (fault && fault.times > 0 && !fault.after) {
          fault.times -= 1;
          throw gone;
        }
        const result = await real.call<T>(name, args);
        if (fault && fault.times > 0) {
          fault.times -= 1;
          throw gone;
        }
        return result;
      },
    };
    world = await createWorld(
      store,
      [
        stepType("note@1", (ctx) => ({ output: ctx.attempt })),
        stepType("pay@1", async (ctx) => {
          const call = { kind: "model", task: "t", provider: "p", model: "m", request: 1, maxCostUsd: 1 } as const;
          const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0, costUsd: 1 };
          return { output: (await ctx.call(call, async () => ({ response: "answer", usage }))).response };
        }),
      ],
      { pause: () => new Promise((resolve) => setTimeout(resolve, 1)), ...parts },
    );
    return world;
  };
  const steps = [
    { key: "pay", type: "pay@1" as const },
    { key: "note", type: "note@1" as const, needs: ["pay"] },
  ];

  it("repeats a completion while the database is away, and loses no work", async () => {
    await begin();
    away.set("engine_end", { times: 5, after: false });
    away.set("engine_book", { times: 5, after: false });
    away.set("engine_reserve", { times: 5, after: false });
    const run = await world.finish({ steps });
    expect(run.steps.map(({ attempts }) => attempts)).toEqual([1, 1]);
    expect(run.costUsd).toBe(1);
  });

  it("goes on when the database did what it was told and its answer got lost", async () => {
    let now = Date.now();
    await begin({ now: () => new Date(now), staleMs: 0 });
    for (const name of ["engine_reserve", "engine_book", "engine_end"]) away.set(name, { times: 1, after: true });
    const run = await world.start({ steps });
    await world.queue.idle();
    now += 60_000;
    await world.engine.sweep();
    const done = await world.until(run, ended);
    expect(done).toMatchObject({ status: "done", costUsd: 1, wastedUsd: 0 });
  });

  it("redelivers when not even the claim could be written", async () => {
    await begin();
    away.set("engine_claim", { times: 1, after: false });
    expect((await world.finish({ steps })).status).toBe("done");
  });

  it("sweeps up what nobody was told of", async () => {
    await begin({ staleMs: 0 });
    const deaf = await createWorld(world.store, [], { queue: { publish: async () => {} } });
    const run = await deaf.start({ steps });
    await deaf.close();
    expect((await world.snapshot(run)).steps[0]?.state).toBe("ready");
    const stop = startSweeper(world.engine, { everyMs: 20, log: quiet });
    expect((await world.until(run, ended)).status).toBe("done");
    await stop();
  });

  it("keeps sweeping after a sweep that failed", async () => {
    await begin({ staleMs: 0 });
    away.set("engine_unpark", { times: 1, after: false });
    const deaf = await createWorld(world.store, [], {
      queue: { publish: () => Promise.reject(new Error("no queue")) },
    });
    const run = await deaf.start({ steps });
    await deaf.close();
    const stop = startSweeper(world.engine, { everyMs: 5, log: quiet });
    expect((await world.until(run, ended)).status).toBe("done");
    await stop();
  });

  it("fails a step whose process dies again and again", async () => {
    let now = Date.now();
    await begin({ now: () => new Date(now), crashes: 2 });
    const run = await world.start({ steps: [{ key: "note", type: "note@1" }] });
    await world.until(run, ended);
    await world.queue.stop(0);
    const doomed = await world.start({ steps: [{ key: "note", type: "note@1" }] });
    const id = (await real.call<{ step: string }[]>("engine_unsent", [doomed, null]))[0]?.step ?? "";
    // Claimed by processes of which nothing is heard again.
    for (let n = 0; n < 2; n += 1) {
      await real.call("engine_claim", ["local", doomed, id, 99, false, 30_000, new Date(now).toISOString()]);
      now += 31_000;
    }
    await world.engine.deliver({ workspace: "local", run: doomed, step: id, generation: 99 });
    const failed = await world.until(doomed, ended);
    expect(failed.error).toMatchObject({ step: "note", code: "step.lease_lost" });
  });

  it("refuses two kinds of step with one name", async () => {
    await begin();
    await expect(
      createWorld(real, [stepType("a@1", () => ({ output: 1 })), stepType("a@1", () => ({ output: 2 }))]),
    ).rejects.toThrow("same name");
  });

  it("knows nothing of wake-ups of runs that are not there", async () => {
    await begin();
    const nobody = { workspace: "local", run: "01890000-0000-7000-8000-000000000000", generation: 1 };
    expect(await world.engine.deliver({ ...nobody, step: nobody.run })).toBe("stale");
    expect(await world.engine.deliver({ ...nobody, step: "card" })).toBe("stale");
  });
});
