import { z } from "zod";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { type Author, authorOf } from "../author.ts";
import { subject } from "../brief.ts";
import { blogSteps } from "../graph.ts";
import { outline } from "../plan.ts";
import { imagePromptRequest } from "../prompts/image-prompt.ts";
import { plannedImage } from "./picture.ts";

const input = z.object({ brief: subject, plan: outline, image: z.string() });

/** What a picture shows, in words. Nobody wrote it where no model answered. */
export interface Scene {
  scene: string;
  by: Author | null;
}

/** Expands a picture's subject into a scene. Without a model that answers, the subject is the scene. */
export function imagePromptStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Scene> {
  return defineStep({
    type: blogSteps.imagePrompt,
    input,
    retry,
    async run(ctx, { brief, plan, image: id }): Promise<StepOutcome<Scene>> {
      const image = plannedImage(plan, id);
      try {
        const answer = await models.generate(ctx, imagePromptRequest(brief, plan, image));
        return { output: { scene: answer.value.prompt, by: authorOf(answer) } };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `no model expanded the picture's subject (${error.code}): using it as it is`);
        return { output: { scene: image.subject, by: null } };
      }
    },
  });
}
