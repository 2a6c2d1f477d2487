import { z } from "zod";
import { demoPlan } from "../../../models/demo/plan.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import { tones } from "../../options.ts";
import type { Brief } from "../brief.ts";
import { assignment } from "./assignment.ts";
import { data, dataRule } from "./data.ts";
import { demoFacts } from "./facts.ts";

/** A plan as the model drafts it; `plan.ts` settles it. */
export const planDraft = z.object({
  title: z.string().min(1).describe("The post's title, at most 90 characters"),
  sections: z
    .array(
      z.object({
        heading: z.string().min(1).describe("Says what the section holds; no numbering"),
        purpose: z.string().describe("What the reader has after this section"),
        points: z.array(z.string()).describe("2–4 points to make, each a short sentence"),
        words: z.number().describe("Target length of the section"),
      }),
    )
    .min(2)
    .describe("2–8 sections in reading order; the introduction and the title are not sections"),
  tone: z.enum(tones),
  audience: z.string().min(1).describe("Whom the post is written for, in a few words"),
  words: z.number().describe("Target length of the whole post"),
  images: z
    .array(
      z.object({
        section: z.number().describe("Index of the section that the picture follows; the first is 0"),
        subject: z.string().describe("What the picture shows, in English, concrete and without text in it"),
        alt: z.string().describe("The picture for those who do not see it, in the post's language"),
        caption: z.string().describe("One line below the picture, in the post's language"),
      }),
    )
    .describe("1–3 pictures"),
  style: z.string().describe("The one visual style of all pictures, in English: medium, colours, light, mood"),
  metaTitle: z.string().describe("Title for search results, at most 60 characters"),
  description: z.string().describe("Description for search results, at most 160 characters"),
  slug: z.string().describe("Address of the post: a few words, lower case, hyphens"),
  tags: z.array(z.string()).describe("3–8 tags"),
});
export type PlanDraft = z.infer<typeof planDraft>;

const system = `You plan blog posts that people finish reading.

- Find the one thing the post has to say about the idea and let every section serve it. No filler sections, no
  "Introduction", no "Conclusion" as a heading: say what is in it.
- Choose the length that the idea deserves: 500–900 words for most, more only for complexity 4 and 5.
- Plan only what can be written without research: no statistics, names, studies or quotes that are not in the idea.
- Where a direction follows the idea, somebody has changed their mind: it says what to make of the idea, or instead of
  it. The last word counts.
- Where other posts on the idea are named, take another angle than theirs: another question, another way in, another
  order, and a title that could not be taken for one of theirs.
- Follow the options: where one says "your choice", you decide; any other value is binding.
- Title, headings, alt texts, captions, meta title, description and tags are in the post's language.
${dataRule}`;

/** Task `plan`. */
export function planRequest(brief: Brief): GenerateRequest<PlanDraft> {
  const pictures = brief.options.images ? "Plan 1–3 pictures." : "Plan no pictures: the list is empty.";
  return {
    task: "plan",
    system,
    messages: [{ role: "user", text: `${assignment(brief)}\n\n${data("task", `Plan the post. ${pictures}`)}` }],
    output: { name: "plan", schema: planDraft },
    maxOutputTokens: 6_000,
    demo: () => demoPlan(demoFacts(brief)),
  };
}
