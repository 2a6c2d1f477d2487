import type { VersionDiff } from "../../pipelines/blog/compare.ts";
import type { ProjectDiff } from "../../pipelines/code/compare.ts";
import { plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart, DiffPiece } from "../vocabulary.ts";
import { button } from "./button.ts";
import { fileLines, scoreText } from "./changes.ts";
import { neighbourhood } from "./neighbourhood.ts";

/** Two versions of an idea side by side. */
export interface CompareView {
  texts: Texts;
  idea: { id: string; number: number };
  from: Compared;
  to: Compared;
  diff: VersionDiff | ProjectDiff;
  /** Whether the offline demo model wrote either of them. */
  demo: boolean;
}

/** One of the two. `score`: null where there was no review. */
export interface Compared {
  number: number;
  score: number | null;
}

/** Parts shown in full, and files named; the rest are counted. */
const cellsMax = 10;
const filesMax = 40;

/** What differs between two versions: titles, words and scores, and every changed part word by word. */
export function compareCard({ texts, idea, from, to, diff, demo }: CompareView): Card {
  const { compare, buttons } = texts;
  const title = compare.title(idea.number, from.number, to.number);
  const show = ({ number: version }: Compared) =>
    button(buttons.showVersion(version), { action: "version", idea: idea.id, version });
  return {
    title,
    summary: title,
    parts: [
      ...(demo ? [{ type: "text", markdown: texts.result.demoShort, tone: "warning" } as const] : []),
      { type: "fields", fields: figures(texts, from, to, diff) },
      ...("files" in diff ? projectParts(texts, diff) : postParts(texts, diff)),
      { type: "buttons", buttons: [show(from), show(to)] },
    ],
  };
}

function postParts(texts: Texts, diff: VersionDiff): CardPart[] {
  const { compare, formats } = texts;
  const pictures = diff.pictures.map(({ change, alt }) => `- ${compare.picture[change](plain(alt))}`);
  return [
    ...titleParts(texts, diff),
    ...diff.cells.slice(0, cellsMax).flatMap((cell) => cellParts(texts, cell)),
    ...lines(pictures),
    ...lines(diff.cells.length > cellsMax ? [compare.more(diff.cells.length - cellsMax, formats)] : []),
    ...lines(isSame(diff) ? [compare.nothing] : []),
    ...lines(!isSame(diff) && diff.unchanged > 0 ? [compare.unchanged(diff.unchanged, formats)] : []),
  ];
}

/** Files with the lines that came and went; the lines themselves are in the download. */
function projectParts(texts: Texts, diff: ProjectDiff): CardPart[] {
  const { compare, projects, formats } = texts;
  const all = fileLines(texts, diff);
  const more = all.length - filesMax;
  return [
    ...(all.length === 0
      ? []
      : [
          {
            type: "text",
            markdown: all
              .slice(0, filesMax)
              .map((line) => `- ${line}`)
              .join("\n"),
          } as const,
        ]),
    ...lines(more > 0 ? [projects.moreChanged(more, formats)] : []),
    ...lines(all.length === 0 ? [compare.nothing] : []),
    ...lines(all.length > 0 && diff.unchanged > 0 ? [projects.unchangedFiles(diff.unchanged, formats)] : []),
  ];
}

const lines = (each: readonly string[]): CardPart[] =>
  each.length === 0 ? [] : [{ type: "text", markdown: each.join("\n"), tone: "muted" }];

const isSame = ({ title, cells, pictures }: VersionDiff) =>
  title === null && cells.length === 0 && pictures.length === 0;

function figures(texts: Texts, from: Compared, to: Compared, diff: VersionDiff | ProjectDiff) {
  const { compare, formats } = texts;
  return [
    ...("words" in diff
      ? [
          {
            label: compare.words,
            value: compare.fromTo(formats.number(diff.words.before), formats.number(diff.words.after)),
          },
        ]
      : []),
    { label: compare.score, value: compare.fromTo(scoreText(texts, from.score), scoreText(texts, to.score)) },
  ];
}

const titleParts = ({ compare }: Texts, { title }: VersionDiff): CardPart[] =>
  title === null
    ? []
    : [
        { type: "text", markdown: `**${compare.titleChanged}**` },
        { type: "diff", pieces: title },
      ];

function cellParts({ compare }: Texts, { heading, change, pieces }: VersionDiff["cells"][number]): CardPart[] {
  const name = heading === "" ? compare.intro : plain(heading);
  return [
    { type: "text", markdown: `**${compare.cell[change](name)}**` },
    { type: "diff", pieces: neighbourhood(withoutHeading(pieces)) },
  ];
}

/** The heading of a section stands above it already, unless it is what changed. */
function withoutHeading([first, ...rest]: VersionDiff["cells"][number]["pieces"]): DiffPiece[] {
  if (first === undefined) return [];
  if (first.change === "removed" && rest.length > 0) return [first, ...rest];
  const text = first.text.replace(/^##[^\n]*\n\s*/, "");
  return text === "" ? rest : [{ ...first, text }, ...rest];
}
