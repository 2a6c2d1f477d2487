import { z } from "zod";
import { demoIntake } from "../../../models/demo/intake.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../brief.ts";
import { wishesOf } from "./assignment.ts";
import { data, dataRule } from "./data.ts";
import { demoFacts } from "./facts.ts";

/** What the intake answers: what the idea is, and which format fits it. */
export const intakeAnswer = z.object({
  title: z.string().min(1).describe("A working title in the idea's language, at most 80 characters"),
  description: z.string().describe("What is to be made, in one or two sentences, in the idea's language"),
  category: z.string().describe("One or two words: engineering, cooking, management, …"),
  complexity: z.number().describe("1 (a simple subject) to 5 (needs expert depth)"),
  language: z.string().describe("BCP 47 tag of the language that the idea is written in"),
  format: z.enum(["blog", "code"]),
  reasoning: z.string().describe("Why this format, in one sentence, in the idea's language"),
  confidence: z.number().describe("0–100: how sure you are of the format"),
});
export type IntakeAnswer = z.infer<typeof intakeAnswer>;

const system = `You take in raw ideas for a small publishing team and decide what each one should become.

- "blog": the idea is best served by a text: an opinion, an explanation, a story, a how-to, a lesson learned.
- "code": the idea describes software to be built: an app, a tool, a library, a game, a script.
- An explicit wish in the idea ("write about", "build me") decides with high confidence.
- If both would serve equally well, say the likelier one and a confidence below 60.
- Where a direction follows the idea, somebody has changed their mind: it says what to make of the idea, or instead of
  it. The last word counts.
- Where other posts on the idea are named, this one takes another angle: its working title is none of theirs.

Judge only from the idea. Do not invent facts about its author.
${dataRule}`;

/** Task `intake`: one call that reads the idea and routes it. */
export function intakeRequest(
  given: Pick<Subject, "idea" | "options" | "direction" | "not">,
): GenerateRequest<IntakeAnswer> {
  return {
    task: "intake",
    system,
    messages: [{ role: "user", text: [data("idea", given.idea), ...wishesOf(given)].join("\n\n") }],
    output: { name: "intake", schema: intakeAnswer },
    maxOutputTokens: 2_000,
    demo: () => demoIntake(demoFacts(given)),
  };
}
