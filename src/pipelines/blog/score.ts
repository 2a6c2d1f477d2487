import { visibleText } from "../../checks/markdown.ts";
import { reviewItems } from "./items.ts";
import { type Cell, type Dimension, dimensions, type Finding, type Scores } from "./post.ts";
import type { ReviewAnswer } from "./prompts/review.ts";

/** Below this a post is revised. */
const passMark = 75;

/** The most that a post gets which failed a check or falls short in one dimension. */
const capMark = 59;

/** A dimension below this caps the total. */
const floorMark = 50;

/** Shorter quotes show nothing, in characters. */
const quoteMinLength = 6;

/** What a total is made of. */
export interface Judgement {
  answers: ReviewAnswer["items"];
  parts: readonly Cell[];
  findings: Finding[];
  /** `provider:model` */
  reviewer: string;
  rounds: number;
}

/** The scores of a reviewed post. Each dimension is the share of its items answered yes with a quote that is really there. */
export function scorePost({ answers, parts, findings, reviewer, rounds }: Judgement): Scores {
  const sources = quotable(parts);
  const evidence = reviewItems.map(({ id, dimension }) => {
    const answer = answers.find((candidate) => candidate.id === id);
    const quote = normal(answer?.quote ?? "");
    const shown = [...quote].length >= quoteMinLength && sources.some((source) => source.includes(quote));
    return { dimension, item: id, yes: answer?.yes === true && shown, quote: shown ? quote : "" };
  });
  const perDimension = byDimension((dimension) => {
    const items = evidence.filter((item) => item.dimension === dimension);
    return Math.round((100 * items.filter((item) => item.yes).length) / items.length);
  });
  return {
    ...totalOf(perDimension, findings),
    dimensions: perDimension,
    evidence,
    findings,
    reviewed: true,
    reviewer,
    rounds,
  };
}

/** The total and what caps it: every dimension weighs the same, a failed check or a weak dimension caps. */
export function totalOf(
  scored: Record<Dimension, number>,
  findings: readonly Finding[],
): Pick<Scores, "total" | "cap"> {
  const mean = Math.round(dimensions.reduce((sum, dimension) => sum + scored[dimension], 0) / dimensions.length);
  if (mean <= capMark) return { total: mean, cap: null };
  if (findings.some((finding) => finding.severity === "error")) return { total: capMark, cap: "check" };
  if (dimensions.some((dimension) => scored[dimension] < floorMark)) return { total: capMark, cap: "floor" };
  return { total: mean, cap: null };
}

/** The scores of a post that nobody reviewed, because money or time ran out before. */
export function unreviewed(findings: Finding[], rounds: number): Scores {
  return {
    total: 0,
    dimensions: byDimension(() => 0),
    evidence: [],
    findings,
    cap: null,
    reviewed: false,
    reviewer: null,
    rounds,
  };
}

/** Whether a post may go out as it is. */
export function passes(scores: Scores): boolean {
  return scores.total >= passMark && !scores.findings.some((finding) => finding.severity === "error");
}

/** Which of two is better: the total, then fewer failed checks, then the sum before any cap. Positive for `a`. */
export function compareScores(a: Scores, b: Scores): number {
  return a.total - b.total || errors(b) - errors(a) || sum(a) - sum(b);
}

const errors = (scores: Scores) => scores.findings.filter((finding) => finding.severity === "error").length;
const sum = (scores: Scores) => dimensions.reduce((total, dimension) => total + scores.dimensions[dimension], 0);

/** A judge may quote the source or what a reader sees of it. */
function quotable(parts: readonly Cell[]): string[] {
  return parts.flatMap((cell) =>
    cell.kind === "markdown"
      ? [normal(cell.text), normal(visibleText(cell.text))]
      : [normal(cell.alt), normal(cell.caption)],
  );
}

/** Line breaks and the kind of quotation marks are no difference. */
function normal(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

function byDimension(score: (dimension: Dimension) => number): Record<Dimension, number> {
  return {
    clarity: score("clarity"),
    engagement: score("engagement"),
    structure: score("structure"),
    accuracy: score("accuracy"),
    completeness: score("completeness"),
  };
}
