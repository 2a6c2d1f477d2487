import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { z } from "zod";
import { createEngine } from "../../src/engine/engine.ts";
import type { Engine, Json, Purse, StepContext, StepSpec, StepType } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import { modelCalls, runLogs, runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { enter, quiet, stepType } from "../engine/world.ts";
import { completedBy } from "./graph-property.ts";
import { expectedOf, graphs, specsOf } from "./graphs.ts";
import { type Faults, type Process, Simulation } from "./simulation.ts";

const stepInput = z.object({
  kind: z.enum(["ok", "fail", "flaky", "pay", "effect", "wait", "grow"]),
  value: z.number(),
  saw: z.array(z.number().nullable()),
  adds: z.string(),
});
const answer = z.object({ call: z.string() });

/** What the world outside saw. */
class Outside {
  readonly posts = new Map<string, number>();
  readonly committed = new Set<string>();
  readonly problems: string[] = [];

  /** A post that anyone can make twice: only looking first, and the fence, prevent it. */
  post(key: string): void {
    this.posts.set(key, (this.posts.get(key) ?? 0) + 1);
  }

  reserve(call: string): void {
    if (this.committed.has(call)) this.problems.push(`bought again after its answer was committed: ${call}`);
  }
}

/** Writes each movement of money into the transaction that causes it, and notes which answers are committed. */
function purseOf(process: Process, outside: Outside): Purse {
  return {
    async reserve(tx, charge) {
      await note(tx, "reserve", charge);
      // From here on the call is in flight: an answer that another attempt commits later comes too late for it.
      const [row] = await tx.select().from(modelCalls).where(eq(modelCalls.id, charge.id));
      process.onCommit.push(() => outside.reserve(String(row?.request)));
    },
    async settle(tx, charge) {
      await note(tx, "close", charge);
      const [row] = await tx.select().from(modelCalls).where(eq(modelCalls.id, charge.id));
      const { call } = answer.parse(row?.response);
      process.onCommit.push(() => outside.committed.add(call));
    },
    refund: (tx, charge) => note(tx, "close", charge),
  };
}

async function note(tx: Parameters<Purse["reserve"]>[0], what: string, charge: Parameters<Purse["reserve"]>[1]) {
  const { workspace: workspaceId, run: runId, id } = charge;
  await tx.insert(runLogs).values({ id: uuidv7(), workspaceId, runId, level: "info", message: `purse ${what} ${id}` });
}

/** What one seed came to. No problems: nothing was lost, doubled or charged twice. */
export interface Outcome {
  seed: number;
  problems: string[];
  steps: number;
  faults: Faults;
}

/** Runs a few random graphs through a world of crashes drawn from a seed, and checks what they came to. */
export async function crashOnce(real: Store, seed: number): Promise<Outcome> {
  const scope = await enter(real);
  const sim = new Simulation(seed, Date.now());
  const outside = new Outside();
  const commits = new Map<string, number>();
  const kinds = ["ok", "pay", "effect", "flaky", "wait", "grow", "fail"] as const;
  const shapes = fc.sample(graphs([...kinds, "pay", "effect"], 6), { seed, numRuns: 2 });

  const watch = (name: string, args: readonly unknown[], result: unknown): void => {
    for (const step of completedBy(name, args, result)) commits.set(step, (commits.get(step) ?? 0) + 1);
  };

  const begin = (name: number): { process: Process; engine: Engine } => {
    const process: Process = { name, dead: false, onCommit: [] };
    const engine = createEngine({
      store: sim.store(process, real, watch),
      queue: sim.queue(process),
      stepTypes: [simulated(sim, process, outside)],
      ...{ log: quiet, purse: purseOf(process, outside), random: sim.random, crashes: 1_000 },
      now: () => new Date(sim.now),
      pause: () => Promise.resolve(),
      // Nothing here goes by the machine's clock.
      lookMs: 2 ** 31 - 1,
    });
    return { process, engine };
  };

  // Ids decide some orders: they are the seed's, too.
  const random = (bytes: Uint8Array) => bytes.set(Array.from(bytes, () => Math.floor(sim.random() * 256)));
  const ids = shapes.map(() => uuidv7({ now: () => sim.now, random }));
  const first = begin(-1);
  const start = ids.map((id, index) =>
    real.asWorkspace(scope, (tx) =>
      first.engine.start(tx, {
        ...{ id, workspace: scope.workspace, owner: scope.person, ideaId: null, kind: "proof", thread: null },
        ...{ budget: { usd: 1_000, ms: 10 ** 9 }, trigger: null, steps: specsOf(shapes[index] ?? []) },
      }),
    ),
  );
  await Promise.all(start);

  let names = 0;
  const workers = [begin(names++), begin(names++), begin(names++)];
  const inFlight = new Set<Promise<unknown>>();
  const launch = (work: Promise<unknown>): void => {
    const settled = work.catch(() => {}).finally(() => inFlight.delete(settled));
    inFlight.add(settled);
  };
  const openRuns = async (): Promise<number> => {
    const rows = await real.asSystem((tx) =>
      tx.select({ status: runs.status }).from(runs).where(inArray(runs.id, ids)),
    );
    return rows.filter(({ status }) => status === "running" || status === "waiting" || status === "parked").length;
  };

  for (let round = 0; round < 300; round += 1) {
    for (const [index, worker] of workers.entries()) if (worker.process.dead) workers[index] = begin(names++);
    const worker = workers[Math.floor(sim.random() * workers.length)] ?? first;
    const messages = Array.from({ length: 1 + Math.floor(sim.random() * 3) }, () => sim.take()).filter((one) => !!one);
    for (const message of messages) {
      const other = workers[Math.floor(sim.random() * workers.length)] ?? worker;
      launch(other.engine.deliver(message));
    }
    if (messages.length === 0) {
      sim.now += Math.floor(sim.random() * 45_000);
      launch(worker.engine.sweep());
    } else if (sim.chance(0.1)) sim.now += 5_000;
    await sim.settle(Promise.all([...inFlight]));
    if (messages.length === 0 && sim.asleep === 0 && inFlight.size === 0 && (await openRuns()) === 0) break;
  }
  // Long after: calls of the dead are given up.
  sim.now += 3_600_000;
  const last = begin(names);
  launch(last.engine.sweep());
  await sim.settle(Promise.all([...inFlight]));
  await judge(real, { ids, shapes, outside, commits });
  const { problems } = outside;
  return { seed, problems, steps: commits.size, faults: sim.faults };
}

/** The one type of step, as a process of the simulation works it. */
function simulated(sim: Simulation, process: Process, outside: Outside): StepType<Json> {
  const failures = new Map<string, number>();
  return stepType(
    "proof.step@1",
    async (ctx, raw) => {
      const { kind, value, saw, adds } = stepInput.parse(raw);
      const output = { n: value, saw };
      switch (kind) {
        case "fail":
          throw new KindlingError("model.refused");
        case "flaky": {
          const failed = failures.get(ctx.stepId) ?? 0;
          failures.set(ctx.stepId, failed + 1);
          if (failed < value % 2) throw new KindlingError("model.unavailable", { retryable: true });
          return { output };
        }
        case "pay":
          for (let n = 0; n <= value % 2; n += 1) await pay(ctx, n, sim, process);
          return { output };
        case "effect":
          await post(ctx, sim, process, outside);
          return { output };
        case "wait":
          return { wait: { signal: ctx.key, forMs: value * 100, default: output } };
        case "grow": {
          const add: StepSpec[] = JSON.parse(adds);
          return { output, add };
        }
        case "ok":
          return { output };
      }
    },
    { retry: { attempts: 1_000, backoffMs: 1_000 } },
  );
}

async function pay(ctx: StepContext, n: number, sim: Simulation, process: Process): Promise<void> {
  const call = `${ctx.runId} ${ctx.key} ${n}`;
  const request = {
    kind: "model",
    task: "write",
    provider: "double",
    model: "m",
    request: call,
    maxCostUsd: 2,
  } as const;
  await ctx.call(request, async () => {
    await sim.point(process);
    return {
      response: { call },
      usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0, costUsd: 1 },
    };
  });
}

