import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import { codePlanSteps } from "../../code/graph.ts";
import { defineStep } from "../../step.ts";
import { askInput, askOutput } from "../../talk.ts";
import { brief } from "../brief.ts";
import { blogSteps, planSteps } from "../graph.ts";

const input = z.object({ brief, question: askInput.shape.question, answer: askOutput.shape.format });

/** The format that the run goes on with. */
export interface Routed {
  format: "blog" | "code";
}

/** Goes on with what the thread answered. Throws `format.unavailable` when it wants nothing of what can be made. */
export function routeStep(): StepType<z.infer<typeof input>, Routed> {
  return defineStep({
    type: blogSteps.route,
    input,
    async run(ctx, { brief, question, answer }): Promise<StepOutcome<Routed>> {
      if (answer === "none") throw new KindlingError("format.unavailable", { params: { format: brief.format } });
      if (answer === "code" && question === "format") return { output: { format: "code" }, add: codePlanSteps() };
      if (question === "notSoftware") ctx.log("info", "there is no software in the idea: making a post instead");
      return { output: { format: "blog" }, add: planSteps() };
    },
  });
}
