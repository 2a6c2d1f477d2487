import type { RunSnapshot, StepSnapshot } from "../../engine/types.ts";
import { demoProvider } from "../../models/demo.ts";
import { dimensions, type Post, type Scores } from "../../pipelines/blog/post.ts";
import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorSentence, findingSentence } from "../texts/wording.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { modelText } from "./model.ts";
import { elapsed, stepsByPhase } from "./phases.ts";

/** What is known of a run and of the version it made, if it made one. */
export interface DetailsView {
  texts: Texts;
  number: number;
  run: RunSnapshot;
  version: { number: number; post: Post; scores: Scores } | null;
  now: Date;
}

const quoteMaxLength = 140;

/** Scores with their evidence, what was checked, models, and time, tokens and cost per phase. */
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
  const tasks: Readonly<Record<string, string>> = texts.tasks;
  const { reviewer } = scores;
  return [
    ...Object.entries(post.models).map(([task, model]) => `- ${tasks[task] ?? plain(task)}: ${named(texts, model)}`),
    ...(reviewer === null || "review" in post.models ? [] : [`- ${texts.tasks.review}: ${named(texts, reviewer)}`]),
    ...(scores.rounds === 0 ? [] : [`- ${texts.details.rounds(scores.rounds)}`]),
  ];
}

/** A model that is kept as `provider:model`; the model's own name may hold colons. */
function named(texts: Texts, kept: string): string {
  const [provider = "", ...model] = kept.split(":");
  return plain(modelText(texts, { provider, model: model.join(":"), demo: provider === demoProvider }));
}

function stepLines(texts: Texts, run: RunSnapshot, now: Date): string[] {
  const { formats } = texts;
  const shown = run.steps.filter(({ state }) => state !== "skipped" && state !== "pending");
  const total = Math.max(0, (run.completedAt ?? now).getTime() - run.createdAt.getTime());
  return [
    ...stepsByPhase(texts, shown).map(([label, group]) => `- ${phaseLine(texts, label, group, now)}`),
    `- ${texts.details.total([formats.duration(total), ...usage(texts, run)])}`,
  ];
}

/** What the steps of a phase took together, and what went wrong in it. */
function phaseLine(texts: Texts, label: string, group: StepSnapshot[], now: Date): string {
  const ms = elapsed(group, now);
  const sum = (of: (step: StepSnapshot) => number) => group.reduce((sum, step) => sum + of(step), 0);
  const attempts = Math.max(...group.map((step) => step.attempts));
  const facts = [
    ...(ms === undefined ? [] : [texts.formats.duration(ms)]),
    ...usage(texts, { tokens: sum(({ tokens }) => tokens), costUsd: sum(({ costUsd }) => costUsd) }),
    ...(attempts > 1 ? [texts.details.attempts(attempts)] : []),
    ...new Set(group.flatMap(({ error }) => (error === null ? [] : [errorSentence(texts, error)]))),
  ];
  return facts.length === 0 ? label : texts.details.step(label, facts);
}

/** Tokens and money, where there were any. */
const usage = (
  { details, formats }: Texts,
  { tokens, costUsd }: Pick<StepSnapshot, "tokens" | "costUsd">,
): string[] => [
  ...(tokens === 0 ? [] : [details.tokens(formats.number(tokens))]),
  ...(costUsd === 0 ? [] : [formats.money(costUsd)]),
];
