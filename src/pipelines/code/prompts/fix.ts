import { z } from "zod";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../../blog/brief.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { interfaceOf } from "../interfaces.ts";
import type { CodePlan, File } from "../project.ts";
import { fileText, sharedPlan, writersOf } from "./shared.ts";
import { tokensForLines } from "./write.ts";

/** Edits of files. What no edit names stays as it is. */
export const fixAnswer = z.object({
  edits: z
    .array(
      z.object({
        file: z.string(),
        search: z.string().describe("Some whole lines of the file as they stand, enough of them to be found once"),
        replace: z.string().describe("The lines in their place; empty to remove them"),
      }),
    )
    .describe("Small changes of files that are shown"),
  rewrites: z
    .array(z.object({ file: z.string(), text: z.string().describe("The whole new text of the file") }))
    .describe("New files, and files of which most would change; else an empty list"),
});
export type FixAnswer = z.infer<typeof fixAnswer>;

/** One thing to mend in one file; `line` is null for the whole of it. */
export interface CodeCorrection {
  file: string;
  line: number | null;
  problem: string;
  instruction: string;
}

const system = `You mend single files of a small software project. Mend what you are told to mend, in the files that you are shown, and
touch nothing else.

- Prefer edits: "search" holds whole lines of the file exactly as they stand, with their indentation, and must be found in
  it once; "replace" holds what takes their place. Several edits of one file may not overlap.
- "rewrites" hold whole files, for those that are missing or would change in most of their lines.
- What other files rely on keeps its name and its parameters.
- The result is finished: no stubs, no placeholders. Where ••• stands in a file, a key was blanked: replace the line by one that
  reads it from the environment.
${dataRule}`;

/** The corrections of one round, as edits of the files concerned; the others are shown by their interfaces. */
export function fixRequest(given: {
  brief: Subject;
  plan: CodePlan;
  parts: readonly File[];
  corrections: readonly CodeCorrection[];
  failedRounds: number;
}): GenerateRequest<FixAnswer> {
  const { brief, plan, parts, corrections, failedRounds } = given;
  const concerned = new Set(corrections.map(({ file }) => file));
  const shown = parts.filter(({ path }) => concerned.has(path));
  const needs = new Set(plan.files.flatMap(({ path, dependsOn }) => (concerned.has(path) ? dependsOn : [])));
  const beside = parts.filter(({ path }) => needs.has(path) && !concerned.has(path)).slice(0, 8);
  const lines = shown.reduce((sum, { text }) => sum + text.split("\n").length, 0);
  const tasks = corrections.map(
    ({ file, line, problem, instruction }) =>
      `[${file}${line === null ? "" : `:${line}`}] ${problem}\n→ ${instruction}`,
  );
  return {
    task: writersOf(plan.tier, failedRounds),
    system,
    messages: [
      { role: "user", text: sharedPlan(brief, plan) },
      {
        role: "user",
        text: [
          ...beside.map((each) => fileText({ path: each.path, text: interfaceOf(each) })),
          ...shown.map(fileText),
          data("task", tasks.join("\n\n")),
        ].join("\n\n"),
      },
    ],
    output: { name: "fixes", schema: fixAnswer },
    maxOutputTokens: tokensForLines(Math.min(lines, 500)) + 1_000,
    demo: () => ({ edits: [], rewrites: [] }),
  };
}
