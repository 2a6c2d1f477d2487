import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNotebook } from "../../../src/checks/project/notebook.ts";
import { compareProjects, unifiedDiff } from "../../../src/pipelines/code/compare.ts";
import { applyFixes } from "../../../src/pipelines/code/edits.ts";
import { notebookText } from "../../../src/pipelines/code/notebook.ts";
import { applyProjectAnswer } from "../../../src/pipelines/code/refine/apply.ts";
import { file, projectWith } from "./fixtures.ts";

const text = "import os\n\n\ndef a():\n    return 1\n\n\ndef b():\n    return 1\n";
const parts = [file("a.py", text), file("b.py", "x = 1\n")];
const fix = (edits: [search: string, replace: string][], rewrites: { file: string; text: string }[] = []) =>
  applyFixes(
    parts,
    { edits: edits.map(([search, replace]) => ({ file: "a.py", search, replace })), rewrites },
    new Set(["a.py"]),
    new Set(["new.py"]),
  );
const after = (result: ReturnType<typeof fix>) => result.parts.find(({ path }) => path === "a.py")?.text;

describe("the edits of files", () => {
  it("replace lines that are found once, and leave the others byte for byte", () => {
    const result = fix([
      ["def a():\n    return 1", "def a():\n    return 2"],
      ["import os\n", ""],
    ]);
    expect(after(result)).toBe("\n\ndef a():\n    return 2\n\n\ndef b():\n    return 1\n");
    expect(result.changed).toEqual(["a.py"]);
    expect(result.parts[1]).toBe(parts[1]);
  });

  it.each([
    ["is not there", [["def c():", "x"]], "not found"],
    ["is there twice", [["    return 1", "    return 2"]], "found more than once"],
    [
      "overlaps another",
      [
        ["def a():\n    return 1", "x"],
        ["import os\n\n\ndef a():", "y"],
      ],
      "overlaps",
    ],
    ["is empty", [["  \n", "x"]], "no text"],
  ] as const)("do nothing to a file where one of them %s", (_, edits, why) => {
    const result = fix(edits.map(([search, replace]) => [search, replace]));
    expect(result).toMatchObject({ changed: [], ignored: [{ file: "a.py", why }] });
    expect(result.parts).toEqual(parts);
  });

  it("find lines whose last blanks a model has lost", () => {
    const blanks = [file("a.py", "x = 1   \ny = 2\n")];
    const edits = { edits: [{ file: "a.py", search: "x = 1\ny = 2", replace: "z = 3" }], rewrites: [] };
    expect(applyFixes(blanks, edits, new Set(["a.py"])).parts[0]?.text).toBe("z = 3\n");
  });

  it("write a planned file that is missing, and no other", () => {
    const rewrites = ["new.py", "../x.py", "b.py"].map((path) => ({ file: path, text: "y = 1\n" }));
    const result = fix([], rewrites);
    expect(result.changed).toEqual(["new.py"]);
    expect(result.ignored.map(({ why }) => why)).toEqual(["unknown file", "file not concerned"]);
  });

  it("leave a file as it was in which a blanked key was not replaced", () => {
    const key = `sk-ant-${"Zx9Kw3Lm".repeat(4)}`;
    const leaking = [file("a.py", `KEY = "${key}"\nx = 1\n`)];
    const change = (search: string, replace: string) =>
      applyFixes(leaking, { edits: [{ file: "a.py", search, replace }], rewrites: [] }, new Set(["a.py"]));
    expect(change("x = 1", "x = 2")).toMatchObject({ changed: [], ignored: [{ why: "key left" }] });
    expect(change('KEY = "•••"', 'KEY = os.environ["KEY"]').parts[0]?.text).toBe('KEY = os.environ["KEY"]\nx = 1\n');
  });

  it("never lose a file or touch one that is not concerned, whatever a model answers", () => {
    const path = fc.constantFrom("a.py", "b.py", "new.py", "c.py");
    const words = fc.oneof(fc.constantFrom("import os", "x = 1", "    return 1", ""), fc.string({ maxLength: 8 }));
    const edit = fc.record({ file: path, search: words, replace: words });
    const rewrite = fc.record({ file: path, text: words });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), fc.array(rewrite, { maxLength: 3 }), (edits, rewrites) => {
        const result = applyFixes(parts, { edits, rewrites }, new Set(["a.py"]), new Set(["new.py"]));
        expect(result.parts.find((part) => part.path === "b.py")).toBe(parts[1]);
        expect(result.parts.map((part) => part.path).filter((each) => each !== "new.py")).toEqual(["a.py", "b.py"]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what people ask for", () => {
  const project = projectWith({ "a.py": text, "b.py": "x = 1\n", "README.md": "# Notes\n" });
  const nothing = {
    ...{ edits: [], rewrites: [], deletes: [], moves: [], addDependencies: [], removeDependencies: [] },
    ...{ title: null, name: null, note: null },
  };

  it("moves, deletes and adds files, and the plan with them", () => {
    const { content, touched } = applyProjectAnswer(project, {
      ...nothing,
      moves: [{ from: "a.py", to: "lib/a.py" }],
      deletes: ["b.py"],
      rewrites: [{ file: "Dockerfile", text: "FROM python:3.13\n" }],
      addDependencies: [{ name: "typer", version: ">=0.15", reason: "asked for" }],
      title: "Better notes",
    });
    expect(content.parts.map(({ path }) => path)).toEqual(["lib/a.py", "README.md", "Dockerfile"]);
    expect(content.plan.files.map(({ path }) => path)).toEqual(["lib/a.py", "README.md", "Dockerfile"]);
    expect(content.plan.features).toEqual([{ name: "Keep", files: ["lib/a.py"] }]);
    expect(content).toMatchObject({ title: "Better notes", plan: { dependencies: [{ name: "typer" }] } });
    expect(touched).toEqual(["lib/a.py", "Dockerfile"]);
  });

  it("changes nothing where it would leave nothing, or leads out of the project", () => {
    const deletes = project.parts.map(({ path }) => path);
    expect(applyProjectAnswer(project, { ...nothing, deletes }).content).toBe(project);
    const outside = { ...nothing, moves: [{ from: "a.py", to: "../a.py" }], rewrites: [{ file: "/etc/x", text: "x" }] };
    expect(applyProjectAnswer(project, outside)).toMatchObject({ touched: [], content: { parts: project.parts } });
  });
});

describe("the difference of two projects", () => {
  const before = projectWith({ "a.py": "x = 1\n", "gone.py": "y = 2\n", "same.py": "z = 3\n" });
  const later = projectWith({ "a.py": "x = 2\nw = 0\n", "new.py": "n = 4\n", "same.py": "z = 3\n" });

  it("counts lines by file", () => {
    expect(compareProjects(before, later)).toEqual({
      files: [
        { path: "a.py", change: "changed", added: 2, removed: 1 },
        { path: "gone.py", change: "removed", added: 0, removed: 1 },
        { path: "new.py", change: "added", added: 1, removed: 0 },
      ],
      unchanged: 1,
    });
  });

  it("is a diff as git writes it, without a key in it", () => {
    const key = `sk-ant-${"Zx9Kw3Lm".repeat(4)}`;
    const diff = unifiedDiff(before, { ...later, parts: [...later.parts, file("k.py", `K = "${key}"\n`)] });
    expect(diff).toContain("diff --git a/gone.py b/gone.py\ndeleted file mode 100644\n--- a/gone.py\n+++ /dev/null\n");
    expect(diff).toContain(
      "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,1 +1,2 @@\n-x = 1\n+x = 2\n+w = 0\n",
    );
    expect(diff).not.toContain(key);
  });
});

describe("a notebook", () => {
  it("is made of cells by code: valid, with ids, without fences, and without cells that say nothing", () => {
    const made = notebookText({
      cells: [
        { kind: "markdown", source: "# Title" },
        { kind: "code", source: "```python\nprint(1)\nprint(2)\n```" },
        { kind: "code", source: "  \n" },
      ],
    });
    expect(readNotebook(made)).toEqual({ faults: [], cells: [{ number: 2, text: "print(1)\nprint(2)" }] });
    expect(JSON.parse(made)).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      cells: [{ id: "cell-1" }, { id: "cell-2" }],
    });
  });
});
