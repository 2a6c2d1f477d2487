import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Json, RunSnapshot, StepSpec } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, ended, stepType, type World } from "./world.ts";

/** Keys and states, in the order of creation. */
const states = ({ steps }: RunSnapshot) => Object.fromEntries(steps.map(({ key, state }) => [key, state]));

eachDatabase("a run", (open) => {
  let world: World;
  let order: string[];
  let fail: Map<string, number>;
  /** What steps of the type `add@1` add. */
  let additions: StepSpec[];
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    order = [];
    fail = new Map();
    additions = [];
    world = await createWorld(store, [
      stepType("note@1", (ctx, input) => {
        order.push(ctx.key);
        return { output: input };
      }),
      stepType("fail@1", (ctx) => {
        order.push(ctx.key);
        throw new KindlingError("model.refused", { params: { step: ctx.key } });
      }),
      stepType("flaky@1", (ctx, input) => {
        const left = fail.get(ctx.key) ?? Number(input);
        fail.set(ctx.key, left - 1);
        if (left > 0) throw new KindlingError("model.unavailable", { retryable: true, retryAfterMs: 5 });
        return { output: ctx.attempt };
      }),
      stepType("rounds@1", (_, input) => {
        const round = Number(input);
        const next: StepSpec = { key: `round.${round + 1}`, type: "rounds@1", input: round + 1 };
        return round < 3 ? { output: round, add: [next] } : { output: round };
      }),
      stepType("add@1", () => ({ output: null, add: additions })),
    ]);
  });
  afterEach(() => world.close());
  const note = (key: string, rest: Partial<StepSpec> = {}): StepSpec => ({ key, type: "note@1", ...rest });
  const failing = (key: string, rest: Partial<StepSpec> = {}): StepSpec => ({ key, type: "fail@1", ...rest });
  const settled = (step: string) => ({ step, on: "settled" as const });

  it("works its steps in the order of their needs and keeps their outputs", async () => {
    const run = await world.finish({
      steps: [
        note("a", { input: { words: ["one", "two"] } }),
        note("b", { input: { first: { $ref: "a.words.0" } } }),
        note("c", { needs: ["b"], input: "end" }),
      ],
    });
    expect(run.status).toBe("done");
    expect(order).toEqual(["a", "b", "c"]);
    expect(run.steps.map(({ output }) => output)).toEqual([{ words: ["one", "two"] }, { first: "one" }, "end"]);
    expect(run.completedAt).toBeInstanceOf(Date);
  });

  it("fans out and joins: the join waits for all", async () => {
    const items = [1, 2, 3, 4, 5].map((n) => note(`item.${n}`, { needs: ["split"], input: n }));
    const join = note("join", { input: items.map(({ key }) => ({ $ref: key })) });
    const run = await world.finish({ steps: [note("split"), ...items, join] });
    expect(run.steps.at(-1)?.output).toEqual([1, 2, 3, 4, 5]);
    expect(order.at(-1)).toBe("join");
  });

  it.each<[string, Json, Partial<StepSpec>, string]>([
    ["is", { n: null }, { when: { ref: "a.n", is: null } }, "done"],
    ["is something missing", {}, { when: { ref: "a.n", is: null } }, "done"],
    ["is not", { n: "x" }, { when: { ref: "a.n", isNot: "x" } }, "skipped"],
    ["is at least", { n: 60 }, { when: { ref: "a.n", atLeast: 60 } }, "done"],
    ["is at least, of no number", { n: "60" }, { when: { ref: "a.n", atLeast: 60 } }, "skipped"],
    ["is below", { n: 60 }, { when: { ref: "a.n", below: 60 } }, "skipped"],
    ["is below, by a little", { n: 59.5 }, { when: { ref: "a.n", below: 60 } }, "done"],
  ])("skips a step whose condition does not hold: %s", async (_, input, rest, state) => {
    const run = await world.finish({
      steps: [note("a", { input }), note("b", rest), note("c", { needs: ["b"] }), note("d", { needs: [settled("b")] })],
    });
    expect(run.status).toBe("done");
    expect(states(run)).toEqual({ a: "done", b: state, c: state, d: "done" });
  });

  it("skips what needs a failed step done, and what is behind that", async () => {
    const run = await world.finish({
      steps: [failing("a"), note("b", { needs: ["a"] }), note("c", { needs: ["b"] }), note("d")],
    });
    expect(states(run)).toEqual({ a: "failed", b: "skipped", c: "skipped", d: "done" });
    expect(run.status).toBe("failed");
    expect(run.error).toEqual({ step: "a", code: "model.refused", params: { step: "a" } });
    expect(run.steps[0]?.error).toEqual({ code: "model.refused", params: { step: "a" } });
  });

  it("absorbs a failure that a settled need takes up", async () => {
    const run = await world.finish({
      steps: [failing("a"), note("b", { needs: ["a"] }), note("c", { needs: [settled("b")], input: { $ref: "a" } })],
    });
    // The reference makes `a` a need of `c` too, and one that must be done.
    expect(states(run)).toEqual({ a: "failed", b: "skipped", c: "skipped" });
    expect(run.status).toBe("failed");

    const absorbed = await world.finish({
      steps: [
        failing("a"),
        note("b", { needs: ["a"] }),
        note("c", { needs: [settled("b"), settled("a")], input: [{ $ref: "a" }] }),
      ],
    });
    expect(states(absorbed)).toEqual({ a: "failed", b: "skipped", c: "done" });
    expect(absorbed.status).toBe("done");
    expect(absorbed.steps.at(-1)?.output).toEqual([null]);
  });

  it("names the failure that reached the end of the graph, not the one that was absorbed", async () => {
    const run = await world.finish({
      steps: [
        failing("picture"),
        failing("review", { needs: [settled("picture")] }),
        note("deliver", { needs: ["review"] }),
      ],
    });
    expect(run.error?.step).toBe("review");
  });

  it("grows: whoever ends a round adds the next", async () => {
    const run = await world.finish({ steps: [{ key: "round.1", type: "rounds@1", input: 1 }] });
    expect(run.steps.map(({ key, output }) => [key, output])).toEqual([
      ["round.1", 1],
      ["round.2", 2],
      ["round.3", 3],
    ]);
  });

  it("takes added steps with needs on old and new ones, some ended already", async () => {
    additions = [
      note("x", { needs: ["a"], input: { $ref: "a" } }),
      note("y", { needs: ["bad"] }),
      note("z", { needs: ["x", settled("y"), settled("bad")] }),
      note("w", { when: { ref: "a", is: "other" } }),
    ];
    const run = await world.finish({
      steps: [
        note("a", { input: "old" }),
        failing("bad"),
        { key: "grow", type: "add@1", needs: ["a", settled("bad")] },
      ],
    });
    expect(states(run)).toEqual({
      a: "done",
      bad: "failed",
      grow: "done",
      x: "done",
      y: "skipped",
      z: "done",
      w: "skipped",
    });
    expect(run.status).toBe("done");
    expect(run.steps.find(({ key }) => key === "x")?.output).toBe("old");
  });

  it.each<[string, StepSpec[]]>([
    ["a duplicate key", [note("a")]],
    ["an unknown need", [note("b", { needs: ["nowhere"] })]],
    ["a cycle", [note("b", { needs: ["c"] }), note("c", { needs: ["b"] })]],
  ])("fails a step that adds %s, and adds nothing", async (_, added) => {
    additions = added;
    const run = await world.finish({ steps: [note("a"), { key: "grow", type: "add@1", needs: ["a"] }] });
    expect(run.error).toMatchObject({ step: "grow", code: "graph.invalid" });
    expect(run.steps).toHaveLength(2);
  });

  it("tries again what may pass, and counts the attempts", async () => {
    const run = await world.finish({ steps: [{ key: "a", type: "flaky@1", input: 2 }] });
    expect(run.steps[0]).toMatchObject({ state: "done", attempts: 3, output: 3, error: null });
  });

  it("fails a step when its attempts are used up", async () => {
    const run = await world.finish({ steps: [{ key: "a", type: "flaky@1", input: 9 }] });
    expect(run.steps[0]).toMatchObject({ state: "failed", attempts: 3, error: { code: "model.unavailable" } });
    expect(run.status).toBe("failed");
  });

  it("refuses a graph before it writes anything", async () => {
    await expect(world.start({ steps: [] })).rejects.toMatchObject({ code: "graph.invalid" });
  });

  it("stores text that a database refuses", async () => {
    const run = await world.finish({ steps: [note("a", { input: "nul \0 and half \ud83d" })] });
    expect(run.steps[0]?.output).toBe("nul  and half \ufffd");
  });

  it("retries: reopens what failed and what was skipped behind it, and keeps the rest", async () => {
    const first = await world.finish({
      steps: [note("a"), { key: "b", type: "flaky@1", input: 3, needs: ["a"] }, note("c", { needs: ["b"] })],
    });
    expect(states(first)).toEqual({ a: "done", b: "failed", c: "skipped" });
    expect(await world.store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, first.id))).toBe(true);
    world.engine.flush(first.id);
    const second = await world.until(first.id, ended);
    expect(states(second)).toEqual({ a: "done", b: "done", c: "done" });
    expect(second).toMatchObject({ status: "done", error: null });
    expect(order).toEqual(["a", "c"]);
    expect(await world.store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, first.id))).toBe(false);
  });

  it("does not retry into a thread where another run works", async () => {
    const failed = await world.finish({ thread: "t", steps: [failing("a")] });
    const hold = note("b", { needs: [] });
    await world.queue.stop(0);
    await world.start({ thread: "t", steps: [hold] });
    await expect(world.store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, failed.id))).rejects.toMatchObject(
      { code: "thread.busy" },
    );
  });

  it("leaves alone the runs of other workspaces", async () => {
    const run = await world.finish({ steps: [failing("a")] });
    const stranger = { ...world.scope, workspace: "elsewhere" };
    const { engine, store } = world;
    expect(await store.asWorkspace(stranger, (tx) => engine.retry(tx, run.id))).toBe(false);
    expect(await store.asWorkspace(stranger, (tx) => engine.stop(tx, run.id))).toBe(false);
    expect(await store.asWorkspace(stranger, (tx) => engine.signal(tx, run.id, "x", 1))).toBe(false);
    expect(await store.asWorkspace(stranger, (tx) => engine.snapshot(tx, run.id))).toBeUndefined();
  });
});
