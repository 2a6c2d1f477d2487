import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { outputByNumber } from "../../store/outputs.ts";
import type { Store } from "../../store/store.ts";
import { post, scores } from "../blog/post.ts";
import { type Saved, saveWork } from "../blog/steps/save.ts";
import { codeScores, project } from "../code/project.ts";
import { defineStep, ideaOf, scopeOf } from "../step.ts";
import { restoreStepType } from "./restore.ts";

const input = z.object({ version: z.number().int(), onHead: z.number().int().nullable() });

/** Saves an older version anew, made from itself: nothing is overwritten. Throws `idea.not_found` where it is gone. */
export function restoreStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Saved> {
  return defineStep({
    type: restoreStepType,
    input,
    async run(ctx, { version, onHead }) {
      const older = await store.asWorkspace(scopeOf(ctx), (tx) =>
        outputByNumber(tx, ctx.workspace, ideaOf(ctx), version),
      );
      if (!older) throw new KindlingError("idea.not_found");
      const { format } = older;
      const work =
        format === "code"
          ? { content: project.parse(older.content), scores: codeScores.parse(older.scores) }
          : { content: post.parse(older.content), scores: scores.parse(older.scores) };
      return { output: await saveWork(store, ctx, { format, ...work, lineage: { parent: version, onHead } }) };
    },
  });
}
