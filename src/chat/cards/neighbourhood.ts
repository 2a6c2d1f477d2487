import type { DiffPiece } from "../vocabulary.ts";

/** How much that stayed is shown around a change, and how much of a change itself, in characters. */
const around = 140;
const changeMaxLength = 900;

/** The changed stretches of a compared text with a little of what is around them, cut between words. */
export function neighbourhood(pieces: readonly DiffPiece[]): DiffPiece[] {
  return pieces.map(({ text, change }, index) => {
    if (change !== "same") return { change, text: clipped(text, changeMaxLength, 0) };
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    return { change, text: clipped(text, isFirst ? 0 : around, isLast ? 0 : around) };
  });
}

/** The first and the last characters of a text, whole words, with a sign of what is left out. */
function clipped(text: string, fromStart: number, fromEnd: number): string {
  const characters = [...text];
  if (characters.length <= fromStart + fromEnd + 20) return text;
  const start = characters.slice(0, fromStart).join("").replace(/\S+$/u, "").trimEnd();
  const end = fromEnd === 0 ? "" : characters.slice(-fromEnd).join("").replace(/^\S+/u, "").trimStart();
  return [start, "…", end].filter((part) => part !== "").join(" ");
}
