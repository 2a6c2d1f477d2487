import { z } from "zod";
import type { StepContext } from "../../engine/types.ts";
import type { Models } from "../../models/types.ts";
import { author, authorOf } from "../blog/author.ts";
import type { Subject } from "../blog/brief.ts";
import type { CodeDraft } from "./checks.ts";
import { type CodePlan, codeScores } from "./project.ts";
import { codeReviewAnswer, codeReviewRequest } from "./prompts/review.ts";
import { scoreProject } from "./score.ts";

/** A reviewer's scores, and what to mend. */
export const codeJudgement = z.object({ scores: codeScores, fixes: codeReviewAnswer.shape.fixes, by: author });
export type CodeJudgement = z.infer<typeof codeJudgement>;

/** Most fixes of a reviewer that are kept. */
const fixesMax = 10;

/** One judgement of a version, scored. */
export async function judgeProject(
  models: Models,
  ctx: StepContext,
  { brief, plan, draft, round }: { brief: Subject; plan: CodePlan; draft: CodeDraft; round: number },
): Promise<CodeJudgement> {
  const { parts, findings, writer } = draft;
  const answer = await models.generate(ctx, codeReviewRequest(brief, plan, parts, findings, writer?.provider ?? ""));
  const by = authorOf(answer);
  const { items: answers, approved, fixes } = answer.value;
  const reviewer = `${by.provider}:${by.model}`;
  const scores = scoreProject({ answers, approved, parts, findings, reviewer, rounds: round });
  const when = round === 0 ? "reviewed" : "reviewed after improving";
  ctx.log("info", `${when}: ${scores.total} of 100${scores.cap ? `, capped by ${scores.cap}` : ""}`);
  return { scores, fixes: fixes.slice(0, fixesMax), by };
}
