import type { RunSnapshot, StepSnapshot } from "../../engine/types.ts";
import { demoProvider } from "../../models/demo.ts";
import { dimensions, type Post, type Scores } from "../../pipelines/blog/post.ts";
import { type CodeScores, codeDimensions } from "../../pipelines/code/project.ts";
import type { Verdict } from "../../store/feedback.ts";
import type { RunLog } from "../../store/logs.ts";
import { inline, plain, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorSentence, findingSentence } from "../texts/wording.ts";
import { type Version, workOf } from "../versions.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { type Request, requestLines } from "./changes.ts";
import { modelText } from "./model.ts";
import { elapsed, stepsByPhase } from "./phases.ts";
import { findingLineText, placeText } from "./project.ts";

/** What is known of a run and of the version it made, if it made one. */
export interface DetailsView {
  texts: Texts;
  number: number;
  run: RunSnapshot;
  version: Version | null;
  /** The replies that the run took. */
  requests: readonly Request[];
  feedback: readonly Verdict[];
  log: readonly RunLog[];
  now: Date;
}

const quoteMaxLength = 140;
const findingsMax = 12;
const verdictsMax = 8;
/** The last lines of a log: the end tells most. */
const logMax = 12;
const lineMaxLength = 200;

/** Requests, scores with their evidence, what was checked and said, models, time, tokens and cost, and the log. */
export function detailsCard({ texts, number, run, version, requests, feedback, log, now }: DetailsView): Card {
  const { details } = texts;
  const title = version === null ? details.noVersion(number) : details.title(number, version.number);
  const bulleted = (lines: string[]) => lines.map((line) => `- ${line}`);
  const sections: [string, string[]][] = [
    [details.requests, bulleted(requestLines(texts, requests))],
    ...(version === null ? [] : versionSections(texts, run, version)),
    [details.feedback, feedback.slice(-verdictsMax).map((verdict) => `- ${verdictLine(texts, verdict)}`)],
    [details.steps, stepLines(texts, run, now)],
    [details.log, log.slice(-logMax).map((line) => `- ${logLine(texts, line, run)}`)],
  ];
  const parts: CardPart[] = sections.flatMap(([heading, lines]) =>
    lines.length === 0 ? [] : [section(heading, lines)],
  );
  const demo: CardPart[] =
    version !== null && workOf(version).demo
      ? [{ type: "text", markdown: demoNote(texts, version), tone: "warning" }]
      : [];
  return { title, parts: [...demo, ...parts], summary: title };
}

const demoNote = ({ result, projects }: Texts, version: Version): string =>
  "project" in version ? projects.demo : result.demo;

const versionSections = (texts: Texts, run: RunSnapshot, version: Version): [string, string[]][] => [
  [
    texts.details.scores,
    "project" in version ? projectScoreLines(texts, version.scores) : scoreLines(texts, version.scores),
  ],
  [
    texts.details.checks,
    "project" in version ? projectCheckLines(texts, version.scores) : checkLines(texts, version.scores),
  ],
  [texts.details.models, modelLines(texts, run, "project" in version ? version.project : version.post, version.scores)],
];

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

function projectScoreLines(texts: Texts, scores: CodeScores): string[] {
  const { details, projects, codeItems } = texts;
  if (!scores.reviewed) return [texts.result.notReviewed];
  return [
    `- ${texts.result.score}: ${texts.result.outOf(scores.total)}`,
    ...(scores.cap === null ? [] : [`- ${projects.capped[scores.cap]}`]),
    ...(scores.approved ? [] : [`- ${projects.notApproved}`]),
    ...codeDimensions.flatMap((dimension) => [
      `- ${details.dimension(texts.codeDimensions[dimension], scores.dimensions[dimension])}`,
      ...scores.evidence
        .filter((each) => each.dimension === dimension)
        .map(({ item, yes, file, line }) => {
          const shown = file === "" ? projects.noPlace : placeText(file, line);
          return `  - ${codeItems[item] ?? plain(item)}: ${yes ? details.yes : details.no}, ${shown}`;
        }),
    ]),
  ];
}

const checkLines = (texts: Texts, { findings }: Scores): string[] =>
  foundLines(
    texts,
    texts.details.checked,
    findings.map((finding) => findingSentence(texts, finding)),
  );

const projectCheckLines = (texts: Texts, { findings }: CodeScores): string[] =>
  foundLines(
    texts,
    texts.projects.checked,
    findings.map((finding) => findingLineText(texts, finding)),
  );

function foundLines({ details, formats }: Texts, checked: string, findings: readonly string[]): string[] {
  const shown = findings.slice(0, findingsMax);
  const more = findings.length - shown.length;
  return [
    `- ${checked}`,
    ...(findings.length === 0 ? [`- ${details.allPassed}`] : []),
    ...shown.map((finding) => `- ${finding}`),
    ...(more > 0 ? [`- ${details.moreFindings(formats.number(more))}`] : []),
  ];
}

function verdictLine({ details }: Texts, { personName, verdict, reason }: Verdict): string {
  const said = details.verdict(plain(inline(personName, 60)), details[verdict]);
  return reason === null ? said : details.reason(said, withinLine(inline(reason, lineMaxLength)));
}

/** When it was noted, from the run's beginning, and what. */
function logLine({ details, formats }: Texts, { at, message, level }: RunLog, run: RunSnapshot): string {
  const since = formats.duration(Math.max(0, at.getTime() - run.createdAt.getTime()));
  const line = details.logged(since, withinLine(inline(message, lineMaxLength)));
  return level === "info" ? line : `**${details.level[level]}** ${line}`;
}

/** Who did what, in the words of the steps: a refinement changes the text where an expansion improves it. */
function modelLines(
  texts: Texts,
  { kind }: RunSnapshot,
  { models }: Pick<Post, "models">,
  scores: Pick<Scores, "reviewer" | "rounds">,
): string[] {
  const refine = kind === "refine" ? texts.phases.edit : texts.tasks.refine;
  const tasks: Readonly<Record<string, string>> = { ...texts.tasks, refine };
  const { reviewer } = scores;
  return [
    ...Object.entries(models).map(([task, model]) => `- ${tasks[task] ?? plain(task)}: ${named(texts, model)}`),
    ...(reviewer === null || "review" in models ? [] : [`- ${texts.tasks.review}: ${named(texts, reviewer)}`]),
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
