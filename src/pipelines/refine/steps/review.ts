import { z } from "zod";
import type { StepSpec, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { correctionsFor } from "../../blog/corrections.ts";
import { scores } from "../../blog/post.ts";
import type { Correction } from "../../blog/prompts/revise.ts";
import { compareScores, passes } from "../../blog/score.ts";
import { type Draft, draft } from "../../blog/steps/check.ts";
import { type Judgement, judge, type Review } from "../../blog/steps/review.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { type EditedPost, edited } from "../edited.ts";
import { endSteps, refineSteps, reviseSteps } from "../graph.ts";

const input = z.object({
  edited,
  draft,
  round: z.number().int(),
  /** Scores of the round before: what this one has to beat. */
  before: scores.nullable(),
});

/** Judges an edited post and decides: good enough, what was changed is mended once, or back to before that. */
export function reviewEditStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Review> {
  return defineStep({
    type: refineSteps.review,
    input,
    retry,
    async run(ctx, { edited, draft, round, before }) {
      const { brief, plan, by } = edited;
      try {
        const output = await judge(models, ctx, { brief, plan, draft, writer: by.provider, round });
        return { output, add: afterReview(edited, draft, output, before) };
      } catch (error) {
        if (before === null || !mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `no reviewer for what was mended (${error.code}): keeping what was there before`);
        return { output: null, add: endSteps(0, edited) };
      }
    },
  });
}

function afterReview(
  edited: EditedPost,
  draft: Draft,
  judgement: Judgement,
  before: z.infer<typeof input>["before"],
): StepSpec[] {
  const { scores } = judgement;
  if (before) return endSteps(compareScores(scores, before) > 0 ? 1 : 0, edited);
  const mend = !passes(scores) && correctionsIn(edited, draft, judgement).length > 0;
  return mend ? reviseSteps() : endSteps(0, edited);
}

/** What is to be mended in the texts that were changed. The others stay as they are, whatever a reviewer thinks of them. */
export function correctionsIn(
  { plan, touched }: Pick<EditedPost, "plan" | "touched">,
  { parts }: Pick<Draft, "parts">,
  { scores, fixes }: Judgement,
): Correction[] {
  return correctionsFor(plan, parts, scores, fixes).filter(({ cell }) => touched.includes(cell));
}
