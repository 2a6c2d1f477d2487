import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planMaxFiles, validatePlan } from "../../../src/checks/project/validate-plan.ts";
import { writeSteps } from "../../../src/pipelines/code/graph.ts";
import { settleCodePlan } from "../../../src/pipelines/code/settle-plan.ts";
import { draftOf } from "./fixtures.ts";

const brief = { idea: "notes", title: "Notes", description: "Keeps notes." };
const settle = (...files: (readonly [string, ...string[]])[]) => settleCodePlan(draftOf(files), brief);
const pathsOf = (plan: ReturnType<typeof settle>) => plan.files.map(({ path }) => path);
const errors = (plan: ReturnType<typeof settle>) => validatePlan(plan).filter(({ severity }) => severity === "error");

describe("a plan", () => {
  it("gets what every project has: manifest, README that comes last, licence, ignored files", () => {
    const plan = settle(["notes/cli.py"]);
    expect(pathsOf(plan)).toEqual(["notes/cli.py", "pyproject.toml", "README.md", "LICENSE", ".gitignore"]);
    expect(plan.files.find(({ path }) => path === "README.md")?.dependsOn).toEqual(["notes/cli.py"]);
    expect(plan.notes).toEqual([]);
  });

  it("loses paths that climb out, binaries, and names that differ in case only, and says so", () => {
    const plan = settle(["a.py"], ["../../etc/passwd"], ["/root/x.py"], ["logo.png"], ["A.py"], ["con.py"]);
    expect(pathsOf(plan).slice(0, 2)).toEqual(["a.py", "pyproject.toml"]);
    expect(plan.notes.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["path.unsafe", "warning"],
      ["path.unsafe", "warning"],
      ["plan.path", "warning"],
      ["path.duplicate", "warning"],
      ["path.reserved", "warning"],
    ]);
    expect(errors(plan)).toEqual([]);
  });

  it("of 200 files becomes one of at most 60, with those that others need, and says so", () => {
    const many = Array.from({ length: 200 }, (_, i) => [`m${i}.py`, ...(i > 0 ? ["m199.py"] : [])] as const);
    const plan = settle(...many);
    expect(plan.files.length).toBeLessThanOrEqual(planMaxFiles);
    expect(pathsOf(plan)).toContain("m199.py");
    expect(plan.notes).toContainEqual(expect.objectContaining({ rule: "plan.many", params: { files: 200, max: 60 } }));
    expect(errors(plan)).toEqual([]);
  });

  it("in which files wait for each other is cut where the circle closes, and says so", () => {
    const plan = settle(["a.py", "b.py"], ["b.py", "c.py"], ["c.py", "a.py"]);
    expect(plan.notes.map(({ rule }) => rule)).toEqual(["plan.cycle"]);
    expect(errors(plan)).toEqual([]);
  });

  it("is sound whatever a model drafts, and every file in it is written or standard", () => {
    const path = fc.oneof(
      fc.constantFrom("a.py", "b/c.py", "README.md", "../x", "A.py", "pyproject.toml", "LICENSE", "x.png", ""),
      fc.string({ maxLength: 12 }),
    );
    const entry = fc.tuple(path, path, path);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 90 }), (entries) => {
        const plan = settle(...entries);
        expect(errors(plan).filter(({ rule }) => rule !== "plan.feature")).toEqual([]);
        expect(plan.files.length).toBeLessThanOrEqual(planMaxFiles);
        const steps = writeSteps(plan);
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
      }),
      { numRuns: 60 },
    );
  });
});
