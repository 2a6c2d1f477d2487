import type { ProjectFinding } from "../../checks/project/finding.ts";
import { leaksMasked } from "../../checks/project/leaks.ts";
import { type CodeProject, type CodeScores, codeDimensions } from "../../pipelines/code/project.ts";
import { beginning, codeSpan, inert, inline, plain, verbatim, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { projectFindingSentence } from "../texts/wording.ts";
import type { Card, CardPart } from "../vocabulary.ts";
import { changesPart } from "./changes.ts";
import { otherCurrent, type ResultFacts, resultButtons } from "./result-facts.ts";
import { buttonRows } from "./rows.ts";
import { treeLines } from "./tree.ts";

/** A version that is a code project, as its result card shows it. */
export interface ProjectView extends ResultFacts {
  project: CodeProject;
  scores: CodeScores;
}

const treeMax = 32;
const readmeMax = 700;
const findingsMax = 6;

/** The result of a run that made a project: its tree, the README's beginning, scores with places, what is open. */
export function projectCard(view: ProjectView): Card {
  const { texts, idea, project, version, scores } = view;
  const score = projectScoreText(texts, scores);
  const title = inline(project.title, 200) || texts.progress.idea(idea.number);
  const parts: CardPart[] = notes(view).map((markdown) => ({ type: "text", markdown, tone: "warning" }));
  if (view.changes !== null) parts.push(changesPart(texts, view.changes), { type: "divider" });
  const readme = readmeBeginning(project);
  // a README says it as well
  if (readme === "") parts.push({ type: "text", markdown: plain(project.description) });
  parts.push({ type: "text", markdown: treeText(texts, project) });
  if (readme !== "")
    parts.push({ type: "text", markdown: `**${texts.projects.readme}**` }, { type: "text", markdown: inert(readme) });
  parts.push({ type: "divider" }, { type: "fields", fields: figures(view, score) });
  const open = openFindings(texts, scores.findings);
  if (open !== "") parts.push({ type: "text", markdown: open });
  const evidence = evidenceText(texts, scores);
  if (evidence !== "") parts.push({ type: "text", markdown: evidence, tone: "muted" });
  parts.push(...buttonRows(resultButtons(view, "code")));
  return { title, parts, summary: `${texts.result.summary(title, score)}, ${texts.result.versionOf(version)}` };
}

/** What a person has to know before reading: it is demo work, it is unfinished, it is not good enough. */
function notes(view: ProjectView): string[] {
  const { texts, project, scores, partial } = view;
  const current = otherCurrent(view);
  return [
    ...(current === null ? [] : [texts.result.beside(current)]),
    ...(project.demo ? [texts.projects.demo] : []),
    ...(partial ? [texts.progress.partial] : []),
    ...(scores.reviewed ? [] : [texts.result.notReviewed]),
    ...(scores.passed ? [] : [texts.projects.needsWork]),
    ...(scores.cap === null ? [] : [texts.projects.capped[scores.cap]]),
    ...(scores.reviewed && !scores.approved ? [texts.projects.notApproved] : []),
  ];
}

function figures({ texts, project, version, scores, costUsd, publishedTo }: ProjectView, score: string) {
  const { result, projects, formats } = texts;
  const { outputType, language } = project.plan;
  const size = project.parts.reduce((sum, { text }) => sum + bytesOf(text), 0);
  return [
    { label: result.score, value: project.demo && scores.reviewed ? `${score} (${result.demoLabel})` : score },
    { label: projects.kind, value: projects.kindOf(projects.types[outputType], projects.languages[language]) },
    {
      label: projects.files,
      value: projects.filesOf(formats.number(project.parts.length), projects.size(size, formats)),
    },
    { label: result.version, value: formats.number(version) },
    { label: result.cost, value: formats.money(costUsd) },
    ...(publishedTo === null ? [] : [{ label: result.published, value: inline(publishedTo, 300) }]),
  ];
}

/** `82 / 100`, or that there was no review. */
export const projectScoreText = (texts: Texts, scores: CodeScores): string =>
  scores.reviewed ? texts.result.outOf(scores.total) : texts.result.unreviewed;

function treeText({ projects, formats }: Texts, { slug, parts }: CodeProject): string {
  const files = parts.map(({ path, text }) => ({ path: inline(path), size: projects.size(bytesOf(text), formats) }));
  const { lines, left } = treeLines(slug, files, treeMax);
  return verbatim([...lines, ...(left > 0 ? [projects.moreFiles(formats.number(left))] : [])].join("\n"));
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The README without its title, as far as a card has room. */
function readmeBeginning({ parts }: CodeProject): string {
  const readme = parts.find(({ path }) => /^readme\.md$/i.test(path))?.text ?? "";
  return beginning(leaksMasked(readme).replace(/^#[^\n]*\n+/, ""), readmeMax).text;
}

/** Where something was found, as code: `src/a.py:12`. */
export const placeText = (file: string, line: number | null): string =>
  codeSpan(line === null || line === 0 ? file : `${file}:${line}`);

/** A finding with its place. */
export function findingLineText(texts: Texts, finding: ProjectFinding): string {
  const sentence = projectFindingSentence(texts, finding);
  return finding.file === null ? sentence : texts.projects.at(placeText(finding.file, finding.line), sentence);
}

function openFindings(texts: Texts, findings: readonly ProjectFinding[]): string {
  if (findings.length === 0) return "";
  const sorted = [...findings].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
  const shown = sorted.slice(0, findingsMax).map((finding) => `- ${findingLineText(texts, finding)}`);
  const more = findings.length - shown.length;
  return [
    `**${texts.projects.open}**`,
    [...shown, ...(more > 0 ? [`- ${texts.projects.moreFindings(texts.formats.number(more))}`] : [])].join("\n"),
  ].join("\n\n");
}

/** One line of dimensions, the place of the best, and what the weakest lacks. */
function evidenceText(texts: Texts, scores: CodeScores): string {
  if (!scores.reviewed) return "";
  const { projects, codeDimensions: names, codeItems } = texts;
  const ranked = [...codeDimensions].sort((a, b) => scores.dimensions[b] - scores.dimensions[a]);
  const line = codeDimensions.map((each) => `${names[each]} ${scores.dimensions[each]}`).join(" · ");
  const [best, weakest] = [ranked[0], ranked.at(-1)];
  const shown = scores.evidence.find(({ dimension, yes }) => dimension === best && yes);
  const lacking = scores.evidence.find(({ dimension, yes }) => dimension === weakest && !yes);
  const item = (id: string) => codeItems[id] ?? withinLine(id);
  return [
    line,
    ...(best && shown ? [projects.best(names[best], item(shown.item), placeText(shown.file, shown.line))] : []),
    ...(weakest && lacking ? [projects.weakest(names[weakest], item(lacking.item))] : []),
  ].join("\n\n");
}
