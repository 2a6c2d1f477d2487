import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Models } from "../../../models/types.ts";
import { type Author, author, authorOf } from "../../blog/author.ts";
import { brief } from "../../blog/brief.ts";
import { askSteps } from "../../blog/graph.ts";
import { defineStep, retry } from "../../step.ts";
import { codeSteps, writeSteps } from "../graph.ts";
import { type CodePlan, codePlan } from "../project.ts";
import { codePlanRequest } from "../prompts/plan.ts";
import { settleCodePlan } from "../settle-plan.ts";

const input = z.object({ brief });

/** A project's plan, and who planned it. */
export const plannedCode = codePlan.extend({ by: author });
type Planned = CodePlan & { by: Author };

/**
 * Plans the project, then adds the writing of its files and the first round of check and review. An idea in which there is
 * nothing to build is offered as a post. Throws `model.bad_output` for a plan without a file.
 */
export function codePlanStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Planned> {
  return defineStep({
    type: codeSteps.plan,
    input,
    retry,
    async run(ctx, { brief }): Promise<StepOutcome<Planned>> {
      const answer = await models.generate(ctx, codePlanRequest(brief));
      const { provider, model } = answer;
      const output: Planned = { ...settleCodePlan(answer.value, brief), by: authorOf(answer) };
      for (const { rule, params } of output.notes)
        ctx.log("info", `the plan was changed: ${rule} ${JSON.stringify(params)}`);
      if (!answer.value.software) {
        const { confidence, reasoning } = brief;
        return { output, add: askSteps({ question: "notSoftware", likelier: "code", confidence, reasoning }) };
      }
      if (answer.value.files.length === 0) throw new KindlingError("model.bad_output", { params: { provider, model } });
      return { output, add: writeSteps(output) };
    },
  });
}
