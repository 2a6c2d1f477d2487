import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Charge, PaidCall, Purse, StepContext, StepSpec, Usage } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import { modelCalls, runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, ended, stepType, type World } from "./world.ts";

const usage = (costUsd: number): Usage => ({
  ...{ inputTokens: 10, outputTokens: 5, cachedTokens: 2, reasoningTokens: 1 },
  costUsd,
});
const question = (request: PaidCall["request"], maxCostUsd = 1): PaidCall => ({
  ...{ kind: "model", task: "write", provider: "double", model: "m", request, maxCostUsd },
});

eachDatabase("paid calls", (open) => {
  let store: Store;
  let world: World;
  /** What the provider was asked, by run. */
  let bought: { run: string; request: unknown }[];
  let purse: (readonly [string, Charge])[];
  let behaviour: (ctx: StepContext) => Promise<unknown>;
  let wallet: number;
  beforeAll(async () => {
    store = await open();
  });
  const buy = (ctx: StepContext, request: PaidCall["request"], costUsd = 0.25, maxCostUsd = 1) =>
    ctx.call(question(request, maxCostUsd), async () => {
      bought.push({ run: ctx.runId, request });
      return { response: `answer to ${JSON.stringify(request)}`, usage: usage(costUsd) };
    });
  const types = () => [
    stepType("buy@1", async (ctx) => ({ output: (await behaviour(ctx)) ?? null })),
    stepType("save@1", async (ctx) => ({ output: (await ctx.snapshot()).steps.map(({ key, state }) => [key, state]) })),
    stepType("note@1", (_, input) => ({ output: input })),
  ];
  const recording: Purse = {
    async reserve(_, charge) {
      if (charge.usd > wallet) throw new KindlingError("run.budget_money");
      purse.push(["reserve", charge]);
    },
    settle: async (_, charge) => void purse.push(["settle", charge]),
    refund: async (_, charge) => void purse.push(["refund", charge]),
  };
  beforeEach(async () => {
    bought = [];
    purse = [];
    wallet = 100;
    world = await createWorld(store, types(), { purse: recording });
  });
  afterEach(() => world.close());

  const buying: StepSpec[] = [{ key: "buy", type: "buy@1" }];
  const partial: StepSpec = { key: "save", type: "save@1" };
  const ledger = (run: string) =>
    store.asSystem((tx) => tx.select().from(modelCalls).where(eq(modelCalls.runId, run)).orderBy(modelCalls.at));
  const reserved = async (run: string) =>
    (await store.asSystem((tx) => tx.select().from(runs).where(eq(runs.id, run))))[0]?.reservedUsd;
  const moves = () => purse.map(([what, { usd }]) => [what, usd]);

  it("are reserved at their highest price, booked at the real one, and added up", async () => {
    behaviour = async (ctx) => (await buy(ctx, "q")).response;
    const run = await world.finish({ steps: buying });
    expect(run).toMatchObject({ status: "done", costUsd: 0.25, wastedUsd: 0, tokens: 15 });
    expect(run.steps[0]).toMatchObject({ costUsd: 0.25, tokens: 15, output: 'answer to "q"' });
    expect(await reserved(run.id)).toBe(0);
    const [call] = await ledger(run.id);
    expect(call).toMatchObject({ ordinal: 1, state: "settled", reservedUsd: 1, cachedTokens: 2, reasoningTokens: 1 });
    expect(moves()).toEqual([
      ["reserve", 1],
      ["settle", 0.25],
    ]);
  });

  it("are not bought again by a later attempt: the answer is replayed by its number and its request", async () => {
    const replays: boolean[] = [];
    behaviour = async (ctx) => {
      for (const request of ["a", "b", ctx.attempt > 1 ? "changed" : "c"])
        replays.push((await buy(ctx, request)).replayed);
      if (ctx.attempt === 1) throw new KindlingError("model.unavailable", { retryable: true });
      return null;
    };
    const run = await world.finish({ steps: buying });
    expect(bought.map(({ request }) => request)).toEqual(["a", "b", "c", "changed"]);
    expect(replays).toEqual([false, false, false, true, true, false]);
    expect(run.costUsd).toBe(1);
  });

  it("are not bought again when a fallback gave the answer, though the first choice would answer by now", async () => {
    const asked: string[] = [];
    const ask = (ctx: StepContext, provider: string, fails: boolean) =>
      ctx.call<string>({ ...question("q"), provider }, async () => {
        asked.push(provider);
        if (fails) throw new KindlingError("model.unavailable", { retryable: true });
        return { response: `from ${provider}`, usage: usage(0.25) };
      });
    behaviour = async (ctx) => {
      const entry = await ask(ctx, "first", ctx.attempt === 1).catch(() => ask(ctx, "second", false));
      if (ctx.attempt === 1) throw new KindlingError("step.failed", { retryable: true });
      return entry.response;
    };
    const run = await world.finish({ steps: buying });
    expect(asked).toEqual(["first", "second"]);
    expect(run.steps[0]?.output).toBe("from second");
    expect(run.costUsd).toBe(0.25);
  });

  it("stay in the ledger when their answer is rejected, and are never replayed", async () => {
    behaviour = async (ctx) => {
      const first = await buy(ctx, "a");
      await first.reject("not what was asked");
      const second = await buy(ctx, "a, again");
      if (ctx.attempt === 1) throw new KindlingError("model.unavailable", { retryable: true });
      return [first.replayed, second.replayed];
    };
    const run = await world.finish({ steps: buying });
    expect(run.steps[0]?.output).toEqual([false, true]);
    expect((await ledger(run.id)).map(({ state, reason }) => [state, reason])).toEqual([
      ["rejected", "not what was asked"],
      ["settled", null],
      ["rejected", "not what was asked"],
    ]);
    expect(run.costUsd).toBe(0.75);
  });

  it("cost nothing when they fail", async () => {
    behaviour = (ctx) =>
      ctx.call(question("q"), async () => {
        throw new KindlingError("model.refused");
      });
    const run = await world.finish({ steps: buying });
    expect(run).toMatchObject({ status: "failed", costUsd: 0, wastedUsd: 0 });
    expect(await ledger(run.id)).toMatchObject([{ state: "failed", reason: "model.refused" }]);
    expect(await reserved(run.id)).toBe(0);
    expect(moves()).toEqual([
      ["reserve", 1],
      ["refund", 1],
    ]);
  });

  it("are waste when a stop cuts them off: they may be billed, but the owner does not pay (P5)", async () => {
    let calling = false;
    behaviour = (ctx) =>
      ctx.call(question("q"), (signal) => {
        calling = true;
        return new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      });
    const run = await world.start({ steps: buying });
    await world.until(run, () => calling);
    await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run));
    world.engine.flush(run);
    const stopped = await world.until(run, ({ wastedUsd }) => wastedUsd > 0);
    expect(stopped).toMatchObject({ status: "stopped", costUsd: 0, wastedUsd: 1 });
    expect(await ledger(run)).toMatchObject([{ state: "wasted", reason: "run.stopped" }]);
    await world.queue.idle();
    expect(moves()).toEqual([
      ["reserve", 1],
      ["refund", 1],
    ]);
  });

  it("that were in flight in a crash are waste, and a worker past its lease may still book them", async () => {
    let now = Date.now();
    await world.close();
    const parts = { purse: recording, now: () => new Date(now), lookMs: 10_000 };
    world = await createWorld(store, types(), parts);
    let answer: (() => void) | undefined;
    behaviour = async (ctx) => {
      const { response } = await ctx.call(question("q"), async () => {
        bought.push({ run: ctx.runId, request: ctx.attempt });
        if (ctx.attempt === 1) await new Promise<void>((resolve) => (answer = resolve));
        return { response: `attempt ${ctx.attempt}`, usage: usage(0.25) };
      });
      return response;
    };
    const run = await world.start({ steps: buying });
    await world.until(run, () => answer !== undefined);
    now += 31_000;
    const other = await createWorld(store, types(), parts);
    await other.engine.sweep();
    const done = await other.until(run, ended);
    expect(done).toMatchObject({ status: "done", costUsd: 0.25, wastedUsd: 1 });
    expect(done.steps[0]).toMatchObject({ output: "attempt 2", attempts: 2 });
    answer?.();
    const known = await other.until(run, ({ wastedUsd }) => wastedUsd === 0);
    expect(known.costUsd).toBe(0.5);
    expect((await other.snapshot(run)).steps[0]?.output).toBe("attempt 2");
    expect(moves().sort()).toEqual([
      ["refund", 1],
      ["reserve", 1],
      ["reserve", 1],
      ["settle", 0.25],
    ]);
    await other.close();
  });

  it("at once never reserve more than the budget", async () => {
    behaviour = async (ctx) => (await buy(ctx, ctx.key, 0.4, 0.4)).response;
    const many = Array.from({ length: 12 }, (_, n): StepSpec => ({ key: `buy.${n}`, type: "buy@1" }));
    const run = await world.finish({ steps: many, budget: { usd: 2, ms: 60_000 } });
    expect(bought.filter((one) => one.run === run.id).length).toBeLessThanOrEqual(5);
    expect(run.costUsd + run.wastedUsd).toBeLessThanOrEqual(2.000001);
    expect(run).toMatchObject({ status: "failed", error: { code: "run.budget_money", params: { usd: 2 } } });
  });

  it("beyond the budget end the run with the best partial result", async () => {
    behaviour = async (ctx) => [(await buy(ctx, "a", 0.5)).response, (await buy(ctx, "b", 0.5)).response];
    const steps: StepSpec[] = [
      { key: "first", type: "note@1", input: "kept" },
      { key: "buy", type: "buy@1", needs: ["first"] },
      { key: "deliver", type: "note@1", needs: ["buy"] },
    ];
    const run = await world.finish({ steps, partial, budget: { usd: 1.2, ms: 60_000 } });
    expect(run).toMatchObject({ status: "done", costUsd: 0.5, error: { step: "buy", code: "run.budget_money" } });
    expect(run.steps.at(-1)).toMatchObject({
      key: "save",
      output: [
        ["first", "done"],
        ["buy", "cancelled"],
        ["deliver", "cancelled"],
        ["save", "running"],
      ],
    });
    // A Retry is a fresh budget: what was bought is replayed, and the rest is bought.
    expect(await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, run.id))).toBe(true);
    world.engine.flush(run.id);
    const retried = await world.until(run.id, ended);
    expect(retried).toMatchObject({ status: "done", costUsd: 1, error: null });
    expect(retried.steps.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
  });

  it("that the owner's purse refuses end the run as the budget does", async () => {
    wallet = 0.5;
    behaviour = async (ctx) => (await buy(ctx, "a")).response;
    const run = await world.finish({ steps: buying });
    expect(run).toMatchObject({ status: "failed", costUsd: 0, error: { step: "buy", code: "run.budget_money" } });
    expect(await reserved(run.id)).toBe(0);
  });

  it("may fall back to something cheaper where a step catches the refusal", async () => {
    behaviour = async (ctx) => {
      try {
        return (await buy(ctx, "dear", 1, 99)).response;
      } catch {
        return (await buy(ctx, "cheap", 0.1, 0.1)).response;
      }
    };
    const run = await world.finish({ steps: buying, budget: { usd: 1, ms: 60_000 } });
    expect(run).toMatchObject({ status: "done", error: null, costUsd: 0.1 });
  });

  it("and all else end when the time is over, with the partial result", async () => {
    behaviour = (ctx) =>
      new Promise((_, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason)));
    const run = await world.finish({ steps: buying, partial, budget: { usd: 1, ms: 60 } });
    expect(run).toMatchObject({ status: "done", error: { step: "buy", code: "run.budget_time", params: { ms: 60 } } });
    expect(run.steps.map(({ key, state }) => [key, state])).toEqual([
      ["buy", "cancelled"],
      ["save", "done"],
    ]);
  });

  it("end without a partial step as a failure", async () => {
    behaviour = (ctx) =>
      new Promise((_, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason)));
    const run = await world.finish({ steps: buying, budget: { usd: 1, ms: 30 } });
    expect(run).toMatchObject({ status: "failed", error: { code: "run.budget_time" } });
  });

  it("are wound up by the sweeper when nobody works on the run any more", async () => {
    let now = Date.now();
    await world.close();
    world = await createWorld(store, types(), { now: () => new Date(now) });
    await world.queue.stop(0);
    const run = await world.start({ steps: buying, budget: { usd: 1, ms: 1_000 } });
    now += 20_000;
    await world.engine.sweep();
    expect(await world.snapshot(run)).toMatchObject({ status: "failed", error: { code: "run.budget_time" } });
  });

  it("that nobody will ever answer are given up some time after their run", async () => {
    let now = Date.now();
    await world.close();
    world = await createWorld(store, types(), { purse: recording, now: () => new Date(now), lookMs: 10_000 });
    let calling = false;
    behaviour = (ctx) =>
      ctx.call(question("q"), () => {
        calling = true;
        return new Promise<never>(() => {});
      });
    const run = await world.start({ steps: buying });
    await world.until(run, () => calling);
    await store.asWorkspace(world.scope, (tx) => world.engine.stop(tx, run));
    expect(await reserved(run)).toBe(1);
    now += 700_000;
    await world.engine.sweep();
    expect(await reserved(run)).toBe(0);
    expect(await ledger(run)).toMatchObject([{ state: "wasted" }]);
    // Seven days after the run, bodies go and figures stay.
    now += 8 * 86_400_000;
    await world.engine.sweep();
    expect(await ledger(run)).toMatchObject([{ state: "wasted", request: null, response: null, reservedUsd: 1 }]);
  });
});
