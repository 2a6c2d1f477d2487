import { z } from "zod";
import { checkPost } from "../../../checks/post.ts";
import type { StepType } from "../../../engine/types.ts";
import { defineStep } from "../../step.ts";
import { type Subject, subject } from "../brief.ts";
import { placePictures } from "../cells.ts";
import { blogSteps } from "../graph.ts";
import { type Outline, outline } from "../plan.ts";
import { type Cell, cell, type Finding, finding, imageCell, textCell } from "../post.ts";

/** A version of the post in the making, and what the checks found in it. */
export const draft = z.object({ parts: z.array(cell), findings: z.array(finding) });
export type Draft = z.infer<typeof draft>;

const input = z.union([
  z.object({ brief: subject, plan: outline, texts: z.array(textCell), pictures: z.array(imageCell.nullable()) }),
  z.object({ brief: subject, plan: outline, parts: z.array(cell) }),
]);

/** Puts text and pictures together (in the first round) and checks them without a model. A missing picture is left out. */
export function checkStep(): StepType<z.infer<typeof input>, Draft> {
  return defineStep({
    type: blogSteps.check,
    input,
    async run(ctx, given) {
      const { brief, plan } = given;
      const parts =
        "parts" in given
          ? given.parts
          : placePictures(
              given.texts,
              given.pictures.filter((picture) => picture !== null),
              plan,
            );
      const findings = findingsOf(parts, brief, plan);
      for (const found of findings) ctx.log("info", `${found.severity}: ${found.rule} in ${found.cell ?? "the post"}`);
      return { output: { parts, findings } };
    },
  });
}

/** What the checks find in these cells, for this plan. `accepted`: more text that may be repeated, such as addresses. */
export function findingsOf(parts: readonly Cell[], brief: Subject, plan: Outline, accepted = ""): Finding[] {
  const { language, words, sections } = plan;
  const idea = [brief.idea, ...brief.direction, accepted].join("\n");
  return checkPost(parts, { idea, language, words, sections });
}
