import { describe, expect, it } from "vitest";
import { compileGraph, compilePartial } from "../../src/engine/graph.ts";
import { refsIn, resolveRefs, targetOf } from "../../src/engine/refs.ts";
import type { StepSpec } from "../../src/engine/types.ts";

const step = (key: string, rest: Partial<StepSpec> = {}): StepSpec => ({ key, type: "t@1", ...rest });
const problem = (specs: StepSpec[], existing: string[] = []) => {
  try {
    compileGraph(specs, new Set(existing));
  } catch (error) {
    return error;
  }
  return undefined;
};
const invalid = (what: string, of: string) =>
  expect.objectContaining({ code: "graph.invalid", params: { problem: what, step: of } });

describe("a graph", () => {
  it("refuses a run without steps, but not an addition without steps", () => {
    expect(problem([])).toEqual(invalid("empty", ""));
    expect(compileGraph([], new Set(["a"]))).toEqual([]);
  });

  it("refuses a key twice, in itself and against what is there", () => {
    expect(problem([step("a"), step("a")])).toEqual(invalid("duplicate", "a"));
    expect(problem([step("a")], ["a"])).toEqual(invalid("duplicate", "a"));
    expect(problem([step("")])).toEqual(invalid("duplicate", ""));
  });

  it("refuses needs, references and conditions that name nothing", () => {
    expect(problem([step("a", { needs: ["b"] })])).toEqual(invalid("unknown", "b"));
    expect(problem([step("a", { input: [{ $ref: "b.c" }] })])).toEqual(invalid("unknown", "b.c"));
    expect(problem([step("a", { when: { ref: "b", is: 1 } })])).toEqual(invalid("unknown", "b"));
  });

  it("refuses a step that needs itself, and steps that need each other in a circle", () => {
    expect(problem([step("a", { needs: ["a"] })])).toEqual(invalid("cycle", "a"));
    const circle = [
      step("a"),
      step("b", { needs: ["a", "d"] }),
      step("c", { needs: ["b"] }),
      step("d", { needs: ["c"] }),
    ];
    expect(problem(circle)).toEqual(invalid("cycle", "b"));
  });

  it("lets new steps need old ones", () => {
    expect(compileGraph([step("b", { needs: ["a"] })], new Set(["a"]))[0]?.needs).toEqual([{ step: "a", on: "done" }]);
  });

  it("makes a reference a `done` need unless the needs name the step", () => {
    const [, , , d] = compileGraph([
      step("a"),
      step("b"),
      step("c"),
      step("d", {
        input: { x: { $ref: "a.title" }, y: [{ $ref: "b" }] },
        needs: [{ step: "a", on: "settled" }],
        when: { ref: "c.n", atLeast: 2 },
      }),
    ]);
    expect(d?.needs).toEqual([
      { step: "a", on: "settled" },
      { step: "b", on: "done" },
      { step: "c", on: "done" },
    ]);
    expect(d?.refs).toEqual(["a", "b"]);
    expect(d?.condition).toEqual({ key: "c", path: ["n"], op: "atLeast", value: 2 });
  });

  it("takes the stricter of two needs on one step", () => {
    const needs: StepSpec["needs"] = [{ step: "a", on: "settled" }, "a", { step: "a", on: "settled" }];
    expect(compileGraph([step("a"), step("b", { needs })])[1]?.needs).toEqual([{ step: "a", on: "done" }]);
  });

  it("stores every kind of condition", () => {
    const conditions = [{ is: null }, { isNot: "x" }, { atLeast: 1 }, { below: 2 }];
    const compiled = conditions.map(
      (rest, n) =>
        compileGraph([step("a"), step(`b${n}`, { when: { ref: "a", ...rest } as NonNullable<StepSpec["when"]> })])[1],
    );
    expect(compiled.map((one) => [one?.condition?.op, one?.condition?.value])).toEqual([
      ["is", null],
      ["isNot", "x"],
      ["atLeast", 1],
      ["below", 2],
    ]);
  });

  it("gives the step of a partial result references but no needs", () => {
    const graph = compileGraph([step("a")]);
    const partial = compilePartial(step("p", { input: { $ref: "a" }, needs: ["nowhere"] }), graph);
    expect(partial).toMatchObject({ needs: [], refs: ["a"] });
    expect(() => compilePartial(step("a"), graph)).toThrow("duplicate");
  });
});

describe("references", () => {
  it("name the longest key that begins them, since keys may hold dots", () => {
    const keys = ["picture", "picture.1", "picture.1.prompt"];
    expect(targetOf("picture.1.prompt.text", keys)).toEqual({ key: "picture.1.prompt", path: ["text"] });
    expect(targetOf("picture.1", keys)).toEqual({ key: "picture.1", path: [] });
    expect(targetOf("picture.12", keys)).toEqual({ key: "picture", path: ["12"] });
    expect(targetOf("pictures", keys)).toBeUndefined();
  });

  it("are objects with `$ref` and nothing else", () => {
    expect([...refsIn({ a: { $ref: "x" }, b: { $ref: "y", more: 1 }, c: [[{ $ref: "z" }]], d: null })]).toEqual([
      "x",
      "z",
    ]);
  });

  it("are replaced by what they refer to, and by null where there is nothing", () => {
    const outputs = { plan: { sections: ["one", { heading: "two" }] }, none: null };
    const input = {
      all: { $ref: "plan.sections" },
      one: { $ref: "plan.sections.0" },
      deep: { $ref: "plan.sections.1.heading" },
      missing: { $ref: "plan.tone.colour" },
      inherited: { $ref: "plan.toString" },
      empty: { $ref: "none.x" },
      unknown: { $ref: "other" },
      plain: [1, "two", true, null],
    };
    expect(resolveRefs(input, outputs)).toEqual({
      all: ["one", { heading: "two" }],
      one: "one",
      deep: "two",
      missing: null,
      inherited: null,
      empty: null,
      unknown: null,
      plain: [1, "two", true, null],
    });
  });
});
