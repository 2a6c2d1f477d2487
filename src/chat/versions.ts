import { compareVersions, type VersionDiff } from "../pipelines/blog/compare.ts";
import { type Post, post, type Scores, scores } from "../pipelines/blog/post.ts";
import { compareProjects, type ProjectDiff } from "../pipelines/code/compare.ts";
import { type CodeProject, type CodeScores, codeScores, project } from "../pipelines/code/project.ts";
import { ideaOptions } from "../pipelines/options.ts";
import type { Output, VersionSummary } from "../store/outputs.ts";
import type { SignedReply } from "../store/replies.ts";
import type { ShownIdea } from "../store/shown.ts";
import type { Request } from "./cards/changes.ts";
import type { ProjectView } from "./cards/project.ts";
import type { ResultView } from "./cards/result.ts";
import type { ResultFacts } from "./cards/result-facts.ts";
import type { ListedVersion } from "./cards/versions.ts";
import type { Texts } from "./texts/catalogue.ts";

/** A version, read: a post or a project. */
export type Version = { number: number } & (
  | { post: Post; scores: Scores }
  | { project: CodeProject; scores: CodeScores }
);

/** A stored version, read back through its schemas. Throws a ZodError when it is of another shape: one of another build. */
export function readVersion({ number, format, content, scores: judged }: Output): Version {
  return format === "code"
    ? { number, project: project.parse(content), scores: codeScores.parse(judged) }
    : { number, post: post.parse(content), scores: scores.parse(judged) };
}

/** What a version is called, and whether the offline demo model had a part in it. */
export const workOf = (version: Version): { title: string; demo: boolean } =>
  "project" in version ? version.project : version.post;

/** Its score; null where there was no review. */
export const totalOf = ({ scores }: Version): number | null => (scores.reviewed ? scores.total : null);

/** What differs between two versions; undefined where they are of two kinds. */
export function differenceOf(before: Version, after: Version): VersionDiff | ProjectDiff | undefined {
  if ("project" in before && "project" in after) return compareProjects(before.project, after.project);
  return "post" in before && "post" in after ? compareVersions(before.post, after.post) : undefined;
}

/** A version as its result card shows it; undefined where the idea has none. */
export function resultView(
  texts: Texts,
  shown: ShownIdea,
  more: Partial<ResultFacts> = {},
): ResultView | ProjectView | undefined {
  const { idea, output, costUsd } = shown;
  if (output === null) return undefined;
  const { number: version, ...work } = readVersion(output);
  return {
    texts,
    idea: { id: idea.id, number: idea.number, options: ideaOptions.parse(idea.options) },
    run: output.runId,
    version,
    current: idea.headVersion,
    ...work,
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
    files: version.files,
    demo: version.demo,
    by: version.ownerName,
    at: version.createdAt,
    publishedTo: version.published ? (version.publicationUrl ?? "") : null,
    requests: requestsIn(used.filter(({ runId }) => runId === version.runId)),
  }));
}
