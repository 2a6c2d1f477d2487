import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, retry } from "../../step.ts";
import { authorOf } from "../author.ts";
import { brief } from "../brief.ts";
import { blogSteps, draftSteps } from "../graph.ts";
import { type Plan, settlePlan } from "../plan.ts";
import { planRequest } from "../prompts/plan.ts";

const input = z.object({ brief });

/** Plans the post, then adds its text, its pictures and the first round of check and review. */
export function planStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Plan> {
  return defineStep({
    type: blogSteps.plan,
    input,
    retry,
    async run(ctx, { brief }) {
      const answer = await models.generate(ctx, planRequest(brief));
      const output: Plan = { ...settlePlan(answer.value, brief), by: authorOf(answer) };
      return { output, add: draftSteps(output) };
    },
  });
}
