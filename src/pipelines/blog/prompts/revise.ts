import { z } from "zod";
import { demoRevise } from "../../../models/demo/revise.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../brief.ts";
import type { Outline } from "../plan.ts";
import type { Cell } from "../post.ts";
import { assignment } from "./assignment.ts";
import { cellsText } from "./cells.ts";
import { data, dataRule } from "./data.ts";
import { demoFacts } from "./facts.ts";
import { tokensFor } from "./length.ts";
import { planText } from "./write.ts";

/** Edits by cell id. What no edit names stays as it is. */
export const reviseAnswer = z.object({
  edits: z.array(
    z.object({
      op: z.enum(["replace", "insert", "delete"]).describe("insert puts a new cell after the named one"),
      cell: z.string(),
      text: z.string().nullable().describe("The whole new markdown of the cell; null for delete"),
    }),
  ),
});
export type ReviseAnswer = z.infer<typeof reviseAnswer>;
export type Edit = ReviseAnswer["edits"][number];

/** One thing to mend in one cell. */
export interface Correction {
  cell: string;
  problem: string;
  instruction: string;
}

const system = `You are the editor of a blog post that consists of cells. Mend what you are told to mend, in the cells you are
told to mend, and touch nothing else.

- Answer with edits: "replace" with the whole new text of a cell, "insert" with a new cell after the named one,
  "delete" with null as text. A cell that needs no change gets no edit.
- A section keeps its heading as its first line ("## …", the same words) and its language, tone and audience.
- Markdown without HTML, no pictures, no links or addresses except those that stand in the idea or a direction. Invent no figures,
  studies, names or quotes. The text is finished: no placeholders, no notes.
- What a direction asked for stays as it was asked for.
- Keep each cell's length unless the correction is about length.
${dataRule}`;

/** Task `refine`: the corrections of one round, as edits of the cells concerned. */
export function reviseRequest(
  brief: Subject,
  plan: Outline,
  parts: readonly Cell[],
  corrections: readonly Correction[],
): GenerateRequest<ReviseAnswer> {
  const texts = parts.filter((cell) => cell.kind === "markdown");
  return {
    task: "refine",
    system,
    messages: [
      {
        role: "user",
        text: `${assignment(brief)}\n\n${data("plan", planText(plan))}\n\n<post>\n${cellsText(parts)}\n</post>`,
      },
      {
        role: "user",
        text: data("task", corrections.map((c) => `[${c.cell}] ${c.problem}\n→ ${c.instruction}`).join("\n\n")),
      },
    ],
    output: { name: "edits", schema: reviseAnswer },
    maxOutputTokens: tokensFor(plan.words) + 1_000,
    demo: () => demoRevise([...corrections], texts, demoFacts(brief)),
  };
}
