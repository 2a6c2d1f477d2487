import { z } from "zod";
import type { RunSnapshot, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Store } from "../../../store/store.ts";
import { deliverStep, pictureKeys, roundKeys } from "../../blog/graph.ts";
import { imageCell } from "../../blog/post.ts";
import { unreviewed } from "../../blog/score.ts";
import { draft, findingsOf } from "../../blog/steps/check.ts";
import { review } from "../../blog/steps/review.ts";
import { type FinishedWork, type Saved, saveWork } from "../../blog/steps/save.ts";
import type { CodeChecks } from "../../code/checks.ts";
import { projectEditSoFar } from "../../code/refine/so-far.ts";
import { outputIn } from "../../snapshot.ts";
import { defineStep } from "../../step.ts";
import { edited, withPictures } from "../edited.ts";
import { note, refineSteps } from "../graph.ts";
import { refinedPost } from "./save.ts";

/**
 * Money or time ran out: saves and delivers the edit as far as it is there. Before the edit there is nothing to save,
 * and the run's own error stands.
 */
export function partialEditStep({
  store,
  codeChecks,
}: {
  store: Store;
  codeChecks: CodeChecks;
}): StepType<unknown, Saved> {
  return defineStep({
    type: refineSteps.partial,
    input: z.unknown(),
    async run(ctx) {
      const snapshot = await ctx.snapshot();
      const { code = "run.budget_money", params = {} } = snapshot.error ?? {};
      const best = editSoFar(snapshot) ?? (await projectEditSoFar(snapshot, codeChecks));
      if (!best) throw new KindlingError(code, { params });
      const saved = await saveWork(store, ctx, best);
      ctx.log("warn", `saved what was there as version ${saved.version}`);
      return { output: saved, add: [deliverStep(ctx.key, note)] };
    },
  });
}

/** The edited post with the pictures that are there. Undefined where nothing is different. */
function editSoFar(snapshot: RunSnapshot): FinishedWork | undefined {
  const edit = outputIn(snapshot, "edit", edited);
  if (!edit) return undefined;
  const made = edit.wanted.flatMap((id) => outputIn(snapshot, pictureKeys(id).picture, imageCell) ?? []);
  if (!edit.changed && made.length === 0) return undefined;
  const { check, review: reviewed } = roundKeys(0);
  const parts = outputIn(snapshot, check, draft)?.parts ?? withPictures(edit, made);
  const judged = outputIn(snapshot, reviewed, review);
  const { brief, plan, addresses, lineage, by } = edit;
  return {
    format: "blog",
    content: refinedPost(edit, parts, { refine: by, review: judged?.by ?? null }),
    scores: judged?.scores ?? unreviewed(findingsOf(parts, brief, plan, addresses.join("\n")), 0),
    lineage,
  };
}
