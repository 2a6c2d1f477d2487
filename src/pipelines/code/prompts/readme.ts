import { z } from "zod";
import { demoReadme } from "../../../models/demo/project/file.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { dataRule } from "../../blog/prompts/data.ts";
import { demoFacts } from "../../blog/prompts/facts.ts";
import { writersOf } from "./shared.ts";
import { type Writing, writingMessages } from "./write.ts";

const commands = z.array(z.string()).describe("Shell lines, run from the project's folder");

/** What a README says; code lays it out. */
export const readmeAnswer = z.object({
  what: z.string().min(1).describe("What it is and for whom, what it does and what not; 1–3 paragraphs of markdown"),
  install: commands,
  run: commands,
  examples: z
    .array(
      z.object({
        title: z.string().describe("What the example shows"),
        language: z.string().describe("sh, or the language of the code"),
        code: z.string(),
      }),
    )
    .describe("1–4 examples that work as they stand"),
  test: commands,
  structure: z.array(z.object({ path: z.string(), what: z.string() })).describe("The files that a reader should know"),
  notes: z.string().nullable().describe("Decisions and limits that a user should know, as markdown; null for none"),
});
export type ReadmeAnswer = z.infer<typeof readmeAnswer>;

const system = `You write the README of a small software project from its plan and its written files. Code lays it out; you say what goes
into each part.

- Only files and commands that exist: paths as they are planned, scripts that the manifest has, options that the program has.
- Commands are complete lines that work from the project's folder in this order: install, run, test.
- Plain words, no praise, no badges, no promises of later features. In the idea's language.
${dataRule}`;

/** The writer of a README. */
export function readmeRequest(writing: Writing): GenerateRequest<ReadmeAnswer> {
  const { brief, plan, failedRounds } = writing;
  return {
    task: writersOf(plan.tier, failedRounds),
    system,
    messages: writingMessages(writing, "Say what goes into this README:"),
    output: { name: "readme", schema: readmeAnswer },
    maxOutputTokens: 3_500,
    demo: () => demoReadme(demoFacts(brief), plan),
  };
}
