import type { VersionSummary } from "../../store/outputs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { codeItems } from "./items.ts";
import { type CodeProject, codeScores, project } from "./project.ts";
import { findingLine } from "./prompts/review.ts";

/** What is known of a version that is a project: what a question about it is answered from. */
export interface ProjectRecord {
  idea: string;
  version: number;
  project: CodeProject;
  /** 0–100; null when nobody reviewed it. */
  score: number | null;
  passed: boolean;
  dimensions: Record<string, number>;
  /** The review's questions, how each was answered, and where that shows. */
  evidence: { question: string; yes: boolean; place: string }[];
  /** What the checks found, a line each. */
  findings: string[];
  rounds: number;
  models: Record<string, string>;
  costUsd: number;
  published: boolean;
  versions: { number: number; by: string; files: number | null; score: number | null }[];
}

/** The record of an idea's version. Undefined where there is none, or where it is a post. */
export function projectRecordOf(
  { idea, output, costUsd }: ShownIdea,
  versions: readonly VersionSummary[],
): ProjectRecord | undefined {
  if (output?.format !== "code") return undefined;
  const content = project.parse(output.content);
  const judged = codeScores.parse(output.scores);
  const questions = new Map(codeItems.map(({ id, question }) => [id, question]));
  return {
    ...{ idea: idea.text, version: output.number, project: content },
    ...{ score: judged.reviewed ? judged.total : null, passed: judged.passed, dimensions: judged.dimensions },
    evidence: judged.evidence.map(({ item, yes, file, line }) => ({
      question: questions.get(item) ?? item,
      ...{ yes, place: file === "" ? "" : `${file}:${line}` },
    })),
    ...{ findings: judged.findings.map(findingLine), rounds: judged.rounds, models: content.models },
    ...{ costUsd, published: output.published },
    versions: versions.map(({ number, ownerName: by, files, score }) => ({ number, by, files, score })),
  };
}
