import { KindlingError } from "../errors.ts";
import { uuidv7 } from "../store/uuid.ts";
import { refsIn, targetOf } from "./refs.ts";
import type { Condition, Json, Need, StepSpec, StepTypeName } from "./types.ts";

/** A condition as it is stored: its reference taken apart. */
export type StoredCondition = { key: string; path: string[]; op: "is" | "isNot" | "atLeast" | "below"; value: Json };

/** A step as it is stored: every reference named, every need written out. */
export type GraphStep = {
  id: string;
  key: string;
  type: StepTypeName;
  input: Json;
  refs: string[];
  condition: StoredCondition | null;
  needs: { step: string; on: "done" | "settled" }[];
};

const invalid = (problem: string, step: string) => new KindlingError("graph.invalid", { params: { problem, step } });

/**
 * Checks steps against each other and against those that are there already, and writes out what they imply: a reference
 * is a `done` need unless the needs name that step. Existing steps never change, so a cycle can only be among the new.
 * Throws `graph.invalid` with the problem (empty, duplicate, unknown, cycle) and the step.
 */
export function compileGraph(specs: readonly StepSpec[], existing: ReadonlySet<string> = new Set()): GraphStep[] {
  if (specs.length === 0 && existing.size === 0) throw invalid("empty", "");
  const known = new Set(existing);
  for (const { key } of specs) {
    if (key === "" || known.has(key)) throw invalid("duplicate", key);
    known.add(key);
  }
  const steps = specs.map((spec) => compileStep(spec, known));
  refuseCycles(steps, existing);
  return steps;
}

/** The step that saves a partial result: it may refer to any step of the graph, and needs none. */
export function compilePartial(spec: StepSpec, graph: readonly GraphStep[]): GraphStep {
  if (graph.some(({ key }) => key === spec.key)) throw invalid("duplicate", spec.key);
  const { when: _, needs: __, ...bare } = spec;
  return { ...compileStep(bare, new Set(graph.map(({ key }) => key))), needs: [] };
}

function compileStep(spec: StepSpec, known: ReadonlySet<string>): GraphStep {
  const find = (ref: string) => {
    const target = targetOf(ref, known);
    if (!target) throw invalid("unknown", ref);
    return target;
  };
  const input = spec.input ?? null;
  const refs = [...new Set([...refsIn(input)].map((ref) => find(ref).key))];
  const condition = spec.when ? storedCondition(spec.when, find(spec.when.ref)) : null;

  const needs = new Map<string, Need["on"]>();
  for (const need of spec.needs ?? []) {
    const { step, on } = typeof need === "string" ? { step: need, on: "done" as const } : need;
    if (!known.has(step)) throw invalid("unknown", step);
    // Named twice, the stricter need counts.
    if (needs.get(step) !== "done") needs.set(step, on);
  }
  for (const key of [...refs, ...(condition ? [condition.key] : [])]) {
    if (!needs.has(key)) needs.set(key, "done");
  }
  return {
    id: uuidv7(),
    key: spec.key,
    type: spec.type,
    input,
    refs,
    condition,
    needs: [...needs].map(([step, on]) => ({ step, on })),
  };
}

function storedCondition(when: Condition, target: { key: string; path: string[] }): StoredCondition {
  if ("is" in when) return { ...target, op: "is", value: when.is };
  if ("isNot" in when) return { ...target, op: "isNot", value: when.isNot };
  if ("atLeast" in when) return { ...target, op: "atLeast", value: when.atLeast };
  return { ...target, op: "below", value: when.below };
}

/** Takes away, again and again, the steps that need nothing that is left; what then remains goes round in circles. */
function refuseCycles(steps: readonly GraphStep[], existing: ReadonlySet<string>): void {
  const settled = new Set(existing);
  let left = [...steps];
  while (left.length > 0) {
    const free = new Set(left.filter(({ needs }) => needs.every(({ step }) => settled.has(step))));
    if (free.size === 0) throw invalid("cycle", left[0]?.key ?? "");
    for (const { key } of free) settled.add(key);
    left = left.filter((step) => !free.has(step));
  }
}
