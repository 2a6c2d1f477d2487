import { z } from "zod";
import { createEngine, type EngineParts } from "../../src/engine/engine.ts";
import type { Engine, Json, RunSnapshot, RunSpec, StepContext, StepOutcome, StepType } from "../../src/engine/types.ts";
import { createLog } from "../../src/log.ts";
import { createInProcessQueue, type InProcessQueue } from "../../src/queue/in-process.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";

/** A log that says nothing, or everything with `DEBUG` set. */
export const quiet = createLog({
  level: process.env.DEBUG ? "debug" : "error",
  secrets: [],
  write: (line) => {
    if (process.env.DEBUG) process.stderr.write(`${line}\n`);
  },
});

/** A kind of step made of one function, with quick retries. */
export function stepType(
  type: StepType["type"],
  run: (ctx: StepContext, input: Json) => Promise<StepOutcome<unknown>> | StepOutcome<unknown>,
  options: Partial<Pick<StepType, "retry" | "deadlineMs">> = {},
): StepType<Json> {
  return {
    type,
    input: z.json(),
    retry: { attempts: 3, backoffMs: 1 },
    ...options,
    run: async (ctx, input) => run(ctx, input),
  };
}

/** An engine at work over a store, with one person in one workspace. */
export interface World {
  store: Store;
  engine: Engine;
  queue: InProcessQueue;
  scope: { workspace: string; person: string };
  /** Writes a run and wakes it. The rest of the spec has quiet defaults. */
  start(spec: Partial<RunSpec> & Pick<RunSpec, "steps">): Promise<string>;
  snapshot(run: string): Promise<RunSnapshot>;
  /** Waits until the run is as it should be; fails with how it stands after `ms`. */
  until(run: string, when: (snapshot: RunSnapshot) => boolean, ms?: number): Promise<RunSnapshot>;
  /** Starts and waits for the end. */
  finish(spec: Partial<RunSpec> & Pick<RunSpec, "steps">): Promise<RunSnapshot>;
  close(): Promise<void>;
}

/** Lets a person in, so that runs have an owner. */
export const enter = (store: Store, workspace = "local"): Promise<{ workspace: string; person: string }> =>
  store.accept(
    { workspace: { id: workspace, name: workspace }, platform: "cli", person: { externalId: "me", name: "Me" } },
    async (_, { person }) => ({ workspace, person }),
  );

export const ended = ({ status }: RunSnapshot): boolean => ["done", "failed", "stopped"].includes(status);

/** `parts`: whatever should differ from an engine of every day. */
export async function createWorld(
  store: Store,
  stepTypes: readonly StepType[],
  parts: Partial<EngineParts> = {},
): Promise<World> {
  const scope = await enter(store);
  const queue = createInProcessQueue({ log: quiet });
  const engine = createEngine({ store, queue, stepTypes, log: quiet, ...parts });
  queue.start(engine.deliver);

  const snapshot = async (run: string) => {
    const found = await store.asWorkspace(scope, (tx) => engine.snapshot(tx, run));
    if (!found) throw new Error(`no run ${run}`);
    return found;
  };
  const world: World = {
    ...{ store, engine, queue, scope, snapshot },
    async start(spec) {
      const id = spec.id ?? uuidv7();
      const { workspace, person: owner } = scope;
      const quietly = { ideaId: null, kind: "test", thread: null, budget: { usd: 10, ms: 600_000 }, trigger: null };
      await store.asWorkspace(scope, (tx) => engine.start(tx, { workspace, owner, ...quietly, ...spec, id }));
      engine.flush(id);
      return id;
    },
    async until(run, when, ms = 5_000) {
      const deadline = Date.now() + ms;
      for (;;) {
        const found = await snapshot(run);
        if (when(found)) return found;
        if (Date.now() > deadline) {
          const steps = found.steps.map(({ key, state }) => `${key} ${state}`).join(", ");
          throw new Error(`still ${found.status}: ${steps}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async finish(spec) {
      return world.until(await world.start(spec), ended);
    },
    async close() {
      await queue.stop(0);
      await engine.settled();
    },
  };
  return world;
}
