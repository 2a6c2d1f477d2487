import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PythonSyntax } from "../../../../src/checks/project/read.ts";
import { createPythonSyntax } from "../../../../src/checks/project/ruff-node.ts";
import { writtenProject } from "./written.ts";

const run = promisify(execFile);

/** An idea for each kind of project and language that the demo model claims, for both things that it can do. */
const ideas: readonly string[] = [
  "Build a sentiment analyzer for tweets",
  "A command line habit tracker in Python",
  "A Python library that scores movie reviews",
  "A REST API in Python for a plant journal",
  "A web app in Python that reads the mood of comments",
  "A Jupyter notebook about the mood of restaurant reviews",
  "A notebook that follows a habit tracker",
  "A command line workout log in JavaScript",
  "A JavaScript library that counts words in comments",
  "A website for a bird log",
  "An HTTP service in Node that detects the mood of messages",
  "A CLI in TypeScript that classifies support messages",
  "A TypeScript library for a shopping list",
  "A TypeScript API for a recipe list",
  "A TypeScript web app that analyzes tweets",
  "A command line reading list in Rust",
  "A Rust library that scores reviews",
];

let folder = "";
let pythonSyntax: PythonSyntax;
let python = false;
let cargo = false;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kindling-demo-"));
  pythonSyntax = await createPythonSyntax();
  const there = (program: string) =>
    run(program, ["--version"]).then(
      () => true,
      () => false,
    );
  [python, cargo] = await Promise.all([there("python3"), there("cargo")]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(ideas)("%s", (idea) => {
  it("is a sound project whose own tests pass", { timeout: 30_000 }, async () => {
    const { plan, parts, findings } = writtenProject(idea, { pythonSyntax });
    expect(findings).toEqual([]);
    const root = join(folder, plan.name);
    for (const { path, text } of parts) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const options = {
      cwd: root,
      timeout: 25_000,
      env: { ...process.env, NODE_OPTIONS: "", PYTHONDONTWRITEBYTECODE: "1" },
    };
    if (plan.language === "rust") {
      if (!cargo) return;
      const { stdout } = await run("cargo", ["test", "--offline", "--quiet"], options);
      expect(stdout).toMatch(/test result: ok\. 4 passed/);
      return;
    }
    if (plan.language !== "python") {
      const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap"], options);
      expect(stdout).toMatch(/^# fail 0$/m);
      expect(stdout).not.toMatch(/^# pass 0$/m);
      return;
    }
    if (!python) return;
    const { stderr } = await run("python3", ["-m", "unittest"], options);
    expect(stderr).toMatch(/^Ran [1-9]\d* tests/m);
    const notebook = parts.find(({ path }) => path.endsWith(".ipynb"));
    if (notebook) {
      const cells: { cell_type: string; source: string[] }[] = JSON.parse(notebook.text).cells;
      const code = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source.join(""));
      const { stdout } = await run("python3", ["-c", code.join("\n\n")], options);
      expect(stdout.split("\n").length).toBeGreaterThan(5);
    }
  });
});
