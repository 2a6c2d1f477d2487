import { z } from "zod";
import { projectLanguages } from "../../../checks/project/project.ts";
import { demoCodePlan } from "../../../models/demo/project/plan.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Brief } from "../../blog/brief.ts";
import { assignment } from "../../blog/prompts/assignment.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { demoFacts } from "../../blog/prompts/facts.ts";
import { architectures, outputTypes, tiers } from "../project.ts";

/** A plan as the model drafts it; `settle-plan.ts` settles it. */
export const codePlanDraft = z.object({
  software: z.boolean().describe("False where the idea describes nothing that a program could do"),
  title: z.string().min(1).describe("What the project is called, at most 80 characters, in the idea's language"),
  description: z.string().min(1).describe("What it does and for whom, in one or two sentences, in the idea's language"),
  name: z.string().min(1).describe("The package's name: lower-case English words with hyphens"),
  outputType: z.enum(outputTypes),
  language: z.enum(projectLanguages).describe("The language that the idea names, else the one that fits best"),
  architecture: z.enum(architectures),
  tier: z
    .enum(tiers)
    .describe("simple: a few plain functions; complex: algorithms, concurrency or protocols that need thought"),
  approach: z
    .string()
    .describe("How it is built: the main decisions and why, data formats, error handling; 3–8 sentences"),
  features: z
    .array(
      z.object({
        name: z.string().describe("What a person can do with it"),
        files: z.array(z.string()).describe("Paths of the planned files that deliver it"),
      }),
    )
    .describe("2–8 features"),
  files: z.array(
    z.object({
      path: z.string().describe("Relative path with forward slashes"),
      purpose: z.string(),
      exports: z.array(z.string()).describe("Exact signatures that other files may use; empty where there are none"),
      dependsOn: z.array(z.string()).describe("Paths of planned files that it imports or must have seen to be written"),
      lines: z.number().describe("About how many lines it will have"),
    }),
  ),
  dependencies: z
    .array(
      z.object({
        name: z.string().describe("As the registry of the language knows it"),
        version: z.string().nullable().describe("A version bound such as ^4.1.0 or >=2.0; null for any"),
        reason: z.string().describe("Why the standard library will not do"),
      }),
    )
    .describe("As few as possible; none where the standard library is enough"),
  commands: z.array(z.string()).describe("Shell lines that install, run and test it, run from the project's folder"),
});
export type CodePlanDraft = z.infer<typeof codePlanDraft>;

const system = `You plan small, finished software projects. Others write the files, each seeing only this plan and the files that it
depends on; so the plan decides everything that two files must agree on.

- Output types: "notebook" (a Jupyter notebook in Python with the modules it imports), "cli", "library", "webApp" (pages in
  a browser with what serves them), "api" (an HTTP service). Languages: Python, JavaScript, TypeScript, Rust, Go; where the
  idea wants another one, take the nearest and say so in the approach.
- As few files as do the work well: 4–15 for most, never more than 60. Text files only; no pictures, archives or databases.
- Paths are relative, in one case and style. Always there: the manifest (pyproject.toml, or requirements.txt for a
  notebook; package.json; Cargo.toml; go.mod), README.md, tests, LICENSE, .gitignore.
- dependsOn may hold no cycle. The README, the tests and the manifest depend on what they describe; nothing depends on them.
- Prefer the standard library. Name only packages that exist, are maintained and are needed; give each a reason.
  TypeScript runs on Node 24 without a build, with imports that end in .ts and only erasable syntax. Tests use what comes with
  the language (unittest, node:test, cargo test, go test) unless there is a reason.
- Where a direction follows the idea, somebody has changed their mind: it says what to make of the idea, or instead of it.
  Where other work on the idea is named, take another approach than theirs.
- Names in code are English. Title, description and README are in the idea's language.
${dataRule}`;

/** Task `code.plan`. */
export function codePlanRequest(brief: Brief): GenerateRequest<CodePlanDraft> {
  return {
    task: "code.plan",
    system,
    messages: [{ role: "user", text: `${assignment(brief)}\n\n${data("task", "Plan the project.")}` }],
    output: { name: "code_plan", schema: codePlanDraft },
    maxOutputTokens: 9_000,
    demo: () => demoCodePlan(demoFacts(brief), brief.options.format === "code"),
  };
}
