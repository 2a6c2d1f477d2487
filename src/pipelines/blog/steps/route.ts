import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import { defineStep } from "../../step.ts";
import { askInput, askOutput } from "../../talk.ts";
import { brief } from "../brief.ts";
import { askSteps, blogSteps, planSteps } from "../graph.ts";

const input = z.object({ brief, question: askInput.shape.question, answer: askOutput.shape.format });

/** The format that the run goes on with, or is to be asked about once more. */
export interface Routed {
  format: "blog" | "code";
}

/**
 * Goes on with what the thread answered. Throws `format.unavailable` when it wants a code project or nothing, as long
 * as there are no code projects.
 */
export function routeStep(): StepType<z.infer<typeof input>, Routed> {
  return defineStep({
    type: blogSteps.route,
    input,
    async run(ctx, { brief, question, answer }): Promise<StepOutcome<Routed>> {
      if (answer === "none") throw new KindlingError("format.unavailable", { params: { format: brief.format } });
      if (answer === "code" && question === "format") {
        const { confidence, reasoning } = brief;
        return {
          output: { format: "code" },
          add: askSteps({ question: "codeUnavailable", likelier: "code", confidence, reasoning }),
        };
      }
      if (brief.format === "code") ctx.log("info", "code projects are not available yet: making a post instead");
      return { output: { format: "blog" }, add: planSteps() };
    },
  });
}
