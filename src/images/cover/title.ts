/** Width of a text at a font size of 100, in the units of the drawing. */
export type Measure = (text: string) => number;

/** A title set in lines. */
export interface SetTitle {
  lines: string[];
  size: number;
}

const sizes = [84, 76, 68, 60, 54, 48, 43, 38, 34] as const;

/** Above this size a word is rather made smaller than broken. */
const breakFrom = 54;

/** Line height as a share of the font size. */
export const leading = 1.14;

/**
 * A title as the cover's font can show it: without emoji and control characters. Empty when its script is not in the
 * font (which has Latin, Cyrillic and Greek), so that nobody sees boxes.
 */
export function showable(title: string): string {
  const text = title
    .normalize("NFC")
    .replace(
      /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{fe0e}|\u{fe0f}|\u{200d}|\u{20e3}/gu,
      (c) => (/[©®™]/u.test(c) ? c : ""),
    )
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const foreign = /(?![\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}])[\p{L}]/u.test(text);
  return foreign || !/[\p{L}\p{N}]/u.test(text) ? "" : text;
}

/** The largest size at which the title fits into the box; at the smallest it ends with an ellipsis. */
export function setTitle(title: string, box: { width: number; height: number }, measure: Measure): SetTitle {
  const words = title.split(" ");
  const widths = new Map(words.map((word) => [word, measure(word)]));
  const space = measure("n n") - measure("nn");
  const widthOf = (word: string) => widths.get(word) ?? measure(word);
  let smallest: { lines: string[]; size: number; widest: number } | undefined;
  for (const size of sizes) {
    const widest = (box.width * 100) / size;
    const tooWide = words.some((word) => widthOf(word) > widest);
    if (tooWide && size > breakFrom) continue;
    const pieces = tooWide ? words.flatMap((word) => breakWord(word, widest, widthOf(word), measure)) : words;
    const lines = wrap(pieces, widest, tooWide ? measure : widthOf, space);
    if (lines.length * size * leading <= box.height) return { lines, size };
    smallest = { lines, size, widest };
  }
  const { lines, size, widest } = smallest ?? { lines: [title], size: 34, widest: box.width };
  const most = Math.max(1, Math.floor(box.height / (size * leading)));
  const kept = lines.slice(0, most);
  return { lines: [...kept.slice(0, -1), ellipsis(kept.at(-1) ?? "", widest, measure)], size };
}

/** Lines that are as even as a greedy break allows: the width is narrowed while the number of lines stays. */
function wrap(words: string[], widest: number, widthOf: Measure, space: number): string[] {
  const greedy = (limit: number) => {
    const lines: string[] = [];
    let line = "";
    let used = 0;
    for (const word of words) {
      const width = widthOf(word);
      if (line !== "" && used + space + width > limit) {
        lines.push(line);
        [line, used] = [word, width];
      } else {
        [line, used] = line === "" ? [word, width] : [`${line} ${word}`, used + space + width];
      }
    }
    return line === "" ? lines : [...lines, line];
  };
  const count = greedy(widest).length;
  const longest = Math.max(...words.map(widthOf));
  let limit = widest;
  while (limit * 0.96 >= longest && greedy(limit * 0.96).length === count) limit *= 0.96;
  return greedy(limit);
}

/** A word wider than a line, in pieces of whole characters. */
function breakWord(word: string, widest: number, width: number, measure: Measure): string[] {
  if (width <= widest) return [word];
  const characters = [...word].slice(0, 400);
  const fits = Math.max(1, Math.floor((characters.length * widest * 0.85) / measure(characters.join(""))));
  return Array.from({ length: Math.ceil(characters.length / fits) }, (_, index) =>
    characters.slice(index * fits, (index + 1) * fits).join(""),
  );
}

function ellipsis(line: string, widest: number, measure: Measure): string {
  const characters = [...line];
  while (characters.length > 1 && measure(`${characters.join("").trimEnd()}…`) > widest) characters.pop();
  return `${characters.join("").replace(/[\s,;:.–—-]+$/u, "")}…`;
}
