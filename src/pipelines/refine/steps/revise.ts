import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { draft } from "../../blog/steps/check.ts";
import { judgement } from "../../blog/steps/review.ts";
import { mend, type Revision } from "../../blog/steps/revise.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { edited } from "../edited.ts";
import { endSteps, recheckSteps, refineSteps } from "../graph.ts";
import { correctionsIn } from "./review.ts";

const input = z.object({ edited, draft, review: judgement });

/** Mends what the edit spoilt, in the texts that it changed. Where nothing comes of it, the edit stands. */
export function reviseEditStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Revision> {
  return defineStep({
    type: refineSteps.revise,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, { edited, draft, review }): Promise<StepOutcome<Revision>> {
      const { parts } = draft;
      const { brief, plan } = edited;
      try {
        const output = await mend(models, ctx, {
          ...{ brief, plan, parts },
          corrections: correctionsIn(edited, draft, review),
        });
        return { output, add: output.changed.length > 0 ? recheckSteps() : endSteps(0, edited) };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `nothing mended: ${error.code}`);
        return { output: { parts, changed: [], by: null }, add: endSteps(0, edited) };
      }
    },
  });
}
