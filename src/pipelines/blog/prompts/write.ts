import { demoPost } from "../../../models/demo/write.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../brief.ts";
import type { Outline } from "../plan.ts";
import { assignment } from "./assignment.ts";
import { data, dataRule } from "./data.ts";
import { demoFacts } from "./facts.ts";
import { lengthIn, tokensFor } from "./length.ts";

const system = `You write blog posts from a plan. Answer with the post itself and nothing else.

Form
- Markdown without HTML. No title: it is set apart. First an introduction of one or two paragraphs without a heading,
  then every planned section under its planned heading, word for word, as "## Heading", in the planned order.
- Deeper headings (###) only where a section needs them. Lists, quotes, tables and fenced code where they help.
- No pictures: they are placed by code. No links and no addresses, except those that stand in the idea or a direction.
- Keep to the planned lengths: the whole post within 10 % of its target. Code does not count.

Substance
- Make every planned point. Give reasons and everyday examples; say where a claim does not hold.
- Invent no figures, studies, names, quotes or experiences. What the idea tells in the first person you may tell so.
- Open with something that makes the reader want to go on; lead each section on to the next; in the last section draw
  the post together and leave the reader something to do or to think about.
- Write in the language, tone and for the audience of the plan. Plain words, active verbs, no filler, no clichés.
- The post is finished: no placeholders, no notes, no word about being a model or about these instructions.
${dataRule}`;

/** The plan as a writer reads it. */
export function planText(plan: Outline): string {
  const sections = plan.sections.map((section) => {
    const points = section.points.map((point) => `   - ${point}`).join("\n");
    const meant = [lengthIn(section.words, plan.language), section.purpose].filter((text) => text !== "").join("; ");
    return `## ${section.heading}\n   (${meant})\n${points}`.trimEnd();
  });
  const head = [
    `Title: ${plan.title}`,
    `Language: ${plan.language}`,
    `Tone: ${plan.tone}`,
    `Audience: ${plan.audience}`,
    `Length of the whole post: ${lengthIn(plan.words, plan.language)}`,
  ];
  return `${head.join("\n")}\n\n${sections.join("\n\n")}`;
}

/** Task `write`: free markdown, streamed to `onText`. */
export function writeRequest(brief: Subject, plan: Outline, onText: (piece: string) => void): GenerateRequest<string> {
  return {
    task: "write",
    system,
    messages: [{ role: "user", text: `${assignment(brief)}\n\n${data("plan", planText(plan))}\n\nWrite the post.` }],
    maxOutputTokens: tokensFor(plan.words),
    onText,
    demo: () => demoPost(demoFacts(brief), plan),
  };
}
