import { diffArrays } from "diff";

/** A stretch of a compared text. */
export interface DiffPiece {
  text: string;
  change: "same" | "added" | "removed";
}

/** Furthest that two texts are searched for the shortest way from one to the other, in words. It grows by the square. */
const maxEdits = 2000;

/**
 * What was removed and added between two texts, word by word as that language parts them. Texts too long and too
 * different for that are compared line by line.
 */
export function differencesOf(before: string, after: string, language: string): DiffPiece[] {
  const byWord = compare(segments(before, language), segments(after, language), maxEdits);
  return readable(byWord ?? compare(lines(before), lines(after)) ?? []);
}

function compare(before: string[], after: string[], maxEditLength = Infinity): DiffPiece[] | undefined {
  return diffArrays(before, after, { maxEditLength })?.map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

const segments = (text: string, language: string): string[] =>
  Array.from(new Intl.Segmenter(language, { granularity: "word" }).segment(text), ({ segment }) => segment);

const lines = (text: string): string[] => text.split(/(?<=\n)/);

/** Changes that only a space or a comma parts are one change, so that a new sentence does not read like confetti. */
function readable(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "") result.push({ text: removed, change: "removed" });
    if (added !== "") result.push({ text: added, change: "added" });
    removed = added = "";
  };
  pieces.forEach(({ text, change }, i) => {
    const within =
      change === "same" && removed + added !== "" && i + 1 < pieces.length && !/[\p{L}\p{N}\n]/u.test(text);
    if (change === "removed" || within) removed += text;
    if (change === "added" || within) added += text;
    if (change !== "same" || within) return;
    flush();
    result.push({ text, change });
  });
  flush();
  return result;
}
