import { type Post, post, type Scores, scores } from "../pipelines/blog/post.ts";
import { ideaOptions } from "../pipelines/options.ts";
import type { Output, VersionSummary } from "../store/outputs.ts";
import type { SignedReply } from "../store/replies.ts";
import type { ShownIdea } from "../store/shown.ts";
import type { Request } from "./cards/changes.ts";
import type { ResultView } from "./cards/result.ts";
import type { ListedVersion } from "./cards/versions.ts";
import type { Texts } from "./texts/catalogue.ts";

/** A version, read. */
export interface Version {
  number: number;
  post: Post;
  scores: Scores;
}

/** A stored version, read back through its schemas. Throws a ZodError when it is not a post: one of another build. */
export function readVersion(output: Output): Version {
  return { number: output.number, post: post.parse(output.content), scores: scores.parse(output.scores) };
}

/** Its score; null where there was no review. */
export const totalOf = ({ scores }: Pick<Version, "scores">): number | null => (scores.reviewed ? scores.total : null);

/** A version as its result card shows it; undefined where the idea has none. */
export function resultView(texts: Texts, shown: ShownIdea, more: Partial<ResultView> = {}): ResultView | undefined {
  const { idea, output, costUsd } = shown;
  if (output === null) return undefined;
  const { number: version, post, scores } = readVersion(output);
  return {
    texts,
    idea: { id: idea.id, number: idea.number, options: ideaOptions.parse(idea.options) },
    run: output.runId,
    version,
    current: idea.headVersion,
    post,
    scores,
    costUsd,
    partial: false,
    publishedTo: output.published ? output.publicationUrl : null,
    changes: null,
    ...more,
  };
}

/** What was asked for, and by whom. */
export const requestsIn = (replies: readonly SignedReply[]): Request[] =>
  replies.map(({ text, personName }) => ({ text, by: personName }));

/** The versions of an idea as they are listed, the newest first, each with the replies that its run took. */
export function listedVersions(versions: readonly VersionSummary[], used: readonly SignedReply[]): ListedVersion[] {
  return versions.toReversed().map((version) => ({
    number: version.number,
    parent: version.parent,
    kind: version.kind,
    score: version.reviewed ? version.score : null,
    words: version.words,
    demo: version.demo,
    by: version.ownerName,
    at: version.createdAt,
    publishedTo: version.published ? (version.publicationUrl ?? "") : null,
    requests: requestsIn(used.filter(({ runId }) => runId === version.runId)),
  }));
}
