import type { ProjectFinding } from "../../checks/project/finding.ts";
import { codeItems } from "./items.ts";
import { type CodeDimension, type CodeScores, codeDimensions, type File, weights } from "./project.ts";
import type { CodeReviewAnswer } from "./prompts/review.ts";

/** Below this a project needs work. */
export const passMark = 75;

/** Below this, before any cap, a project is written anew; above it single places are mended. */
export const rewriteMark = 60;

/** The most that a project gets which failed a check, shows a secret, or falls short in one dimension. */
const capMark = 59;

/** A dimension below this caps the total. */
const floorMark = 50;

/** What a total is made of. */
export interface CodeJudgement {
  answers: CodeReviewAnswer["items"];
  approved: boolean;
  parts: readonly File[];
  findings: ProjectFinding[];
  /** `provider:model` */
  reviewer: string;
  rounds: number;
}

/** The scores of a reviewed project. Each dimension is the share of its items answered yes at a place that is really there. */
export function scoreProject({ answers, approved, parts, findings, reviewer, rounds }: CodeJudgement): CodeScores {
  const lines = new Map(parts.map(({ path, text }) => [path, text.split("\n")]));
  const evidence = codeItems.map(({ id, dimension }) => {
    const answer = answers.find((candidate) => candidate.id === id);
    const place = answer && lines.get(answer.file)?.[answer.line - 1];
    const shown = answer !== undefined && place !== undefined && place.trim() !== "";
    return {
      ...{ dimension, item: id, yes: answer?.yes === true && shown },
      ...(shown ? { file: answer.file, line: answer.line } : { file: "", line: 0 }),
    };
  });
  const dimensions = byDimension((dimension) => {
    const items = evidence.filter((item) => item.dimension === dimension);
    return Math.round((100 * items.filter((item) => item.yes).length) / items.length);
  });
  return settled({
    ...{ dimensions, evidence, findings, approved, reviewed: true, reviewer, rounds },
    ...totalOf(dimensions, findings),
  });
}

/** The weighted total and what caps it: no judge can outvote an open error, a secret, or a floor. */
export function totalOf(
  dimensions: Readonly<Record<CodeDimension, number>>,
  findings: readonly ProjectFinding[],
): Pick<CodeScores, "total" | "uncapped" | "cap"> {
  const sum = codeDimensions.reduce((all, dimension) => all + weights[dimension] * dimensions[dimension], 0);
  const uncapped = Math.round(sum / 100);
  const total = Math.min(uncapped, capMark);
  if (findings.some(({ rule }) => rule === "secret")) return { total, uncapped, cap: "secret" };
  if (findings.some(isError)) return { total, uncapped, cap: "check" };
  if (codeDimensions.some((dimension) => dimensions[dimension] < floorMark)) return { total, uncapped, cap: "floor" };
  return { total: uncapped, uncapped, cap: null };
}

/** The scores of a project that nobody reviewed, because money or time ran out before. */
export function unreviewedProject(findings: ProjectFinding[], rounds: number): CodeScores {
  const none = { total: 0, uncapped: 0, cap: null, evidence: [], approved: false, reviewed: false, reviewer: null };
  return settled({ ...none, dimensions: byDimension(() => 0), findings, rounds });
}

const settled = (scores: Omit<CodeScores, "passed">): CodeScores => ({
  ...scores,
  passed: scores.reviewed && scores.approved && scores.total >= passMark && scores.cap === null,
});

/** Which of two is better: the total, then fewer failed checks, then the total before any cap. Positive for `a`. */
export function compareCodeScores(a: CodeScores, b: CodeScores): number {
  return (
    Number(a.passed) - Number(b.passed) ||
    a.total - b.total ||
    errorsIn(b.findings) - errorsIn(a.findings) ||
    a.uncapped - b.uncapped
  );
}

export const isError = ({ severity }: Pick<ProjectFinding, "severity">): boolean => severity === "error";
const errorsIn = (findings: readonly ProjectFinding[]) => findings.filter(isError).length;

const byDimension = (score: (dimension: CodeDimension) => number): Record<CodeDimension, number> => ({
  correctness: score("correctness"),
  security: score("security"),
  quality: score("quality"),
  completeness: score("completeness"),
  documentation: score("documentation"),
});
