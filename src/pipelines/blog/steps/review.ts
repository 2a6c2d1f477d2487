import { z } from "zod";
import type { StepContext, StepSpec, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { author, authorOf } from "../author.ts";
import { type Subject, subject } from "../brief.ts";
import { blogSteps, endSteps, maxRounds, reviseSteps } from "../graph.ts";
import { type Outline, outline } from "../plan.ts";
import { type Scores, scores } from "../post.ts";
import { reviewAnswer, reviewRequest } from "../prompts/review.ts";
import { compareScores, passes, scorePost } from "../score.ts";
import { type Draft, draft } from "./check.ts";

const input = z.object({
  brief: subject,
  plan: outline,
  draft,
  /** The writer's provider, which the reviewer should not be. */
  writer: z.string(),
  round: z.number(),
  /** Scores of the round before: what this one has to beat. The judge never sees them. */
  before: scores.nullable(),
});

/** A reviewer's scores, and what to mend. */
export const judgement = z.object({ scores, fixes: reviewAnswer.shape.fixes, by: author });
export type Judgement = z.infer<typeof judgement>;

/** What a review ends with. Null where no reviewer could be had for a revision. */
export const review = judgement.nullable();
export type Review = z.infer<typeof review>;

/** Judges a version and decides: good enough, another round, or back to the better one before. */
export function reviewStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Review> {
  return defineStep({
    type: blogSteps.review,
    input,
    retry,
    async run(ctx, { brief, plan, draft, writer, round, before }) {
      try {
        const output = await judge(models, ctx, { brief, plan, draft, writer, round });
        return { output, add: afterReview(output.scores, before, round, plan) };
      } catch (error) {
        if (before === null || !mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `nobody reviewed what was improved (${error.code}): keeping what was there before`);
        return { output: null, add: endSteps(round - 1, plan) };
      }
    },
  });
}

/** What is to be judged. `writer`: the provider that wrote it. */
export interface Judging {
  brief: Subject;
  plan: Outline;
  draft: Draft;
  writer: string;
  round: number;
}

/** One judgement of a version, scored. */
export async function judge(
  models: Models,
  ctx: StepContext,
  { brief, plan, draft, writer, round }: Judging,
): Promise<Judgement> {
  const answer = await models.generate(ctx, reviewRequest(brief, plan, draft.parts, writer));
  const by = authorOf(answer);
  const { parts, findings } = draft;
  const reviewer = `${by.provider}:${by.model}`;
  const scores = scorePost({ answers: answer.value.items, parts, findings, reviewer, rounds: round });
  const when = round === 0 ? "reviewed" : "reviewed after improving";
  ctx.log("info", `${when}: ${scores.total} of 100${scores.cap ? `, capped by ${scores.cap}` : ""}`);
  return { scores, fixes: answer.value.fixes.slice(0, 6), by };
}

/**
 * The next steps. A round that is no better than the one before is dropped for it and ends the revising; so does a
 * finding that the revision was to mend and did not.
 */
export function afterReview(
  found: Scores,
  before: Scores | null,
  round: number,
  plan: Pick<Outline, "images">,
): StepSpec[] {
  if (before && compareScores(found, before) <= 0) return endSteps(round - 1, plan);
  const repeats = before !== null && repeated(found, before);
  return passes(found) || round >= maxRounds || repeats ? endSteps(round, plan) : reviseSteps(round + 1);
}

function repeated(found: Scores, before: Scores): boolean {
  return found.findings.some(
    ({ rule, severity, cell }) =>
      severity === "error" && before.findings.some((earlier) => earlier.rule === rule && earlier.cell === cell),
  );
}
