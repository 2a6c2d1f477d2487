import type { VersionDiff } from "../../pipelines/blog/compare.ts";
import type { ProjectDiff } from "../../pipelines/code/compare.ts";
import { inline, plain, withinLine } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { CardPart } from "../vocabulary.ts";

/** What one person asked for. */
export interface Request {
  text: string;
  by: string;
}

/** What a version changed, and for whom. */
export interface ChangesView {
  /** The version that it was made from. */
  since: number;
  diff: VersionDiff | ProjectDiff;
  /** Totals; null where there was no review. */
  score: { before: number | null; after: number | null };
  requests: readonly Request[];
  /** What was asked for and could not be done, in a model's words; null when all was done. */
  note: string | null;
}

const requestsMax = 4;
const requestMaxLength = 160;
const linesMax = 8;
const noteMaxLength = 400;

/** What changed, in a few lines: who asked for what, the parts by their headings, words and score before and after. */
export function changesPart(texts: Texts, { since, diff, score, requests, note }: ChangesView): CardPart {
  const { compare, formats } = texts;
  const isProject = "files" in diff;
  const all = isProject ? fileLines(texts, diff) : partLines(texts, diff);
  const more = isProject ? texts.projects.moreChanged : compare.more;
  const lines = all.length > linesMax ? [...all.slice(0, linesMax), more(all.length - linesMax, formats)] : all;
  const unchanged = isProject ? texts.projects.unchangedFiles : compare.unchanged;
  const figures = [
    ...(isProject
      ? []
      : [`${compare.words}: ${compare.fromTo(formats.number(diff.words.before), formats.number(diff.words.after))}`]),
    `${compare.score}: ${compare.fromTo(scoreText(texts, score.before), scoreText(texts, score.after))}`,
    ...(diff.unchanged === 0 ? [] : [unchanged(diff.unchanged, formats)]),
  ];
  const asked = requestLines(texts, requests).map((line) => `> ${line}`);
  const blocks = [
    `**${compare.since(since)}**`,
    asked.join("\n"),
    lines.length === 0 ? compare.same(since) : lines.map((line) => `- ${line}`).join("\n"),
    lines.length === 0 ? "" : figures.join(" · "),
    note === null ? "" : compare.undone(withinLine(inline(note, noteMaxLength))),
  ];
  return { type: "text", markdown: blocks.filter((block) => block !== "").join("\n\n") };
}

/** Who asked for what, a line each, as markdown. */
export function requestLines({ versions, formats }: Texts, requests: readonly Request[]): string[] {
  const shown = requests
    .slice(0, requestsMax)
    .map(({ by, text }) => versions.request(plain(inline(by, 80)), withinLine(inline(text, requestMaxLength))));
  const more = requests.length - shown.length;
  return more > 0 ? [...shown, versions.moreRequests(formats.number(more))] : shown;
}

/** `82 / 100`, or that there was no review. */
export const scoreText = ({ result }: Texts, total: number | null): string =>
  total === null ? result.unreviewed : result.outOf(total);

function partLines({ compare }: Texts, { title, cells, pictures }: VersionDiff): string[] {
  return [
    ...(title === null ? [] : [compare.cell.changed(compare.titleChanged)]),
    ...cells.map(({ change, heading }) => compare.cell[change](heading === "" ? compare.intro : withinLine(heading))),
    ...pictures.map(({ change, alt }) => compare.picture[change](withinLine(inline(alt, 80)))),
  ];
}

/** What became of each file, a line each. */
export function fileLines({ projects, formats }: Texts, { files }: ProjectDiff): string[] {
  return files.map(({ path, change, added, removed }) => {
    const name = withinLine(inline(path, 120));
    const lines = projects.lines(added, removed, formats);
    if (change === "removed") return projects.removedFile(name);
    return change === "added" ? projects.addedFile(name, lines) : projects.changedFile(name, lines);
  });
}
