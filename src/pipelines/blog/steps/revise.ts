import { z } from "zod";
import type { StepContext, StepOutcome, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { type Author, authorOf } from "../author.ts";
import { type Subject, subject } from "../brief.ts";
import { correctionsFor } from "../corrections.ts";
import { applyEdits, type Edited } from "../edits.ts";
import { blogSteps, endSteps, roundSteps } from "../graph.ts";
import { type Outline, outline } from "../plan.ts";
import type { Cell } from "../post.ts";
import { type Correction, reviseRequest } from "../prompts/revise.ts";
import { draft } from "./check.ts";
import { judgement } from "./review.ts";

const input = z.object({ brief: subject, plan: outline, draft, review: judgement, round: z.number() });

/** The cells after a revision, with the ids of those that changed. */
export interface Revision {
  parts: Cell[];
  changed: string[];
  by: Author | null;
}

/** Mends the cells concerned. Where nothing is to be mended or nothing came of it, the version before is the last. */
export function reviseStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Revision> {
  return defineStep({
    type: blogSteps.revise,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, { brief, plan, draft, review, round }): Promise<StepOutcome<Revision>> {
      const unchanged = (why: string): StepOutcome<Revision> => {
        ctx.log("info", `nothing revised: ${why}`);
        return { output: { parts: draft.parts, changed: [], by: null }, add: endSteps(round - 1, plan) };
      };
      const corrections = correctionsFor(plan, draft.parts, review.scores, review.fixes);
      if (corrections.length === 0) return unchanged("no cell is concerned");
      try {
        const output = await mend(models, ctx, { brief, plan, parts: draft.parts, corrections });
        if (output.changed.length === 0) return unchanged("the editor changed nothing");
        return { output, add: roundSteps(round) };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        return unchanged(error.code);
      }
    },
  });
}

/** What is to be mended. */
export interface Mending {
  brief: Subject;
  plan: Outline;
  parts: readonly Cell[];
  corrections: readonly Correction[];
}

/** Has an editor mend the cells that corrections name, and no other. */
export async function mend(
  models: Models,
  ctx: StepContext,
  { brief, plan, parts, corrections }: Mending,
): Promise<Revision> {
  const answer = await models.generate(ctx, reviseRequest(brief, plan, parts, corrections));
  const concerned = new Set(corrections.map((correction) => correction.cell));
  const edited = applyEdits(parts, answer.value.edits, concerned, plan);
  logIgnored(ctx, edited);
  return { parts: edited.parts, changed: edited.changed, by: authorOf(answer) };
}

/** Notes for Details which of a model's edits were not followed. */
export function logIgnored(ctx: StepContext, { ignored }: Pick<Edited, "ignored">): void {
  for (const { edit, why } of ignored) ctx.log("warn", `ignored ${edit.op} of ${edit.cell.slice(0, 40)}: ${why}`);
}
