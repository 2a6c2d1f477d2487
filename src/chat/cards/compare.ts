import type { VersionDiff } from "../../pipelines/blog/compare.ts";
import { plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart, DiffPiece } from "../vocabulary.ts";
import { button } from "./button.ts";
import { scoreText } from "./changes.ts";
import { neighbourhood } from "./neighbourhood.ts";

/** Two versions of an idea side by side. */
export interface CompareView {
  texts: Texts;
  idea: { id: string; number: number };
  from: Compared;
  to: Compared;
  diff: VersionDiff;
  /** Whether the offline demo model wrote either of them. */
  demo: boolean;
}

/** One of the two. `score`: null where there was no review. */
export interface Compared {
  number: number;
  score: number | null;
}

/** Parts shown in full; the rest are counted. */
const cellsMax = 10;

/** What differs between two versions: titles, words and scores, and every changed part word by word. */
export function compareCard({ texts, idea, from, to, diff, demo }: CompareView): Card {
  const { compare, formats, buttons } = texts;
  const title = compare.title(idea.number, from.number, to.number);
  const pictures = diff.pictures.map(({ change, alt }) => `- ${compare.picture[change](plain(alt))}`);
  const show = ({ number: version }: Compared) =>
    button(buttons.showVersion(version), { action: "version", idea: idea.id, version });
  return {
    title,
    summary: title,
    parts: [
      ...(demo ? [{ type: "text", markdown: texts.result.demoShort, tone: "warning" } as const] : []),
      { type: "fields", fields: figures(texts, from, to, diff) },
      ...titleParts(texts, diff),
      ...diff.cells.slice(0, cellsMax).flatMap((cell) => cellParts(texts, cell)),
      ...lines(pictures),
      ...lines(diff.cells.length > cellsMax ? [compare.more(diff.cells.length - cellsMax, formats)] : []),
      ...lines(isSame(diff) ? [compare.nothing] : []),
      ...lines(!isSame(diff) && diff.unchanged > 0 ? [compare.unchanged(diff.unchanged, formats)] : []),
      { type: "buttons", buttons: [show(from), show(to)] },
    ],
  };
}

const lines = (each: readonly string[]): CardPart[] =>
  each.length === 0 ? [] : [{ type: "text", markdown: each.join("\n"), tone: "muted" }];

const isSame = ({ title, cells, pictures }: VersionDiff) =>
  title === null && cells.length === 0 && pictures.length === 0;

function figures(texts: Texts, from: Compared, to: Compared, { words }: VersionDiff) {
  const { compare, formats } = texts;
  return [
    { label: compare.words, value: compare.fromTo(formats.number(words.before), formats.number(words.after)) },
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
