import { type Post, post, type Scores, scores } from "../pipelines/blog/post.ts";
import { type IdeaOptions, ideaOptions } from "../pipelines/options.ts";
import type { Idea } from "../store/ideas.ts";
import type { Output } from "../store/outputs.ts";

/** A stored version, read back through its schemas. */
export interface Version {
  number: number;
  runId: string;
  post: Post;
  scores: Scores;
  publishedTo: string | null;
}

/** Throws a ZodError when what is stored is not a post: a version of another build. */
export function readVersion(output: Output): Version {
  return {
    number: output.number,
    runId: output.runId,
    post: post.parse(output.content),
    scores: scores.parse(output.scores),
    publishedTo: output.published ? output.publicationUrl : null,
  };
}

/** What of an idea its result card shows. */
export function readIdea(idea: Idea): { id: string; number: number; options: IdeaOptions } {
  return { id: idea.id, number: idea.number, options: ideaOptions.parse(idea.options) };
}
