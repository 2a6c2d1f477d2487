import type { ProjectView } from "../../src/chat/cards/project.ts";
import type { ResultView } from "../../src/chat/cards/result.ts";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { RunSnapshot, StepSnapshot } from "../../src/engine/types.ts";
import type { Cell, Post, Scores } from "../../src/pipelines/blog/post.ts";
import type { CodeProject, CodeScores } from "../../src/pipelines/code/project.ts";
import { defaultOptions } from "../../src/pipelines/options.ts";

export const texts = textsFor("en");
export const runId = "0198c9a8-0000-7000-8000-000000000001";
export const ideaId = "0198c9a8-0000-7000-8000-000000000002";
const begun = new Date("2026-11-20T12:00:00Z");

/** `seconds` after the fixture's run began. */
export const at = (seconds: number) => new Date(begun.getTime() + seconds * 1000);

export function step(key: string, type: StepSnapshot["type"], more: Partial<StepSnapshot> = {}): StepSnapshot {
  const state = more.state ?? "done";
  return {
    ...{ key, type, state, attempts: 1, output: null, error: null, costUsd: 0.01, tokens: 10 },
    startedAt: state === "pending" || state === "ready" ? null : at(0),
    completedAt: state === "done" || state === "failed" ? at(2) : null,
    ...more,
  };
}

export function run(more: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    ...{ id: runId, workspace: "local", owner: "u", channel: null, ideaId, kind: "expand", thread: "t" },
    ...{ status: "running", stopRequested: false, steps: [], costUsd: 0.04, wastedUsd: 0, tokens: 100 },
    ...{ budget: { usd: 1, ms: 60_000 }, error: null, trigger: null, createdAt: begun, completedAt: null },
    ...more,
  };
}

export const markdown = (text: string, id = "s1"): Cell => ({ id, kind: "markdown", text });

export const image = (alt = "A hive"): Cell => ({
  ...{ id: "p1", kind: "image", blob: "b", mime: "image/png", alt, caption: "On the balcony" },
  ...{ width: 10, height: 10, provider: "cover" },
});

export function post(parts: Cell[], more: Partial<Post> = {}): Post {
  return {
    ...{ title: "Bees", metaTitle: "Bees", description: "Bees.", slug: "bees", tags: [], language: "en" },
    ...{ tone: "casual", audience: "gardeners", words: 500, parts, models: { write: "a:m" }, demo: false },
    ...more,
  };
}

export function scores(more: Partial<Scores> = {}): Scores {
  return {
    total: 82,
    dimensions: { clarity: 100, engagement: 75, structure: 75, accuracy: 80, completeness: 80 },
    evidence: [
      { dimension: "clarity", item: "clarity.point", yes: true, quote: "Bees *are* easy." },
      { dimension: "structure", item: "structure.close", yes: false, quote: "" },
    ],
    ...{ findings: [], cap: null, reviewed: true, reviewer: "b:n", rounds: 0 },
    ...more,
  };
}

export function resultView(more: Partial<ResultView> = {}): ResultView {
  return {
    ...{ texts, idea: { id: ideaId, number: 12, options: defaultOptions }, run: runId, version: 3, current: 3 },
    ...{ post: post([markdown("Hello **there**."), image()]), scores: scores(), costUsd: 0.05 },
    ...{ partial: false, publishedTo: null, changes: null },
    ...more,
  };
}

/** A project as large and as hostile as one may be. */
export function largeProject(): CodeProject {
  const paths = [
    "README.md",
    ...Array.from({ length: 58 }, (_, i) =>
      `src/deep/er/and_deeper/module_${i}_with_a_long_name_`.padEnd(90, "x").concat(".py"),
    ),
    "src/`tick`@everyone.py",
  ];
  const wicked = "# T\n\n@everyone <!channel> [x](javascript:alert(1)) <b>\n\n```sh\nopen fence\n";
  const parts = paths.map((path, i) => ({
    ...{ id: `f${i}`, kind: "file" as const, path },
    text: path === "README.md" ? wicked : `x = "${"`".repeat(i % 5)}"\n`.repeat(400),
  }));
  const title = "A *project* <@U1> of many";
  const plan: CodeProject["plan"] = {
    ...{ title, description: "d", name: "many", outputType: "webApp", language: "python", architecture: "fullStack" },
    ...{ tier: "complex", approach: "a", features: [], dependencies: [], commands: [], notes: [] },
    files: paths.map((path) => ({ path, purpose: "<b> @here ".repeat(9), exports: [], dependsOn: [], lines: 9 })),
  };
  return {
    title,
    description: "It *does* much @here.",
    slug: "many",
    plan,
    parts,
    models: { write: "a:m" },
    demo: true,
  };
}

export function projectView(more: Partial<ProjectView> = {}): ProjectView {
  const findings: CodeScores["findings"] = Array.from({ length: 30 }, (_, i) => ({
    ...{ rule: i % 2 ? "secret" : "import.undeclared", severity: i % 3 ? "error" : "warning", file: `src/a\`${i}.py` },
    ...{ line: i + 1, params: { name: "@everyone/`x`", manifest: "pyproject.toml" } },
  }));
  return {
    ...{ texts, idea: { id: ideaId, number: 12, options: defaultOptions }, run: runId, version: 3, current: 4 },
    ...{ project: largeProject(), costUsd: 0.05, partial: true, publishedTo: null, changes: null },
    scores: {
      ...{ total: 59, uncapped: 80, cap: "secret", approved: false, passed: false, reviewed: true, reviewer: "b:n" },
      dimensions: { correctness: 80, security: 100, quality: 40, completeness: 90, documentation: 90 },
      evidence: [
        { dimension: "security", item: "security.input", yes: true, file: "src/a`b.py", line: 3 },
        { dimension: "quality", item: "quality.names", yes: false, file: "", line: 0 },
      ],
      ...{ findings, rounds: 4 },
    },
    ...more,
  };
}
