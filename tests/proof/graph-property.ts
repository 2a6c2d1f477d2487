import { sql } from "drizzle-orm";
import fc from "fast-check";
import { z } from "zod";
import type { StepSpec } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import { rows } from "../../src/store/rows.ts";
import type { Store } from "../../src/store/store.ts";
import { createWorld, stepType } from "../engine/world.ts";
import { expectedOf, type Graph, graphs, specsOf } from "./graphs.ts";

const input = z.object({
  kind: z.enum(["ok", "fail", "flaky", "pay", "effect", "wait", "grow"]),
  value: z.number(),
  saw: z.array(z.number().nullable()),
  adds: z.string(),
});

const ends = z.array(z.object({ step: z.string() }));
const changes = z.array(z.object({ held: z.boolean() }));

/** The steps that a statement completed, given its result. */
export function completedBy(name: string, args: readonly unknown[], result: unknown): string[] {
  if (name === "engine_end") return changes.parse([result])[0]?.held ? [String(args[2])] : [];
  if (name !== "engine_end_all") return [];
  const held = changes.parse(result);
  return ends.parse(JSON.parse(String(args[0]))).flatMap(({ step }, index) => (held[index]?.held ? [step] : []));
}

/** A store that counts how often each step was completed under its fence. */
function countCommits(store: Store): { store: Store; commits: Map<string, number> } {
  const commits = new Map<string, number>();
  const counting: Store = {
    ...store,
    async call<T>(name: `engine_${string}`, args: Parameters<Store["call"]>[1]): Promise<T> {
      const result = await store.call<T>(name, args);
      for (const step of completedBy(name, args, result)) commits.set(step, (commits.get(step) ?? 0) + 1);
      return result;
    },
  };
  return { store: counting, commits };
}

/**
 * Runs random graphs, `batch` at a time, and compares each with what it must come to: every step ended as it should and
 * completed exactly once, joins saw all their needs, nothing failed or was skipped silently. Throws with the graph, cut
 * down to the smallest that fails. Returns how many graphs and steps were run.
 */
export async function checkGraphs(
  real: Store,
  options: { graphs: number; batch: number; seed: number },
): Promise<{ graphs: number; steps: number }> {
  const { store, commits } = countCommits(real);
  const flaky = new Map<string, number>();
  const world = await createWorld(store, [
    stepType("proof.step@1", (ctx, raw) => {
      const { kind, value, saw, adds } = input.parse(raw);
      const output = { n: value, saw };
      switch (kind) {
        case "fail":
          throw new KindlingError("model.refused");
        case "flaky": {
          const failures = flaky.get(ctx.stepId) ?? 0;
          flaky.set(ctx.stepId, failures + 1);
          if (failures < value % 3) throw new KindlingError("model.unavailable", { retryable: true });
          return { output };
        }
        case "wait":
          return { wait: { signal: ctx.key, forMs: value % 2, default: output } };
        case "grow": {
          const add: StepSpec[] = JSON.parse(adds);
          return { output, add };
        }
        default:
          return { output };
      }
    }),
  ]);
  let steps = 0;
  const property = fc.asyncProperty(
    fc.array(graphs(["ok", "ok", "fail", "flaky", "wait", "grow"], 9), {
      minLength: options.batch,
      maxLength: options.batch,
    }),
    async (batch: Graph[]) => {
      const ids = await Promise.all(batch.map((graph) => world.start({ steps: specsOf(graph) })));
      const open = async () => {
        const [row] = await store.asSystem((tx) =>
          rows(tx, sql`select count(*)::int as open from runs where status in ('running', 'waiting', 'parked')`),
        );
        return Number(row?.open);
      };
      for (const deadline = Date.now() + 60_000; (await open()) > 0; ) {
        if (Date.now() > deadline) throw new Error("a run does not end");
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      for (const [index, graph] of batch.entries()) {
        const run = await world.snapshot(ids[index] ?? "");
        const expected = expectedOf(graph);
        const states = Object.fromEntries(run.steps.map(({ key, state }) => [key, state]));
        const outputs = run.steps.filter(({ state }) => state === "done").map(({ key, output }) => [key, output]);
        same({ status: run.status, states }, { status: expected.status, states: expected.states });
        same(
          Object.fromEntries(outputs.map(([key, output]) => [key, z.object({ saw: z.unknown() }).parse(output).saw])),
          expected.saw,
        );
        steps += run.steps.length;
      }
      const twice = [...commits].filter(([, times]) => times > 1);
      if (twice.length > 0) throw new Error(`completed more than once: ${JSON.stringify(twice)}`);
    },
  );
  try {
    await fc.assert(property, { numRuns: Math.ceil(options.graphs / options.batch), seed: options.seed });
  } finally {
    await world.close();
  }
  return { graphs: Math.ceil(options.graphs / options.batch) * options.batch, steps };
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

function same(actual: unknown, expected: unknown): void {
  if (sorted(actual) !== sorted(expected)) throw new Error(`came to ${sorted(actual)}\ninstead of ${sorted(expected)}`);
}
