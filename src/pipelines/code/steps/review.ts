import { z } from "zod";
import type { StepSpec, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { subject } from "../../blog/brief.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { codeDraft } from "../checks.ts";
import { codeEndSteps, codeReviseSteps, codeSteps, type Flow, flows, roundsOf, writeSteps } from "../graph.ts";
import { type CodeJudgement, codeJudgement, judgeProject } from "../judgement.ts";
import { type CodePlan, type CodeScores, codePlan, codeScores } from "../project.ts";
import { compareCodeScores, isError, rewriteMark } from "../score.ts";

const input = z.object({
  brief: subject,
  plan: codePlan,
  draft: codeDraft,
  round: z.number().int(),
  /** Scores of the round before: what this one has to beat. The judge never sees them. */
  before: codeScores.nullable(),
  flow: z.enum(flows).default("expand"),
});

/** What a review ends with. Null where no reviewer could be had for a revision. */
export const codeReview = codeJudgement.nullable();

/** Judges a version and decides: good enough, another round of this or that kind, or back to the better one before. */
export function reviewProjectStep({
  models,
}: {
  models: Models;
}): StepType<z.infer<typeof input>, CodeJudgement | null> {
  return defineStep({
    type: codeSteps.review,
    input,
    retry,
    async run(ctx, { brief, plan, draft, round, before, flow }) {
      try {
        const output = await judgeProject(models, ctx, { brief, plan, draft, round });
        return { output, add: afterCodeReview(output.scores, before, round, plan, flow) };
      } catch (error) {
        if (before === null || !mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `nobody reviewed what was improved (${error.code}): keeping what was there before`);
        return { output: null, add: codeEndSteps(round - 1, flow) };
      }
    },
  });
}

/**
 * The next steps. A round that is no better than the one before is dropped for it and ends the work; so does a finding
 * that the round was to mend and did not. What was bad before any cap is written anew, else single places are mended.
 */
export function afterCodeReview(
  found: CodeScores,
  before: CodeScores | null,
  round: number,
  plan: CodePlan,
  flow: Flow,
): StepSpec[] {
  if (before && compareCodeScores(found, before) <= 0) return codeEndSteps(round - 1, flow);
  if (found.passed || round >= roundsOf(flow) || (before && repeated(found, before))) return codeEndSteps(round, flow);
  const anew = flow === "expand" && found.uncapped < rewriteMark;
  return anew ? writeSteps(plan, round + 1) : codeReviseSteps(round + 1, flow);
}

function repeated(found: CodeScores, before: CodeScores): boolean {
  const key = ({ rule, file, params }: CodeScores["findings"][number]) => JSON.stringify([rule, file, params]);
  const earlier = new Set(before.findings.filter(isError).map(key));
  return found.findings.some((finding) => isError(finding) && earlier.has(key(finding)));
}
