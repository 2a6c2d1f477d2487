import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, retry } from "../../step.ts";
import { type Author, authorOf } from "../author.ts";
import { brief } from "../brief.ts";
import { splitCells } from "../cells.ts";
import { blogSteps } from "../graph.ts";
import { plan } from "../plan.ts";
import type { TextCell } from "../post.ts";
import { writeRequest } from "../prompts/write.ts";

const input = z.object({ brief, plan });

/** Writes the post, shown as it comes, and splits it into cells. Throws `model.bad_output` for an answer without text. */
export function writeStep({
  models,
}: {
  models: Models;
}): StepType<z.infer<typeof input>, { texts: TextCell[]; by: Author }> {
  return defineStep({
    type: blogSteps.write,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, { brief, plan }) {
      const answer = await models.generate(
        ctx,
        writeRequest(brief, plan, (piece) => ctx.emit(piece)),
      );
      const texts = splitCells(answer.value, plan);
      const { provider, model } = answer;
      if (texts.length === 0) throw new KindlingError("model.bad_output", { params: { provider, model } });
      return { output: { texts, by: authorOf(answer) } };
    },
  });
}
