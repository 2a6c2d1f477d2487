import type { RunSnapshot, StepSnapshot } from "../../engine/types.ts";
import { dimensions, type Post, type Scores } from "../../pipelines/blog/post.ts";
import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorSentence, findingSentence } from "../texts/wording.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { phaseLabel, phaseOf } from "./phases.ts";

/** What is known of a run and of the version it made, if it made one. */
export interface DetailsView {
  texts: Texts;
  number: number;
  run: RunSnapshot;
  version: { number: number; post: Post; scores: Scores } | null;
  now: Date;
}

const quoteMaxLength = 140;

/** Scores with their evidence, what was checked, models, tokens, cost and time per step. */
export function detailsCard({ texts, number, run, version, now }: DetailsView): Card {
  const title = version === null ? texts.details.noVersion(number) : texts.details.title(number, version.number);
  const parts: CardPart[] = [];
  if (version !== null) {
    if (version.post.demo) parts.push({ type: "text", markdown: texts.result.demo, tone: "warning" });
    parts.push(section(texts.details.scores, scoreLines(texts, version.scores)));
    parts.push(section(texts.details.checks, checkLines(texts, version.scores)));
    parts.push(section(texts.details.models, modelLines(texts, version.post, version.scores)));
  }
  parts.push(section(texts.details.steps, stepLines(texts, run, now)));
  return { title, parts, summary: title };
}

const section = (heading: string, lines: string[]): CardPart => ({
  type: "text",
  markdown: [`**${heading}**`, lines.join("\n")].join("\n\n"),
});

function scoreLines(texts: Texts, scores: Scores): string[] {
  if (!scores.reviewed) return [texts.result.notReviewed];
  return [
    `- ${texts.result.score}: ${texts.result.outOf(scores.total)}`,
    ...(scores.cap === null ? [] : [`- ${texts.result.capped[scores.cap]}`]),
    ...dimensions.flatMap((dimension) => [
      `- ${texts.details.dimension(texts.dimensions[dimension], scores.dimensions[dimension])}`,
      ...scores.evidence
        .filter((each) => each.dimension === dimension)
        .map(({ item, yes, quote }) => {
          const shown = quote === "" ? texts.details.noQuote : `“${plain(inline(quote, quoteMaxLength))}”`;
          return `  - ${texts.items[item] ?? plain(item)}: ${yes ? texts.details.yes : texts.details.no}, ${shown}`;
        }),
    ]),
  ];
}

function checkLines(texts: Texts, scores: Scores): string[] {
  return scores.findings.length === 0
    ? [texts.details.allPassed]
    : scores.findings.map((finding) => `- ${findingSentence(texts, finding)}`);
}

function modelLines(texts: Texts, post: Post, scores: Scores): string[] {
  return [
    ...Object.entries(post.models).map(([task, model]) => `- ${plain(task)}: ${plain(model)}`),
    ...(scores.reviewer === null ? [] : [`- ${texts.details.reviewer(plain(scores.reviewer))}`]),
    ...(scores.rounds === 0 ? [] : [`- ${texts.details.rounds(scores.rounds)}`]),
  ];
}

function stepLines(texts: Texts, run: RunSnapshot, now: Date): string[] {
  const { formats } = texts;
  const shown = run.steps.filter(
    (step) => phaseOf(step) !== null && step.state !== "skipped" && step.state !== "pending",
  );
  const total = Math.max(0, (run.completedAt ?? now).getTime() - run.createdAt.getTime());
  return [
    ...shown.map((step) => `- ${stepLine(texts, step, now)}`),
    `- ${texts.details.total(formats.duration(total), formats.number(run.tokens), formats.money(run.costUsd))}`,
  ];
}

function stepLine(texts: Texts, step: StepSnapshot, now: Date): string {
  const { formats } = texts;
  const phase = phaseOf(step);
  const name = phase === null ? texts.phases.other : phaseLabel(texts, phase);
  const ms = step.startedAt === null ? 0 : (step.completedAt ?? now).getTime() - step.startedAt.getTime();
  const line = texts.details.step(
    `${name} (${plain(step.key)})`,
    formats.duration(ms),
    formats.number(step.tokens),
    formats.money(step.costUsd),
  );
  return [
    line,
    ...(step.attempts > 1 ? [texts.details.attempts(step.attempts)] : []),
    ...(step.error === null ? [] : [errorSentence(texts, step.error)]),
  ].join(", ");
}