async function post(ctx: StepContext, sim: Simulation, process: Process, outside: Outside): Promise<void> {
  const key = `${ctx.runId} ${ctx.key}`;
  await ctx.effect({
    key: `post ${ctx.key}`,
    find: () => sim.act(process, async () => (outside.posts.has(key) ? key : undefined)),
    async act() {
      if (process.dead) throw new Error("the dead do not post");
      outside.post(key);
      await sim.point(process);
      return key;
    },
  });
}

/** Everything that must hold at the end. */
async function judge(
  real: Store,
  world: {
    ids: string[];
    shapes: ReturnType<typeof graphs> extends fc.Arbitrary<infer G> ? G[] : never;
    outside: Outside;
    commits: Map<string, number>;
  },
): Promise<void> {
  const { ids, shapes, outside, commits } = world;
  const { problems } = outside;
  for (const [step, times] of commits) if (times > 1) problems.push(`step ${step} was committed ${times} times`);
  for (const [key, times] of outside.posts) if (times > 1) problems.push(`${key} was posted ${times} times`);

  const engine = createEngine({ store: real, queue: { publish: async () => {} }, stepTypes: [], log: quiet });
  for (const [index, id] of ids.entries()) {
    const expected = expectedOf(shapes[index] ?? []);
    const { run, row, calls, moves } = await real.asSystem(async (tx) => ({
      run: await engine.snapshot(tx, id),
      row: (await tx.select().from(runs).where(eq(runs.id, id)))[0],
      calls: await tx.select().from(modelCalls).where(eq(modelCalls.runId, id)),
      moves: await tx.select().from(runLogs).where(eq(runLogs.runId, id)),
    }));
    if (run?.status !== expected.status) problems.push(`run ${id} is ${run?.status} instead of ${expected.status}`);
    for (const { key, state } of run?.steps ?? []) {
      if (state !== expected.states[key])
        problems.push(`${key} of ${id} is ${state} instead of ${expected.states[key]}`);
    }
    if (run?.steps.length !== Object.keys(expected.states).length)
      problems.push(`${id} has ${run?.steps.length} steps`);

    const settled = calls.filter(({ state }) => state === "settled");
    const cost = settled.reduce((sum, call) => sum + call.costUsd, 0);
    if (row?.costUsd !== cost) problems.push(`run ${id} says it cost ${row?.costUsd}, its ledger ${cost}`);
    if (row?.reservedUsd !== 0) problems.push(`run ${id} still reserves ${row?.reservedUsd}`);
    const wasted = calls.filter(({ state }) => state === "wasted").reduce((sum, call) => sum + call.reservedUsd, 0);
    if (row?.wastedUsd !== wasted) problems.push(`run ${id} says ${row?.wastedUsd} are wasted, its ledger ${wasted}`);
    for (const { id: call } of calls) {
      for (const what of ["reserve", "close"]) {
        const times = moves.filter(({ message }) => message === `purse ${what} ${call}`).length;
        if (times !== 1) problems.push(`call ${call}: the purse has ${times} × ${what}`);
      }
    }
  }
}
