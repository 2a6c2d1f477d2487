import { z } from "zod";
import { withoutComments } from "../../../checks/project/comments.ts";
import type { ProjectFinding } from "../../../checks/project/finding.ts";
import { languageOf } from "../../../checks/project/read.ts";
import { demoCodeReview } from "../../../models/demo/project/review.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../../blog/brief.ts";
import { data, dataRule } from "../../blog/prompts/data.ts";
import { codeItems } from "../items.ts";
import type { CodePlan, File } from "../project.ts";
import { isStandard } from "../standard.ts";
import { numberedText, sharedPlan } from "./shared.ts";

/** What a reviewer answers: every item with its place, whether it may go out, and what to mend. The score is not its business. */
export const codeReviewAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      yes: z.boolean(),
      file: z.string().describe("Path of the file that shows it; empty when the answer is no"),
      line: z.number().describe("Number of the line that shows it; 0 when the answer is no"),
    }),
  ),
  approved: z.boolean().describe("Whether you would let a colleague use this as it is"),
  fixes: z.array(
    z.object({
      file: z.string().describe("Path of the file to change"),
      line: z.number().describe("The line that is wrong; 0 for the whole file"),
      problem: z.string().describe("What is wrong there, in one sentence"),
      instruction: z.string().describe("What to change, so that somebody can do it without asking"),
    }),
  ),
});
export type CodeReviewAnswer = z.infer<typeof codeReviewAnswer>;

const system = `You review small software projects for somebody who trusts only evidence. You read the project for the first time.
Comments were taken out: judge what the code does, not what it says about itself. What automatic checks found is attached.

Answer every item below, in this order, by its id, with yes or no.
- "yes" needs the path of a file and the number of the line that shows it best, as the line is numbered. A program looks
  whether it is there. What you cannot show is "no".
- Read the code as the machine would: follow one call from the start of the program to its end before you answer.
- "approved" is no where it would not start, would give wrong results, or would do harm.
- Then name at most ten fixes: for every "no" that can be mended and every wrong result, the file, the line, the problem and
  the instruction. None for matters of taste. An empty list is a good answer to good work.

Items
${codeItems.map((item) => `${item.id}: ${item.question}`).join("\n")}

${dataRule}`;

/** Findings that a judge is shown. */
const findingsMax = 30;

/** Longest text of one file that a judge is shown, in characters. */
const fileMax = 24_000;

/** Task `code.review`, for a judge of another provider than the writer's where there is one. Nothing says which round it is. */
export function codeReviewRequest(
  brief: Subject,
  plan: CodePlan,
  parts: readonly File[],
  findings: readonly ProjectFinding[],
  writer: string,
): GenerateRequest<CodeReviewAnswer> {
  const shown = parts
    .filter(({ path }) => !isStandard(path))
    .map(({ path, text }) => {
      const code = /^(?:json|markdown|notebook|other|yaml|toml)$/.test(languageOf(path))
        ? text
        : withoutComments(path, text);
      return numberedText({ path, text: code.slice(0, fileMax) });
    });
  const checked = findings.slice(0, findingsMax).map(findingLine).join("\n");
  return {
    task: "code.review",
    system,
    messages: [
      { role: "user", text: sharedPlan(brief, plan) },
      {
        role: "user",
        text: [...shown, data("findings", checked === "" ? "none" : checked), "Review the project."].join("\n\n"),
      },
    ],
    output: { name: "code_review", schema: codeReviewAnswer },
    maxOutputTokens: 5_000,
    avoidProvider: writer,
    demo: () => demoCodeReview([...codeItems], parts),
  };
}

/** A finding as models read it: `error secret in src/a.py:3 {"length":40}`. */
export function findingLine({ severity, rule, file, line, params }: ProjectFinding): string {
  const place = file === null ? "the project" : line === null ? file : `${file}:${line}`;
  const facts = Object.keys(params).length === 0 ? "" : ` ${JSON.stringify(params)}`;
  return `${severity} ${rule} in ${place}${facts}`;
}
