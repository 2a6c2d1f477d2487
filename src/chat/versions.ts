import { type Post, post, type Scores, scores } from "../pipelines/blog/post.ts";
import { ideaOptions } from "../pipelines/options.ts";
import type { Output } from "../store/outputs.ts";
import type { ShownIdea } from "../store/shown.ts";
import type { ResultView } from "./cards/result.ts";
import type { Texts } from "./texts/catalogue.ts";

/** A stored version, read back through its schemas. Throws a ZodError when it is not a post: one of another build. */
export function readVersion(output: Output): { number: number; post: Post; scores: Scores } {
  return { number: output.number, post: post.parse(output.content), scores: scores.parse(output.scores) };
}

/** A version as its result card shows it; undefined where the idea has none. */
export function resultView(texts: Texts, shown: ShownIdea, partial = false): ResultView | undefined {
  const { idea, output, costUsd } = shown;
  if (output === null) return undefined;
  const { number: version, post, scores } = readVersion(output);
  return {
    texts,
    idea: { id: idea.id, number: idea.number, options: ideaOptions.parse(idea.options) },
    run: output.runId,
    version,
    post,
    scores,
    costUsd,
    partial,
    publishedTo: output.published ? output.publicationUrl : null,
  };
}
