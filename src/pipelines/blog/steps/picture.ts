import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Images } from "../../../images/types.ts";
import { defineStep, retry } from "../../step.ts";
import { blogSteps } from "../graph.ts";
import { type Outline, outline, type PlannedImage } from "../plan.ts";
import type { ImageCell } from "../post.ts";
import { picturePrompt } from "../prompts/image-prompt.ts";

const input = z.object({
  plan: outline,
  image: z.string(),
  scene: z.string(),
  /** Which picture of this place it is: what is drawn in place of an earlier one looks different. */
  take: z.number().int().default(0),
});

/** Wide enough for a column of text on a sharp screen, in pixels. */
const size = { width: 1280, height: 720 } as const;

/** Makes one picture as a cell, with its alt text and caption. The chain of providers ends with a drawn cover. */
export function pictureStep({ images }: { images: Images }): StepType<z.infer<typeof input>, ImageCell> {
  return defineStep({
    type: blogSteps.picture,
    input,
    retry,
    async run(ctx, { plan, image: id, scene, take }) {
      const { alt, caption, after } = plannedImage(plan, id);
      // Drawn covers of one post would all say the same; only the first carries the post's title.
      const heading = plan.sections.find((section) => section.id === after)?.heading;
      const picture = await images.make(ctx, {
        prompt: picturePrompt(scene, plan),
        alt,
        title: id === plan.images[0]?.id ? plan.title : (heading ?? plan.title),
        motif: take === 0 ? `${plan.slug} ${id}` : `${plan.slug} ${id} ${take}`,
        ...size,
      });
      const { blob, mime, width, height, provider } = picture;
      return { output: { id, kind: "image", blob, mime, alt, caption, width, height, provider } };
    },
  });
}

/** The placement with this id. Throws `step.invalid_input` when the plan has none. */
export function plannedImage(plan: Outline, id: string): PlannedImage {
  const image = plan.images.find((candidate) => candidate.id === id);
  if (!image) throw new KindlingError("step.invalid_input", { params: { image: id } });
  return image;
}
