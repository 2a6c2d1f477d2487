import { z } from "zod";
import type { RunSnapshot, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Store } from "../../../store/store.ts";
import { bestProject } from "../../code/best-so-far.ts";
import type { CodeChecks } from "../../code/checks.ts";
import { outputIn } from "../../snapshot.ts";
import { defineStep } from "../../step.ts";
import { author } from "../author.ts";
import { brief } from "../brief.ts";
import { placePictures } from "../cells.ts";
import { blogSteps, deliverStep, maxRounds, pictureKeys, roundKeys } from "../graph.ts";
import { plan } from "../plan.ts";
import { type Cell, imageCell, type Scores, textCell } from "../post.ts";
import { compareScores, unreviewed } from "../score.ts";
import { draft, findingsOf } from "./check.ts";
import { review } from "./review.ts";
import { type FinishedWork, postOf, type Saved, saveWork } from "./save.ts";

const written = z.object({ texts: z.array(textCell), by: author });

/**
 * Money or time ran out: saves and delivers the best that is there. A reviewed version beats one that nobody reviewed.
 * Without anything written there is nothing to save, and the run's own error stands.
 */
export function partialStep({ store, codeChecks }: { store: Store; codeChecks: CodeChecks }): StepType<unknown, Saved> {
  return defineStep({
    type: blogSteps.partial,
    input: z.unknown(),
    async run(ctx) {
      const snapshot = await ctx.snapshot();
      const best = bestSoFar(snapshot) ?? (await bestProject(snapshot, codeChecks));
      if (!best)
        throw new KindlingError(snapshot.error?.code ?? "run.budget_money", { params: snapshot.error?.params ?? {} });
      const saved = await saveWork(store, ctx, best);
      ctx.log("warn", `saved what was there as version ${saved.version}`);
      return { output: saved, add: [deliverStep(ctx.key)] };
    },
  });
}

/** The best post that the finished steps of a run make. Undefined before anything was written. */
function bestSoFar(snapshot: RunSnapshot): FinishedWork | undefined {
  const read = <T>(key: string, schema: z.ZodType<T>) => outputIn(snapshot, key, schema);
  const [idea, planned, text] = [read("intake", brief), read("plan", plan), read("write", written)];
  if (!idea || !planned || !text || text.texts.length === 0) return undefined;

  const pictures = planned.images.flatMap(({ id }) => read(pictureKeys(id).picture, imageCell) ?? []);
  let parts: Cell[] = placePictures(text.texts, pictures, planned);
  let scores: Scores | undefined;
  for (let round = 0; round <= maxRounds; round++) {
    const keys = roundKeys(round);
    const version = read(keys.check, draft);
    const judged = read(keys.review, review);
    if (version && judged && (!scores || compareScores(judged.scores, scores) > 0)) {
      parts = version.parts;
      scores = judged.scores;
    }
  }
  return {
    format: "blog",
    content: postOf(idea, planned, parts, { write: text.by }),
    lineage: idea.lineage,
    scores: scores ?? unreviewed(findingsOf(parts, idea, planned), 0),
  };
}
