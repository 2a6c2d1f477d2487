import { z } from "zod";
import type { StepContext, StepOutcome, StepType } from "../../../engine/types.ts";
import { type Cell, cell, imageCell } from "../../blog/post.ts";
import { type Draft, findingsOf } from "../../blog/steps/check.ts";
import { defineStep } from "../../step.ts";
import { type EditedPost, edited, withPictures } from "../edited.ts";
import { refineSteps, reviewSteps, unchangedSteps } from "../graph.ts";

const input = z.union([
  z.object({ edited, pictures: z.array(imageCell.nullable()) }),
  z.object({ edited, parts: z.array(cell) }),
]);

/** Puts the new pictures into the edited post and checks it without a model. A picture that failed leaves the old one. */
export function checkEditStep(): StepType<z.infer<typeof input>, Draft> {
  return defineStep({
    type: refineSteps.check,
    input,
    async run(ctx, given): Promise<StepOutcome<Draft>> {
      if ("parts" in given) return { output: checked(ctx, given.edited, given.parts), add: reviewSteps(1) };
      const made = given.pictures.filter((picture) => picture !== null);
      const output = checked(ctx, given.edited, withPictures(given.edited, made));
      const different = given.edited.changed || made.length > 0;
      return { output, add: different ? reviewSteps(0) : unchangedSteps() };
    },
  });
}

function checked(ctx: StepContext, { brief, plan, addresses }: EditedPost, parts: Cell[]): Draft {
  const findings = findingsOf(parts, brief, plan, addresses.join("\n"));
  for (const found of findings) ctx.log("info", `${found.severity}: ${found.rule} in ${found.cell ?? "the post"}`);
  return { parts, findings };
}
