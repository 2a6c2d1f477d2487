import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Json, StepSpec } from "../../src/engine/types.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, ended, stepType, type World } from "./world.ts";

eachDatabase("waiting and stopping", (open) => {
  let store: Store;
  let world: World;
  /** The runs whose step of the type `hang@1` has begun, and how each was aborted. */
  let begun: string[];
  let aborted: Map<string, unknown>;
  beforeAll(async () => {
    store = await open();
  });
  const types = () => [
    stepType("note@1", (_, input) => ({ output: input })),
    stepType("ask@1", (_, input) => ({ wait: { signal: "answer", forMs: Number(input), default: "silence" } })),
    stepType("hang@1", async (ctx) => {
      begun.push(ctx.runId);
      await new Promise((_, reject) => {
        ctx.signal.addEventListener("abort", () => {
          aborted.set(ctx.runId, ctx.signal.reason);
          reject(ctx.signal.reason);
        });
      });
      return { output: null };
    }),
    stepType("deaf@1", () => new Promise<never>(() => {}), { deadlineMs: 30, retry: { attempts: 1, backoffMs: 1 } }),
  ];
  beforeEach(async () => {
    begun = [];
    aborted = new Map();
    world = await createWorld(store, types());
  });
  afterEach(() => world.close());

  const ask = (forMs: number): StepSpec[] => [
    { key: "ask", type: "ask@1", input: forMs },
    { key: "after", type: "note@1", input: { $ref: "ask" } },
  ];
  const give = async (run: string, payload: Json) => {
    const given = await store.asWorkspace(world.scope, (tx) => world.engine.signal(tx, run, "answer", payload));
    world.engine.flush(run);
    return given;
  };

  it("waits without working until the signal comes, and goes on with its payload", async () => {
    const run = await world.start({ steps: ask(60_000) });
    const waiting = await world.until(run, ({ status }) => status === "waiting");
    expect(waiting.steps.map(({ state }) => state)).toEqual(["waiting", "pending"]);
    expect(await give(run, { format: "blog" })).toBe(true);
    const done = await world.until(run, ended);
    expect(done.status).toBe("done");
    expect(done.steps.map(({ output }) => output)).toEqual([{ format: "blog" }, { format: "blog" }]);
  });

  it("goes on with the default when the time is over", async () => {
    const run = await world.finish({ steps: ask(20) });
    expect(run.steps.map(({ output }) => output)).toEqual(["silence", "silence"]);
  });

  it("keeps a signal that comes early, and the first of two counts", async () => {
    await world.queue.stop(0);
    const run = await world.start({ steps: ask(60_000) });
    expect(await give(run, "first")).toBe(true);
    expect(await give(run, "second")).toBe(false);
    const later = await createWorld(store, types());
    await later.engine.settled();
    later.engine.flush(run);
    await later.engine.sweep();
    const done = await later.until(run, ended);
    expect(done.steps.map(({ output }) => output)).toEqual(["first", "first"]);
    await later.close();
  });

  it("decides once between signals and the time-out", async () => {
    const run = await world.start({ steps: ask(30) });
    await world.until(run, ({ steps }) => steps[0]?.state !== "ready" && steps[0]?.state !== "running");
    await new Promise((resolve) => setTimeout(resolve, 25));
    const given = await Promise.all([give(run, "a"), give(run, "b"), give(run, "c")]);
    const done = await world.until(run, ended);
    const winner = given.indexOf(true);
    expect(done.steps[1]?.output).toBe(winner < 0 ? "silence" : ["a", "b", "c"][winner]);
    expect(given.filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  it("stops: aborts what works, cancels what waits, keeps what is done (P5)", async () => {
    const run = await world.start({
      steps: [
        { key: "a", type: "note@1", input: "kept" },
        { key: "b", type: "hang@1", needs: ["a"] },
        { key: "c", type: "note@1", needs: ["b"] },
      ],
    });
    await world.until(run, () => begun.includes(run));
    const pressedAt = performance.now();
    expect(await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run))).toBe(true);
    world.engine.flush(run);
    const stopped = await world.until(run, ended);
    await world.queue.idle();
    expect(performance.now() - pressedAt).toBeLessThan(2_000);
    expect(aborted.get(run)).toMatchObject({ code: "run.stopped" });
    expect(stopped).toMatchObject({ status: "stopped", stopRequested: true });
    expect(stopped.steps.map(({ state, output }) => [state, output])).toEqual([
      ["done", "kept"],
      ["cancelled", null],
      ["cancelled", null],
    ]);
    expect(await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run))).toBe(false);
    expect(await give(run, "late")).toBe(false);
  });

  it("stops work of another process within the time of its looks", async () => {
    await world.close();
    world = await createWorld(store, types(), { lookMs: 50 });
    const run = await world.start({ steps: [{ key: "b", type: "hang@1" }] });
    await world.until(run, () => begun.includes(run));
    const elsewhere = await createWorld(store, types());
    await store.asWorkspace(world.scope, (tx) => elsewhere.engine.stop(tx, run));
    await world.until(run, () => aborted.has(run), 2_000);
    expect(aborted.get(run)).toMatchObject({ code: "run.stopped" });
    await elsewhere.close();
  });

  it("stops a run that only waits, and a Retry asks again", async () => {
    const run = await world.start({ steps: ask(60_000) });
    await world.until(run, ({ status }) => status === "waiting");
    await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run));
    world.engine.flush(run);
    expect((await world.snapshot(run)).steps.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    expect(await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, run))).toBe(true);
    world.engine.flush(run);
    await world.until(run, ({ status }) => status === "waiting");
    await give(run, "yes");
    expect((await world.until(run, ended)).status).toBe("done");
  });

  it("ends an attempt at its deadline, also when the work does not heed its signal", async () => {
    const run = await world.finish({ steps: [{ key: "a", type: "deaf@1" }] });
    expect(run.error).toMatchObject({ step: "a", code: "step.deadline" });
  });

  it("gives a step back when its process goes down, and the attempt does not count", async () => {
    const run = await world.start({ steps: [{ key: "b", type: "hang@1" }] });
    await world.until(run, () => begun.includes(run));
    await world.close();
    expect((await world.snapshot(run)).steps[0]).toMatchObject({ state: "ready", attempts: 0 });
    expect(aborted.has(run)).toBe(true);
  });

  it("loses its lease to another claim, and writes nothing any more", async () => {
    let now = Date.now();
    await world.close();
    world = await createWorld(store, types(), { now: () => new Date(now), lookMs: 20 });
    const run = await world.start({ steps: [{ key: "b", type: "hang@1" }] });
    await world.until(run, () => begun.includes(run));
    now += 31_000;
    await world.until(run, () => aborted.has(run));
    expect(aborted.get(run)).toMatchObject({ code: "step.lease_lost" });
    expect((await world.snapshot(run)).steps[0]?.state).toBe("running");
    await world.engine.sweep();
    await world.until(run, () => begun.filter((one) => one === run).length === 2);
    expect((await world.snapshot(run)).steps[0]).toMatchObject({ state: "running", attempts: 2 });
  });

  it("parks a run whose step this build does not know, and a build that knows it goes on", async () => {
    const run = await world.start({
      steps: [
        { key: "a", type: "note@1", input: 1 },
        { key: "b", type: "note@2", needs: ["a"], input: 2 },
      ],
    });
    const parked = await world.until(run, ({ status }) => status === "parked");
    expect(parked.error).toEqual({ step: "b", code: "run.unknown_step_type", params: { type: "note@2" } });
    await world.engine.sweep();
    expect((await world.snapshot(run)).status).toBe("parked");
    const newer = await createWorld(store, [...types(), stepType("note@2", (_, input) => ({ output: input }))]);
    await newer.engine.sweep();
    const done = await newer.until(run, ended);
    expect(done).toMatchObject({ status: "done", error: null });
    await newer.close();
  });

  it("does not count the time in which a run was parked", async () => {
    let now = Date.now();
    const injected = { now: () => new Date(now) };
    await world.close();
    world = await createWorld(store, types(), injected);
    const run = await world.start({ steps: [{ key: "b", type: "note@4" }], budget: { usd: 1, ms: 60_000 } });
    await world.until(run, ({ status }) => status === "parked");
    now += 3_600_000;
    const newer = await createWorld(store, [...types(), stepType("note@4", () => ({ output: 4 }))], injected);
    await newer.engine.sweep();
    expect(await newer.until(run, ended)).toMatchObject({ status: "done", error: null });
    await newer.close();
  });

  it("is free at once for the process that takes the database over from a dead one", async () => {
    const run = await world.start({ steps: [{ key: "b", type: "hang@1" }] });
    await world.until(run, () => begun.includes(run));
    const heir = await createWorld(store, [stepType("hang@1", () => ({ output: "by the heir" }))], { staleMs: 0 });
    await heir.engine.sweep();
    expect((await heir.snapshot(run)).steps[0]).toMatchObject({ state: "running", attempts: 1 });
    await heir.engine.takeOver();
    await heir.engine.sweep();
    expect((await heir.until(run, ended)).steps[0]).toMatchObject({ output: "by the heir", attempts: 2 });
    await heir.close();
  });

  it("stops a parked run", async () => {
    const run = await world.start({ steps: [{ key: "b", type: "note@3" }] });
    await world.until(run, ({ status }) => status === "parked");
    expect(await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run))).toBe(true);
    expect((await world.snapshot(run)).status).toBe("stopped");
  });
});
