import type { Outline } from "../plan.ts";
import { blocksOf, headingWords, isProse, textOf } from "./blocks.ts";
import { type Desk, type Draft, frameOf, withCells, without } from "./draft.ts";
import { lensOf } from "./lenses.ts";
import { bestCell, cellsAt, shareOf } from "./places.ts";
import type { Wish } from "./wishes.ts";

/** Takes out a section, or the paragraph that speaks of something. One text always stays. */
export function removePart(draft: Draft, { place, piece }: Wish & { kind: "remove" }, desk: Desk): Draft {
  const frame = frameOf(draft, desk);
  const words = place.at === "about" ? place.words : "";
  if (place.at === "all" || place.at === "title") return without(draft, "onlySection");
  if (piece === "paragraph" && place.at !== "intro")
    return withoutParagraph(draft, frame, place.at === "nth" ? place.n : words);
  const at = cellsAt(draft, place, frame);
  const [first] = at;
  if (first === undefined) return without(draft, "notFound", words);
  const heading = headingWords(draft.cells[first]?.text ?? "");
  const subject = lensOf(frame, heading)?.about.replace("-", " ") ?? "";
  const named = place.at !== "about" || shareOf(`${heading} ${subject}`, words, draft.language) >= 0.5;
  if (!named) return withoutParagraph(draft, frame, words);
  const left = draft.cells.filter(({ id }, index) => id !== null && !at.includes(index));
  return left.length === 0
    ? without(draft, "onlySection")
    : withCells(draft, (text, index) => (at.includes(index) ? null : text));
}

/** Without the paragraph of this number (from 1, -1 is the last), or the one that speaks most of these words. */
function withoutParagraph(draft: Draft, frame: Outline, which: number | string): Draft {
  const proseOf = (text: string) => blocksOf(text).blocks.filter(isProse);
  const all = draft.cells.flatMap(({ text }) => proseOf(text));
  const gone = typeof which === "number" ? all.at(which < 0 ? which : which - 1) : passageOn(draft, frame, which);
  if (gone === undefined) return without(draft, "notFound", String(which));
  if (all.length === 1) return without(draft, "onlySection");
  return withCells(draft, (text) => {
    const { heading, blocks } = blocksOf(text);
    const kept = blocks.filter((block) => block !== gone);
    return kept.length === blocks.length ? text : kept.length === 0 ? null : textOf({ heading, blocks: kept });
  });
}

/** The paragraph that speaks most of some words, in the text that does. */
function passageOn(draft: Draft, frame: Outline, words: string): string | undefined {
  const cell = bestCell(draft, words, frame);
  const prose = cell === null ? [] : blocksOf(draft.cells[cell]?.text ?? "").blocks.filter(isProse);
  const share = (block: string) => shareOf(block, words, draft.language);
  const best = prose.toSorted((a, b) => share(b) - share(a))[0];
  return best !== undefined && share(best) >= 0.5 ? best : undefined;
}
