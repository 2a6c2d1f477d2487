import type { CodeDimension, CodePlan, CodeProject, CodeScores, File } from "../../../src/pipelines/code/project.ts";
import type { CodePlanDraft } from "../../../src/pipelines/code/prompts/plan.ts";

/** A file of a project, its id from its path. */
export const file = (path: string, text: string): File => ({ id: path, kind: "file", path, text });

/** The draft of a plan with these files, each by its path and what it depends on. */
export function draftOf(files: readonly (readonly [path: string, ...dependsOn: string[]])[]): CodePlanDraft {
  return {
    ...{ software: true, title: "Notes", description: "Keeps notes.", name: "notes", outputType: "cli" },
    ...{ language: "python", architecture: "simple", tier: "simple", approach: "Plain." },
    features: [{ name: "Keep", files: files.slice(0, 1).map(([path]) => path) }],
    files: files.map(([path, ...dependsOn]) => ({ path, purpose: "p", exports: [], dependsOn, lines: 10 })),
    ...{ dependencies: [], commands: [] },
  };
}

/** A project of these files. */
export function projectWith(files: Readonly<Record<string, string>>, more: Partial<CodePlan> = {}): CodeProject {
  const parts = Object.entries(files).map(([path, text]) => file(path, text));
  const plan: CodePlan = {
    ...{ title: "Notes", description: "Keeps notes.", name: "notes", outputType: "cli", language: "python" },
    ...{ architecture: "simple", tier: "simple", approach: "Plain.", dependencies: [], commands: [], notes: [] },
    files: parts.map(({ path }) => ({ path, purpose: "p", exports: [], dependsOn: [], lines: 10 })),
    features: [{ name: "Keep", files: parts.slice(0, 1).map(({ path }) => path) }],
    ...more,
  };
  return { title: "Notes", description: "Keeps notes.", slug: "notes", plan, parts, models: {}, demo: false };
}

/** Scores with these dimensions, and nothing found. */
export function codeScoresOf(dimensions: Record<CodeDimension, number>, more: Partial<CodeScores> = {}): CodeScores {
  return {
    ...{ total: 0, uncapped: 0, dimensions, evidence: [], findings: [], cap: null, approved: true, passed: false },
    ...{ reviewed: true, reviewer: "judge:m", rounds: 0 },
    ...more,
  };
}
