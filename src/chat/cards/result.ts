import { type Cell, type Dimension, dimensions, type Post, type Scores } from "../../pipelines/blog/post.ts";
import { beginning, inert, inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { findingSentence } from "../texts/wording.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { changesPart } from "./changes.ts";
import { type ProjectView, projectCard } from "./project.ts";
import { otherCurrent, type ResultFacts, resultButtons } from "./result-facts.ts";
import { buttonRows } from "./rows.ts";

/** A version that is a post, as its result card shows it. */
export interface ResultView extends ResultFacts {
  post: Post;
  scores: Scores;
}

/** The result of a run, whatever it made. */
export const resultCard = (view: ResultView | ProjectView): Card =>
  "project" in view ? projectCard(view) : postCard(view);

/** Of the text, in characters; the rest is in the download. */
const previewMaxLength = 1400;
const picturesMax = 4;
const findingsMax = 3;
const quoteMaxLength = 160;

/** The result of a run that made a post: preview, pictures, score with evidence, cost, version, and what can be done with it. */
function postCard(view: ResultView): Card {
  const { texts, idea, post, version } = view;
  const score = scoreText(texts, view.scores);
  const preview = beginning(prose(post.parts), previewMaxLength);
  const parts: CardPart[] = notes(view).map((markdown) => ({ type: "text", markdown, tone: "warning" }));
  if (view.changes !== null) parts.push(changesPart(texts, view.changes), { type: "divider" });
  parts.push(...pictures(post.parts).slice(0, 1));
  if (preview.text !== "") parts.push({ type: "text", markdown: inert(preview.text) });
  parts.push(...pictures(post.parts).slice(1, picturesMax));
  if (preview.cut) parts.push({ type: "text", markdown: texts.result.more, tone: "muted" });
  parts.push({ type: "divider" }, { type: "fields", fields: figures(view, score) });
  const evidence = evidenceText(texts, view.scores);
  if (evidence !== "") parts.push({ type: "text", markdown: evidence, tone: "muted" });
  parts.push(...buttonRows(resultButtons(view, "blog")));
  const title = inline(post.title, 200) || texts.progress.idea(idea.number);
  return { title, parts, summary: `${texts.result.summary(title, score)}, ${texts.result.versionOf(version)}` };
}

/** What a person has to know before reading: it is demo text, it is unfinished, it is not what was asked for. */
function notes(view: ResultView): string[] {
  const { texts, post, idea, scores, partial } = view;
  const current = otherCurrent(view);
  return [
    ...(current === null ? [] : [texts.result.beside(current)]),
    ...(post.demo ? [texts.result.demo] : []),
    ...(idea.options.format === "code" ? [texts.result.noCode] : []),
    ...(partial ? [texts.progress.partial] : []),
    ...(scores.reviewed ? [] : [texts.result.notReviewed]),
    ...(scores.cap === null ? [] : [texts.result.capped[scores.cap]]),
    ...scores.findings
      .filter((finding) => finding.severity === "error")
      .slice(0, findingsMax)
      .map((finding) => findingSentence(texts, finding)),
  ];
}

/** Score and figures, and every option that was asked for, so that it can be seen to have been heard. */
function figures({ texts, idea, version, post, scores, costUsd, publishedTo }: ResultView, score: string) {
  const { options } = idea;
  const without = !options.images && post.parts.every(({ kind }) => kind !== "image");
  const asked: [string, string | null][] = [
    [texts.result.tone, options.tone === null ? null : post.tone],
    [texts.result.audience, options.audience === null ? null : post.audience],
    [texts.result.language, options.language === null ? null : texts.formats.language(post.language)],
    [texts.result.pictures, without ? texts.result.noPictures : null],
    [texts.result.published, publishedTo],
  ];
  return [
    { label: texts.result.score, value: post.demo && scores.reviewed ? `${score} (${texts.result.demoLabel})` : score },
    { label: texts.result.words, value: wordsText(texts, post, options.words) },
    { label: texts.result.version, value: texts.formats.number(version) },
    { label: texts.result.cost, value: texts.formats.money(costUsd) },
    ...asked.flatMap(([label, value]) => (value === null ? [] : [{ label, value: inline(value, 300) || "–" }])),
  ];
}

const wordsText = (texts: Texts, post: Post, asked: number | null) =>
  asked === null
    ? texts.formats.number(post.words)
    : texts.result.wordsOf(texts.formats.number(post.words), texts.formats.number(asked));

/** `82 / 100`, or that there was no review. */
const scoreText = (texts: Texts, scores: Scores): string =>
  scores.reviewed ? texts.result.outOf(scores.total) : texts.result.unreviewed;

/** One line of dimensions, and a literal quote for the best and what the weakest lacks. */
function evidenceText(texts: Texts, scores: Scores): string {
  if (!scores.reviewed) return "";
  const ranked = [...dimensions].sort((a, b) => scores.dimensions[b] - scores.dimensions[a]);
  const line = dimensions.map((each) => `${texts.dimensions[each]} ${scores.dimensions[each]}`).join(" · ");
  const [best, weakest] = [ranked[0], ranked.at(-1)];
  const shown = best && quoteOf(scores, best);
  const lacking =
    weakest && scores.evidence.find((each) => each.dimension === weakest && !each.yes && each.item in texts.items);
  return [
    line,
    ...(best && shown ? [texts.result.best(texts.dimensions[best], plain(inline(shown, quoteMaxLength)))] : []),
    ...(weakest && lacking ? [texts.result.weakest(texts.dimensions[weakest], texts.items[lacking.item] ?? "")] : []),
  ].join("\n\n");
}

const quoteOf = (scores: Scores, dimension: Dimension) =>
  scores.evidence.find((each) => each.dimension === dimension && each.yes && each.quote !== "")?.quote;

const prose = (parts: readonly Cell[]) =>
  parts.flatMap((part) => (part.kind === "markdown" ? [part.text] : [])).join("\n\n");

function pictures(parts: readonly Cell[]): CardPart[] {
  return parts.flatMap((part): CardPart[] =>
    part.kind === "image"
      ? [{ type: "image", blob: part.blob, alt: inline(part.alt, 500), caption: inline(part.caption, 300) }]
      : [],
  );
}
