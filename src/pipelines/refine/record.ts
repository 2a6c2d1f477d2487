import type { Verdict } from "../../store/feedback.ts";
import type { VersionSummary } from "../../store/outputs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { reviewItems } from "../blog/items.ts";
import { wordsOf } from "../blog/measure.ts";
import { type Finding, type Post, post, type Scores, scores } from "../blog/post.ts";

/** What is known of a version: what a question about the work is answered from. */
export interface WorkRecord {
  idea: string;
  version: number;
  post: Post;
  title: string;
  /** Words of prose. */
  words: number;
  /** 0–100; null when nobody reviewed it. */
  score: number | null;
  dimensions: Scores["dimensions"];
  /** Why the score is capped, when it is. */
  cap: Scores["cap"];
  /** The review's questions with their ids, how each was answered, and the quote that shows it. */
  evidence: { dimension: string; item: string; question: string; yes: boolean; quote: string }[];
  /** What the checks found wrong. */
  faults: Finding[];
  findings: number;
  /** How often it was revised before it was delivered. */
  rounds: number;
  /** `provider:model` by task. */
  models: Record<string, string>;
  /** What the run that made this version has cost, in US dollars. */
  costUsd: number;
  published: boolean;
  /** All versions of the idea, oldest first. */
  versions: { number: number; parent: number | null; by: string; title: string; words: number; score: number | null }[];
  feedback: { by: string; verdict: Verdict["verdict"]; reason: string | null }[];
}

/** The record of an idea's version. Undefined where there is none. */
export function recordOf(
  { idea, output, costUsd }: ShownIdea,
  versions: readonly VersionSummary[],
  verdicts: readonly Verdict[],
): WorkRecord | undefined {
  if (!output) return undefined;
  const content = post.parse(output.content);
  const judged = scores.parse(output.scores);
  const questions = new Map(reviewItems.map(({ id, question }) => [id, question]));
  return {
    ...{ idea: idea.text, version: output.number, post: content, title: content.title, words: wordsOf(content) },
    ...{ score: judged.reviewed ? judged.total : null, dimensions: judged.dimensions, cap: judged.cap },
    evidence: judged.evidence.map(({ dimension, item, yes, quote }) => ({
      ...{ dimension, item, yes, quote },
      question: questions.get(item) ?? item,
    })),
    ...{ faults: judged.findings, findings: judged.findings.length, rounds: judged.rounds },
    ...{ models: content.models, costUsd, published: output.published },
    versions: versions.map(({ number, parent, ownerName, title, words, score }) => ({
      ...{ number, parent, by: ownerName, title, words, score },
    })),
    feedback: verdicts.map(({ personName, verdict, reason }) => ({ by: personName, verdict, reason })),
  };
}
