import { z } from "zod";
import { demoReview } from "../../../models/demo/review.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../brief.ts";
import { reviewItems } from "../items.ts";
import type { Outline } from "../plan.ts";
import type { Cell } from "../post.ts";
import { assignment } from "./assignment.ts";
import { cellsText } from "./cells.ts";
import { data, dataRule } from "./data.ts";
import { planText } from "./write.ts";

/** What a reviewer answers: every item with its evidence, and what to mend. The score is not its business. */
export const reviewAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      yes: z.boolean(),
      quote: z.string().describe("Copied letter by letter from the post; empty when the answer is no"),
    }),
  ),
  fixes: z.array(
    z.object({
      cell: z.string().describe("The id of the cell to change"),
      problem: z.string().describe("What is wrong there, in one sentence"),
      instruction: z.string().describe("What to change, so that an editor can do it without asking"),
    }),
  ),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

const system = `You review blog posts for an editor who trusts only evidence. You read the post for the first time.

Answer every item below, in this order, by its id, with yes or no.
- "yes" needs a quote of 5–25 words that shows it, copied exactly from one cell, without changing a letter. What you
  cannot quote is "no", with an empty quote. Quotes are compared by a program.
- Judge the text as it stands, not its subject, its length or what it says about itself.
- Then name at most six fixes: for every "no" that an editor could turn into a yes, the cell, the problem and the
  instruction. No fixes for matters of taste. An empty list is a good answer to a good post.

Items
${reviewItems.map((item) => `${item.id}: ${item.question}`).join("\n")}

${dataRule}`;

/** Task `review`, for a judge of another provider than the writer's where there is one. Nothing says which round it is. */
export function reviewRequest(
  brief: Subject,
  plan: Outline,
  parts: readonly Cell[],
  writer: string,
): GenerateRequest<ReviewAnswer> {
  const texts = parts.filter((cell) => cell.kind === "markdown");
  return {
    task: "review",
    system,
    messages: [
      {
        role: "user",
        text: `${assignment(brief)}\n\n${data("plan", planText(plan))}\n\n<post>\n${cellsText(parts)}\n</post>\n\nReview the post.`,
      },
    ],
    output: { name: "review", schema: reviewAnswer },
    maxOutputTokens: 8_000,
    avoidProvider: writer,
    demo: () => demoReview([...reviewItems], texts),
  };
}
