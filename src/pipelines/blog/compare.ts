import { type DiffPiece, differencesOf } from "./differences.ts";
import { headingOf, wordsOf } from "./measure.ts";
import { limits } from "./plan.ts";
import type { Cell, ImageCell, Post, TextCell } from "./post.ts";
import { shorten } from "./shorten.ts";

type Change = "changed" | "added" | "removed";

/** What differs between two versions of a post. Cells are matched by id; those that are the same are only counted. */
export interface VersionDiff {
  /** Null where the title stayed. */
  title: DiffPiece[] | null;
  /** In the order of the later version; a removed cell stands where it stood. `heading`: plain text, empty for none. */
  cells: { id: string; heading: string; change: Change; pieces: DiffPiece[] }[];
  pictures: { id: string; change: Change; alt: string }[];
  /** How many cells, texts and pictures, are the same in both. */
  unchanged: number;
  words: { before: number; after: number };
}

/** A cell in both versions; undefined where it is not there. */
interface Pair {
  before: Cell | undefined;
  after: Cell | undefined;
}

/**
 * Compares two versions of a post, word by word where their texts differ. Of two languages, what words they share is
 * chance: there the texts stand whole, the old one before the new one.
 */
export function compareVersions(before: Post, after: Post): VersionDiff {
  const compare = languageOf(before) === languageOf(after) ? byWord(after.language) : whole;
  const pairs = pairsOf(before.parts, after.parts);
  const differing = pairs.filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after));
  return {
    title: before.title === after.title ? null : compare(before.title, after.title),
    cells: differing.filter(isText).map((pair) => ({
      id: (pair.after ?? pair.before)?.id ?? "",
      heading: shorten(headingOf((pair.after ?? pair.before)?.text ?? "") ?? "", limits.heading),
      change: changeOf(pair),
      pieces: compare(pair.before?.text ?? "", pair.after?.text ?? ""),
    })),
    pictures: differing.filter(isPicture).map((pair) => ({
      id: (pair.after ?? pair.before)?.id ?? "",
      change: changeOf(pair),
      alt: (pair.after ?? pair.before)?.alt ?? "",
    })),
    unchanged: pairs.length - differing.length,
    words: { before: wordsOf(before), after: wordsOf(after) },
  };
}

/** The language without its region, as two versions may tell it more or less closely. */
const languageOf = ({ language }: Post) => language.split("-")[0]?.toLowerCase();

const byWord = (language: string) => (before: string, after: string) => differencesOf(before, after, language);

const whole = (before: string, after: string): DiffPiece[] => [
  ...(before === "" ? [] : [{ text: before, change: "removed" } as const]),
  ...(after === "" ? [] : [{ text: after, change: "added" } as const]),
];

/** Every cell of the later version with its former self; those that are gone follow what they followed. */
function pairsOf(before: readonly Cell[], after: readonly Cell[]): Pair[] {
  const pairs: Pair[] = after.map((cell) => ({ before: before.find(({ id }) => id === cell.id), after: cell }));
  let at = 0;
  for (const cell of before) {
    const kept = pairs.findIndex((pair) => pair.before === cell);
    if (kept === -1) pairs.splice(at, 0, { before: cell, after: undefined });
    at = (kept === -1 ? at : kept) + 1;
  }
  return pairs;
}

const isText = (pair: Pair): pair is { before: TextCell | undefined; after: TextCell | undefined } =>
  (pair.after ?? pair.before)?.kind === "markdown";
const isPicture = (pair: Pair): pair is { before: ImageCell | undefined; after: ImageCell | undefined } =>
  (pair.after ?? pair.before)?.kind === "image";

function changeOf({ before, after }: Pair): Change {
  if (!before) return "added";
  return after ? "changed" : "removed";
}
