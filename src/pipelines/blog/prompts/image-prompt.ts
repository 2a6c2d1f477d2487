import { z } from "zod";
import { demoImagePrompt } from "../../../models/demo/image-prompt.ts";
import type { GenerateRequest } from "../../../models/types.ts";
import type { Subject } from "../brief.ts";
import type { Outline, PlannedImage } from "../plan.ts";
import { data, dataRule } from "./data.ts";

/** A prompt for a picture model. */
export const imagePromptAnswer = z.object({
  prompt: z.string().min(1).describe("40–80 English words: subject, surroundings, composition, light"),
});
export type ImagePromptAnswer = z.infer<typeof imagePromptAnswer>;

const system = `You write prompts for a picture model that illustrates blog posts.

- Describe one clear scene for the picture's subject that fits its place in the post: what is seen, where, from which
  angle, in which light. Concrete things, not concepts.
- No writing, letters, numbers, logos, screens full of text, brands or known persons in the picture.
- Do not name a style, a medium or an artist: the style is added afterwards, the same for every picture of the post.
- English, whatever the language of the post.
${dataRule}`;

/** Task `imagePrompt`: one picture's subject, expanded with the post's context. */
export function imagePromptRequest(
  brief: Subject,
  plan: Outline,
  image: PlannedImage,
): GenerateRequest<ImagePromptAnswer> {
  const section = plan.sections.find((candidate) => candidate.id === image.after);
  const post = { title: plan.title, about: brief.description, audience: plan.audience, style: plan.style };
  const picture = {
    subject: image.subject,
    alt: image.alt,
    section: section?.heading ?? "",
    purpose: section?.purpose ?? "",
  };
  return {
    task: "imagePrompt",
    system,
    messages: [
      { role: "user", text: `${data("post", JSON.stringify(post))}\n\n${data("picture", JSON.stringify(picture))}` },
    ],
    output: { name: "image_prompt", schema: imagePromptAnswer },
    maxOutputTokens: 1_000,
    demo: () => demoImagePrompt({ subject: image.subject, title: plan.title }),
  };
}

/** What the picture model gets: the scene, then the post's one style. */
export function picturePrompt(scene: string, plan: Pick<Outline, "style">): string {
  return `${scene.trim().replace(/\.?$/, ".")} Style: ${plan.style.replace(/\.?$/, ".")} No text, no letters, no logos.`;
}
