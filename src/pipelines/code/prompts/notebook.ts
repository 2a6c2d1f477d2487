import { z } from "zod";
import { demoCells } from "../../../models/demo/project/file.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { dataRule } from "../../blog/prompts/data.ts";
import { demoFacts } from "../../blog/prompts/facts.ts";
import { writersOf } from "./shared.ts";
import { tokensForLines, type Writing, writingMessages } from "./write.ts";

/** The cells of a notebook, in order. */
export const notebookAnswer = z.object({
  cells: z
    .array(
      z.object({
        kind: z.enum(["markdown", "code"]),
        source: z.string().describe("The cell's text; code in plain Python, without magics or shell lines"),
      }),
    )
    .min(1),
});
export type NotebookAnswer = z.infer<typeof notebookAnswer>;

const system = `You write a Jupyter notebook in Python, as cells, from the plan of a small project.

- It tells a story that can be run from top to bottom in a fresh kernel: what it is about, the data (made in the notebook or
  read from the project's files), one step after another, what is to be seen in each result, a conclusion.
- A markdown cell before each piece of code says what it does and why. Code cells are short, and import from the project's
  modules what those do; the notebook stands at the project's root, so that they can be imported as they are.
- Plain Python: no magics, no shell lines, no network, no waiting for input. Results are printed or are the last expression.
- Import nothing that is neither in the standard library nor among the planned dependencies. No keys, no stubs.
${dataRule}`;

/** The writer of a notebook: cells, which code puts together. */
export function notebookRequest(writing: Writing): GenerateRequest<NotebookAnswer> {
  const { brief, plan, file, failedRounds } = writing;
  return {
    task: writersOf(plan.tier, failedRounds),
    system,
    messages: writingMessages(writing, "Write the cells of this notebook:"),
    output: { name: "notebook", schema: notebookAnswer },
    maxOutputTokens: tokensForLines(file.lines) + 1_000,
    demo: () => demoCells(demoFacts(brief), plan),
  };
}
