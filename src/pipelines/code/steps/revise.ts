import { z } from "zod";
import type { StepContext, StepOutcome, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { type Author, authorOf } from "../../blog/author.ts";
import { type Subject, subject } from "../../blog/brief.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { codeDraft } from "../checks.ts";
import { codeCorrections } from "../corrections.ts";
import { applyFixes } from "../edits.ts";
import { codeEndSteps, codeRoundSteps, codeSteps, flows } from "../graph.ts";
import { codeJudgement } from "../judgement.ts";
import { type CodePlan, codePlan, type File } from "../project.ts";
import { type CodeCorrection, fixRequest } from "../prompts/fix.ts";

const input = z.object({
  brief: subject,
  plan: codePlan,
  draft: codeDraft,
  review: codeJudgement,
  round: z.number().int(),
  flow: z.enum(flows).default("expand"),
  /** The only files that may be mended; null: all. */
  touched: z.array(z.string()).nullable().default(null),
});

/** The files after a revision, with the paths of those that changed. */
export interface CodeRevision {
  parts: File[];
  changed: string[];
  by: Author | null;
}

/** Mends the files concerned. Where nothing is to be mended or nothing came of it, the version before is the last. */
export function reviseProjectStep({ models }: { models: Models }): StepType<z.infer<typeof input>, CodeRevision> {
  return defineStep({
    type: codeSteps.revise,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, { brief, plan, draft, review, round, flow, touched }): Promise<StepOutcome<CodeRevision>> {
      const { parts } = draft;
      const unchanged = (why: string): StepOutcome<CodeRevision> => {
        ctx.log("info", `nothing revised: ${why}`);
        return { output: { parts, changed: [], by: null }, add: codeEndSteps(round - 1, flow) };
      };
      const corrections = codeCorrections(plan, parts, review.scores, review.fixes).filter(
        ({ file }) => touched === null || touched.includes(file),
      );
      if (corrections.length === 0) return unchanged("no file is concerned");
      try {
        const output = await mendProject(models, ctx, { brief, plan, parts, corrections, failedRounds: round - 1 });
        if (output.changed.length === 0) return unchanged("no edit could be applied");
        return { output, add: codeRoundSteps(round, flow) };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        return unchanged(error.code);
      }
    },
  });
}

/** What is to be mended. */
export interface MendingProject {
  brief: Subject;
  plan: CodePlan;
  parts: readonly File[];
  corrections: readonly CodeCorrection[];
  failedRounds: number;
}

/**
 * Has a model mend the files that corrections name, and no other. Where some of its edits do not apply, it is asked once more,
 * for those files as a whole.
 */
export async function mendProject(models: Models, ctx: StepContext, mending: MendingProject): Promise<CodeRevision> {
  const { parts, plan, corrections } = mending;
  const concerned = new Set(corrections.map(({ file }) => file));
  const planned = new Set(plan.files.map(({ path }) => path).filter((path) => concerned.has(path)));
  const answer = await models.generate(ctx, fixRequest(mending));
  const edited = applyFixes(parts, answer.value, concerned, planned);
  for (const { file, why } of edited.ignored) ctx.log("warn", `ignored an edit of ${file.slice(0, 80)}: ${why}`);
  const failed = new Set(
    edited.ignored.filter(({ why }) => !/^(?:unknown file|file not concerned)$/.test(why)).map(({ file }) => file),
  );
  const first = { parts: edited.parts, changed: edited.changed, by: authorOf(answer) };
  if (failed.size === 0) return first;
  const again = corrections
    .filter(({ file }) => failed.has(file))
    .map((each) => ({ ...each, instruction: `${each.instruction} Give the whole file, as a rewrite.` }));
  const second = await models.generate(ctx, fixRequest({ ...mending, parts: edited.parts, corrections: again }));
  const whole = applyFixes(edited.parts, { ...second.value, edits: [] }, failed, planned);
  for (const { file, why } of whole.ignored) ctx.log("warn", `ignored a rewrite of ${file.slice(0, 80)}: ${why}`);
  return { ...first, parts: whole.parts, changed: [...new Set([...edited.changed, ...whole.changed])] };
}
