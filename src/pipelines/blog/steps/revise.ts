import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { type Author, authorOf } from "../author.ts";
import { brief } from "../brief.ts";
import { correctionsFor } from "../corrections.ts";
import { applyEdits } from "../edits.ts";
import { blogSteps, endSteps, roundSteps } from "../graph.ts";
import { plan } from "../plan.ts";
import type { Cell } from "../post.ts";
import { reviseRequest } from "../prompts/revise.ts";
import { draft } from "./check.ts";
import { review } from "./review.ts";

const input = z.object({ brief, plan, draft, review: review.unwrap(), round: z.number() });

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
        const answer = await models.generate(ctx, reviseRequest(brief, plan, draft.parts, corrections));
        const concerned = new Set(corrections.map((correction) => correction.cell));
        const { parts, changed, ignored } = applyEdits(draft.parts, answer.value.edits, concerned, plan);
        for (const { edit, why } of ignored) ctx.log("warn", `ignored ${edit.op} of ${edit.cell.slice(0, 40)}: ${why}`);
        if (changed.length === 0) return unchanged("the editor changed nothing");
        return { output: { parts, changed, by: authorOf(answer) }, add: roundSteps(round) };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        return unchanged(error.code);
      }
    },
  });
}
