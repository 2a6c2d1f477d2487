import { describe, expect, it } from "vitest";
import { type ProjectPlan, projectPlan } from "../../../src/checks/project/project.ts";
import { validatePlan } from "../../../src/checks/project/validate-plan.ts";

const plan = (files: Record<string, string[]>, changes: Partial<ProjectPlan> = {}): ProjectPlan => ({
  ...projectPlan.parse({
    language: "python",
    files: Object.entries(files).map(([path, dependsOn]) => ({ path, dependsOn })),
    features: [],
    dependencies: [],
    commands: [],
  }),
  ...changes,
});
const sound = { "main.py": ["score.py"], "score.py": [], "tests/test_score.py": ["score.py"], "requirements.txt": [] };
const shown = (given: ProjectPlan) => validatePlan(given).map(({ rule, file }) => `${rule} ${file}`);

describe("validatePlan", () => {
  it("finds nothing in a sound plan", () => {
    expect(validatePlan(plan(sound))).toEqual([]);
    const deep = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`a${i}.py`, i < 49 ? [`a${i + 1}.py`] : []]));
    expect(shown(plan({ ...deep, "main.py": ["a0.py"], "requirements.txt": [] }))).toEqual([]);
  });

  it.each([
    ["a cycle", plan({ ...sound, "score.py": ["main.py"] }), "plan.cycle main.py"],
    ["a file that waits for itself", plan({ ...sound, "score.py": ["score.py"] }), "plan.cycle score.py"],
    ["a file that is not planned", plan({ ...sound, "score.py": ["absent.py"] }), "plan.depends score.py"],
    ["a file that nothing uses", plan({ ...sound, "lonely.py": [] }), "plan.orphan lonely.py"],
    ["no manifest", plan({ "main.py": [] }), "plan.manifest null"],
    ["another language's manifest", plan(sound, { language: "go" }), "plan.manifest null"],
    ["a feature that no file delivers", plan(sound, { features: [{ name: "a", files: [] }] }), "plan.feature null"],
    [
      "a feature of a file that is not planned",
      plan(sound, { features: [{ name: "a", files: ["b.py"] }] }),
      "plan.feature null",
    ],
    ["a path that climbs out", plan({ ...sound, "../a.py": [] }), "path.unsafe ../a.py"],
    ["a name in another case", plan({ ...sound, "Main.py": [] }), "path.duplicate Main.py"],
    ["a picture", plan({ ...sound, "logo.png": [] }), "plan.path logo.png"],
    [
      "two hundred files",
      plan(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`tests/t${i}.py`, []]))),
      "plan.many null",
    ],
  ])("finds %s", (_what, given, finding) => {
    expect(shown(given)).toContain(finding);
  });

  it("names the files of a cycle in their order", () => {
    const [found] = validatePlan(plan({ ...sound, "score.py": ["io.py"], "io.py": ["main.py"] }));
    expect(found?.params.cycle).toBe("main.py → score.py → io.py → main.py");
  });
});
