import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { CardState, RunSnapshot, StepContext } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import { cards, effects, runLogs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, ended, stepType, type World } from "./world.ts";

eachDatabase("effects and cards", (open) => {
  let store: Store;
  let world: World;
  let act: (ctx: StepContext) => Promise<unknown>;
  /** What the card showed, in order. */
  let shown: { run: RunSnapshot; card: CardState }[];
  let render: (run: RunSnapshot, card: CardState) => Promise<{ message: string | null; pauseMs: number }>;
  let now: number;
  beforeAll(async () => {
    store = await open();
  });
  const renew = async () => {
    world = await createWorld(
      store,
      [
        stepType("act@1", async (ctx) => ({ output: (await act(ctx)) ?? null })),
        stepType("note@1", (_, input) => ({ output: input })),
      ],
      {
        renderCard: (run, card) => render(run, card),
        liveTextMs: 5,
        now: () => new Date(now),
        lookMs: 60_000,
      },
    );
  };
  beforeEach(async () => {
    now = Date.now();
    shown = [];
    render = async (run, card) => {
      shown.push({ run, card });
      return { message: card.message ?? "m1", pauseMs: 0 };
    };
    await renew();
  });
  afterEach(() => world.close());
  const steps = [{ key: "act", type: "act@1" as const }];
  const shownOf = (run: string) => shown.filter((one) => one.run.id === run);
  const cardOf = async (run: string) =>
    (await store.asSystem((tx) => tx.select().from(cards).where(eq(cards.runId, run))))[0];

  it("acts once, and gives back what was confirmed to a later attempt", async () => {
    let acted = 0;
    act = async (ctx) => {
      const posted = await ctx.effect({
        key: "post",
        find: async () => undefined,
        act: async () => {
          acted += 1;
          return { id: acted };
        },
      });
      if (ctx.attempt === 1) throw new KindlingError("model.unavailable", { retryable: true });
      return posted;
    };
    const run = await world.finish({ steps });
    expect(run.steps[0]?.output).toEqual({ id: 1 });
    expect(acted).toBe(1);
  });

  it("looks before it acts when an earlier attempt did not confirm", async () => {
    const world_ = { posted: 0, looked: 0 };
    act = (ctx) =>
      ctx.effect({
        key: "post",
        async find({ at }) {
          expect(at).toBeInstanceOf(Date);
          world_.looked += 1;
          return world_.posted > 0 ? "found" : undefined;
        },
        async act() {
          world_.posted += 1;
          throw new KindlingError("model.unavailable", { retryable: true });
        },
      });
    const run = await world.finish({ steps });
    expect(run.steps[0]).toMatchObject({ output: "found", attempts: 2 });
    expect(world_).toEqual({ posted: 1, looked: 1 });
    const [effect] = await store.asSystem((tx) => tx.select().from(effects).where(eq(effects.runId, run.id)));
    expect(effect).toMatchObject({ key: "post", state: "confirmed", result: "found" });
  });

  it("does not act when its lease ran out between intent and act", async () => {
    let acted = 0;
    act = (ctx) =>
      ctx.effect({
        key: "post",
        find: async () => {
          now += 40_000;
          return undefined;
        },
        act: async () => {
          acted += 1;
          if (ctx.attempt === 1) throw new KindlingError("model.unavailable", { retryable: true });
          return "posted";
        },
      });
    const run = await world.start({ steps });
    await world.until(run, ({ steps: [step] }) => step?.attempts === 2);
    await world.queue.idle();
    expect(acted).toBe(1);
  });

  it("writes the run's log", async () => {
    act = async (ctx) => ctx.log("warn", "the first model was down");
    const run = await world.finish({ steps });
    const lines = await store.asSystem((tx) =>
      tx
        .select()
        .from(runLogs)
        .where(and(eq(runLogs.runId, run.id), eq(runLogs.level, "warn"))),
    );
    expect(lines).toMatchObject([{ stepKey: "act", message: "the first model was down" }]);
  });

  it("shows a run from its start to its end, one writer at a time, and keeps the message", async () => {
    let writers = 0;
    render = async (run, card) => {
      writers += 1;
      expect(writers).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 3));
      writers -= 1;
      shown.push({ run, card });
      return { message: card.message ?? "m1", pauseMs: 0 };
    };
    const run = await world.finish({
      thread: "t1",
      steps: Array.from({ length: 12 }, (_, n) => ({ key: `n${n}`, type: "note@1" as const })),
    });
    await world.until(run.id, () => shownOf(run.id).at(-1)?.run.status === "done");
    const messages = shownOf(run.id).map(({ card }) => card.message);
    expect(messages[0]).toBeNull();
    expect(messages.slice(1).every((message) => message === "m1")).toBe(true);
    const done = shownOf(run.id).map((one) => one.run.steps.filter(({ state }) => state === "done").length);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it("keeps to the pace that the platform asks for", async () => {
    render = async (run, card) => {
      shown.push({ run, card });
      return { message: "m1", pauseMs: 300 };
    };
    const run = await world.finish({
      thread: "t2",
      steps: Array.from({ length: 20 }, (_, n) => ({ key: `n${n}`, type: "note@1" as const })),
    });
    expect(shownOf(run.id).length).toBeLessThanOrEqual(2);
    now += 400;
    await world.until(run.id, () => shownOf(run.id).at(-1)?.run.status === "done");
  });

  it("has no card without a thread, unless it is asked for one", async () => {
    const bare = await world.finish({ steps: [{ key: "n", type: "note@1" }] });
    const asked = await world.finish({ card: true, steps: [{ key: "n", type: "note@1" }] });
    await world.until(asked.id, () => shownOf(asked.id).at(-1)?.run.status === "done");
    expect(shownOf(bare.id)).toEqual([]);
  });

  it("shows the text that is being written, and drops it when the step ends", async () => {
    act = async (ctx) => {
      ctx.emit("Once upon ");
      ctx.emit("a time");
      await world.until(ctx.runId, () => shownOf(ctx.runId).some(({ card }) => card.liveText !== null));
    };
    const run = await world.finish({ thread: "t3", steps });
    await world.until(run.id, () => shownOf(run.id).at(-1)?.run.status === "done");
    expect(shownOf(run.id).find(({ card }) => card.liveText)?.card.liveText).toEqual({
      step: "act",
      text: "Once upon a time",
    });
    expect(shownOf(run.id).at(-1)?.card.liveText).toBeNull();
  });

  it("is rendered no more once it is closed, until a Retry", async () => {
    act = async (ctx) => {
      await store.asSystem((tx) => world.engine.setCard(tx, ctx.runId, { closed: true, message: "m9", thread: "t4b" }));
      throw new KindlingError("model.refused");
    };
    const run = await world.finish({ card: true, steps });
    await world.queue.idle();
    const before = shownOf(run.id).length;
    expect(shownOf(run.id).some((one) => one.run.status === "failed")).toBe(false);
    expect(await cardOf(run.id)).toMatchObject({ closed: true, message: "m9" });
    expect((await world.snapshot(run.id)).thread).toBe("t4b");
    act = async () => null;
    await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, run.id));
    world.engine.flush(run.id);
    await world.until(run.id, () => shownOf(run.id).at(-1)?.run.status === "done");
    expect(shownOf(run.id).length).toBeGreaterThan(before);
  });

  it("is tried again when the platform was out of reach, and left until the next change when it refused", async () => {
    let failing: KindlingError | undefined = new KindlingError("model.unavailable", {
      retryable: true,
      retryAfterMs: 1,
    });
    render = async (run, card) => {
      shown.push({ run, card });
      if (failing) throw failing;
      return { message: "m1", pauseMs: 0 };
    };
    const run = await world.finish({ thread: "t5", steps: [{ key: "n", type: "note@1" }] });
    await world.until(run.id, () => shownOf(run.id).length > 3);
    failing = undefined;
    await world.until(run.id, () => shownOf(run.id).at(-1)?.run.status === "done");
    await world.until(run.id, () => true);
    failing = new KindlingError("model.refused");
    const refused = await world.finish({ thread: "t6", steps: [{ key: "n", type: "note@1" }] });
    await world.queue.idle();
    await world.engine.settled();
    const card = await cardOf(refused.id);
    expect(card?.rendered).toBeGreaterThan(0);
  });

  it("is rendered again by the sweeper after its writer died, and a writer past its lease does not have the last word", async () => {
    let answer: (() => void) | undefined;
    const calls: string[] = [];
    render = async (run, card) => {
      calls.push(run.status);
      if (calls.length === 1) await new Promise<void>((resolve) => (answer = resolve));
      shown.push({ run, card });
      return { message: "m1", pauseMs: 0 };
    };
    const run = await world.start({ thread: "t7", steps: [{ key: "n", type: "note@1" }] });
    await world.until(run, (one) => ended(one) && answer !== undefined);
    now += 40_000;
    await world.engine.sweep();
    await world.until(run, () => shownOf(run).length === 1);
    answer?.();
    await world.until(run, () => shownOf(run).length === 3);
    expect(shownOf(run).at(-1)?.run.status).toBe("done");
  });
});
