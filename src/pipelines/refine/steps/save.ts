import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import type { Store } from "../../../store/store.ts";
import { type Author, author } from "../../blog/author.ts";
import { wordsOf } from "../../blog/measure.ts";
import { type Cell, cell, type Post, scores } from "../../blog/post.ts";
import { type Saved, savePost } from "../../blog/steps/save.ts";
import { defineStep } from "../../step.ts";
import { type EditedPost, edited } from "../edited.ts";
import { refineSteps } from "../graph.ts";

const input = z.object({
  edited,
  parts: z.array(cell),
  scores,
  /** Who did what, by task; null where nobody did. */
  authors: z.record(z.string(), author.nullable()),
});

/** Keeps the edited post as a version made from the one that was edited. */
export function saveEditStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Saved> {
  return defineStep({
    type: refineSteps.save,
    input,
    async run(ctx, { edited, parts, scores, authors }) {
      const content = refinedPost(edited, parts, authors);
      return { output: await savePost(store, ctx, { content, scores, lineage: edited.lineage }) };
    },
  });
}

/** The edited post with these cells. It is demo text when any of it is. */
export function refinedPost(
  { content }: Pick<EditedPost, "content">,
  parts: Cell[],
  authors: Record<string, Author | null>,
): Post {
  const involved = Object.entries(authors).flatMap(([task, by]) => (by ? [{ task, by }] : []));
  return {
    ...content,
    parts,
    words: wordsOf({ parts, language: content.language }),
    models: {
      ...content.models,
      ...Object.fromEntries(involved.map(({ task, by }) => [task, `${by.provider}:${by.model}`])),
    },
    demo: content.demo || involved.some(({ by }) => by.demo),
  };
}
