import { demoIntake } from "../../../src/models/demo/intake.ts";
import { demoPlan } from "../../../src/models/demo/plan.ts";
import { demoRefine } from "../../../src/models/demo/refine.ts";
import type { DemoFacts } from "../../../src/models/demo/types.ts";
import { demoPost } from "../../../src/models/demo/write.ts";
import { placePictures, splitCells } from "../../../src/pipelines/blog/cells.ts";
import { settlePlan } from "../../../src/pipelines/blog/plan.ts";
import type { ImageCell, Post } from "../../../src/pipelines/blog/post.ts";
import { applyAnswer } from "../../../src/pipelines/refine/apply.ts";
import { editAnswer } from "../../../src/pipelines/refine/prompts/edit.ts";

/** An idea with nothing asked for beside it. */
export const factsOf = (idea: string, more: Partial<DemoFacts> = {}): DemoFacts => ({
  idea,
  tone: null,
  audience: null,
  words: null,
  language: null,
  images: true,
  ...more,
});

/** The post that the demo model makes of an idea, through the pipeline's own rules but without its engine. */
export function written(facts: DemoFacts): Post {
  const { idea, tone, audience, words, language } = facts;
  const options = { format: "auto", tone, audience, words, language, images: facts.images !== false } as const;
  const plan = settlePlan(demoPlan(facts), { ...demoIntake(facts), idea, options });
  const pictures = plan.images.map(({ id, alt, caption }): ImageCell => {
    return {
      id,
      kind: "image",
      blob: id,
      mime: "image/svg+xml",
      alt,
      caption,
      width: 16,
      height: 9,
      provider: "cover",
    };
  });
  const { title, metaTitle, description, slug, tags } = plan;
  return {
    ...{ title, metaTitle, description, slug, tags },
    ...{ language: plan.language, tone: plan.tone, audience: plan.audience, words: plan.words },
    parts: placePictures(splitCells(demoPost(facts, plan), plan), pictures, plan),
    ...{ models: { write: "demo:demo" }, demo: true },
  };
}

/** What becomes of a post when requests are followed as the pipeline follows them. */
export function refined(post: Post, facts: DemoFacts, ...requests: string[]) {
  const answer = demoRefine({ post, requests, facts });
  const { content, ignored, wanted } = applyAnswer(post, editAnswer.parse(answer));
  return { answer, post: content, ignored, wanted };
}

/** The texts of a post, as markdown. */
export const textsOf = (post: Post): string[] =>
  post.parts.flatMap((cell) => (cell.kind === "markdown" ? [cell.text] : []));

/** Words of a post's texts. */
export const wordsIn = (post: Post): number =>
  textsOf(post)
    .join("\n")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The headings of a post. */
export const headingsOf = (post: Post): string[] => textsOf(post).flatMap((text) => /^## (.*)$/m.exec(text)?.[1] ?? []);
