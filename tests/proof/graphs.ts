import fc from "fast-check";
import type { Need, RunStatus, StepSpec, StepState } from "../../src/engine/types.ts";

/** What a step of a random graph does. */
export type Kind = "ok" | "fail" | "flaky" | "pay" | "effect" | "wait" | "grow";

/** A step of a random graph. Needs point at steps before it, by distance, so that there are no cycles. */
export interface Node {
  kind: Kind;
  value: number;
  needs: { back: number; on: Need["on"] }[];
  when: { back: number; atLeast: number } | null;
  /** Steps that it adds when it is done, if it is of the kind `grow`. */
  adds: Node[];
}

export type Graph = Node[];

/** Random graphs of up to `most` steps, without those that steps add. */
export function graphs(kinds: readonly Kind[], most: number): fc.Arbitrary<Graph> {
  const back = fc.integer({ min: 1, max: 5 });
  const node = (adds: fc.Arbitrary<Node[]>, of: readonly Kind[]): fc.Arbitrary<Node> =>
    fc.record({
      kind: fc.constantFrom(...of),
      value: fc.integer({ min: 0, max: 9 }),
      needs: fc.array(fc.record({ back, on: fc.constantFrom("done" as const, "done" as const, "settled" as const) }), {
        maxLength: 3,
      }),
      when: fc.option(fc.record({ back, atLeast: fc.integer({ min: 0, max: 9 }) }), { freq: 4 }),
      adds,
    });
  const leaf = node(
    fc.constant([]),
    kinds.filter((kind) => kind !== "grow"),
  );
  return fc.array(node(fc.array(leaf, { minLength: 1, maxLength: 3 }), kinds), { minLength: 1, maxLength: most });
}

/** A step as the oracle sees it: named, with its needs by key. */
interface Named {
  key: string;
  node: Node;
  needs: Map<string, Need["on"]>;
  when: { key: string; atLeast: number } | null;
}

/** What a random graph must come to, whatever happens on the way. */
export interface Expected {
  status: RunStatus;
  states: Record<string, StepState>;
  /** What each step that is done has seen of its needs. */
  saw: Record<string, (number | null)[]>;
}

function name(nodes: readonly Node[], before: readonly string[], prefix: string): Named[] {
  const keys = [...before];
  return nodes.map((node, index) => {
    const at = (back: number) => keys[keys.length - back];
    const needs = new Map<string, Need["on"]>();
    for (const need of node.needs) {
      const key = at(need.back);
      if (key !== undefined && needs.get(key) !== "done") needs.set(key, need.on);
    }
    const ref = node.when ? at(node.when.back) : undefined;
    const when = node.when && ref !== undefined ? { key: ref, atLeast: node.when.atLeast } : null;
    // A condition on a step that is not named by the needs is a `done` need.
    if (when && !needs.has(when.key)) needs.set(when.key, "done");
    const key = `${prefix}${index}`;
    keys.push(key);
    return { key, node, needs, when };
  });
}

/** The specs of a graph. Those that a step adds travel in its input as text, so that they are nobody's references yet. */
export function specsOf(graph: Graph): StepSpec[] {
  return toSpecs(name(graph, [], "s"));
}

function toSpecs(named: readonly Named[]): StepSpec[] {
  return named.map(({ key, node, needs, when }) => ({
    key,
    type: "proof.step@1",
    needs: [...needs].map(([step, on]) => ({ step, on })),
    ...(when && { when: { ref: `${when.key}.n`, atLeast: when.atLeast } }),
    input: {
      kind: node.kind,
      value: node.value,
      saw: [...needs.keys()].map((need) => ({ $ref: `${need}.n` })),
      adds: node.kind === "grow" ? JSON.stringify(toSpecs(name(node.adds, [key], `${key}.`))) : "[]",
    },
  }));
}

/** Works a graph out on paper. */
export function expectedOf(graph: Graph): Expected {
  const states: Expected["states"] = {};
  const lost = new Set<string>();
  const saw: Expected["saw"] = {};
  const values = new Map<string, number>();
  const needed = new Set<string>();

  const visit = (named: readonly Named[]): void => {
    for (const { key, node, needs, when } of named) {
      for (const need of needs.keys()) needed.add(need);
      const strict = [...needs].filter(([, on]) => on === "done").map(([need]) => need);
      const value = when ? values.get(when.key) : undefined;
      if (strict.some((need) => states[need] !== "done")) {
        states[key] = "skipped";
        if (strict.some((need) => lost.has(need))) lost.add(key);
      } else if (when && (value === undefined || value < when.atLeast)) {
        states[key] = "skipped";
      } else if (node.kind === "fail") {
        states[key] = "failed";
        lost.add(key);
      } else {
        states[key] = "done";
        values.set(key, node.value);
        saw[key] = [...needs.keys()].map((need) => values.get(need) ?? null);
        if (node.kind === "grow") visit(name(node.adds, [key], `${key}.`));
      }
    }
  };
  visit(name(graph, [], "s"));
  return { status: [...lost].some((key) => !needed.has(key)) ? "failed" : "done", states, saw };
}
