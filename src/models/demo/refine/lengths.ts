import { countWords } from "../clean.ts";
import { blocksOf, isProse, proseSentences, textOf } from "./blocks.ts";

/**
 * A text with fewer words: first the last sentences of long paragraphs go, then whole paragraphs from the end, so that
 * nothing is left without what it refers to. Never empty, never within a sentence.
 */
export function shortened(text: string, factor: number): string {
  const { heading, blocks } = blocksOf(text);
  const units = unitsOf(blocks);
  const target = countWords(blocks.join("\n")) * factor * 1.04;
  while (countWords(units.flat().join("\n")) > target && cutOnce(units));
  while (units.length > 1 && /^#{3,6} /u.test(units.at(-1)?.[0] ?? "")) units.pop();
  return textOf({ heading, blocks: units.flat() });
}

/** Blocks that stand or fall together: a paragraph that ends in a colon, and what it announces. */
function unitsOf(blocks: readonly string[]): string[][] {
  const units: string[][] = [];
  for (const block of blocks) {
    const before = units.at(-1);
    if (before !== undefined && before.length === 1 && /:\s*$/u.test(before[0] ?? "")) before.push(block);
    else units.push([block]);
  }
  return units;
}

/** Takes the least important piece out of the units; false when there is none left to take. */
function cutOnce(units: string[][]): boolean {
  const sentences = units.map((unit) =>
    unit.length === 1 && isProse(unit[0] ?? "") ? proseSentences(unit[0] ?? "") : [],
  );
  const longest = (least: number) =>
    sentences
      .map((unit, index) => ({ index, size: unit.length >= least ? countWords(unit.join(" ")) : 0 }))
      .reduce((best, unit) => (unit.size > best.size ? unit : best), { index: -1, size: 0 }).index;
  const cut = (index: number) => {
    units[index] = [(sentences[index] ?? []).slice(0, -1).join(" ")];
    return true;
  };
  const long = longest(3);
  if (long >= 0) return cut(long);
  if (units.length > 1) return units.pop() !== undefined;
  const last = longest(2);
  return last >= 0 && cut(last);
}

/** A text with further paragraphs: those that go on with it at its end, others before its last one where that closes it. */
export function lengthened(text: string, others: readonly string[], further: readonly string[] = []): string {
  if (others.length === 0 && further.length === 0) return text;
  const { heading, blocks } = blocksOf(text);
  const all = [...blocks, ...further];
  const closes = all.length > 1 && isProse(all.at(-1) ?? "") && !/:\s*$/u.test(all.at(-2) ?? "");
  const at = closes ? all.length - 1 : all.length;
  return textOf({ heading, blocks: [...all.slice(0, at), ...others, ...all.slice(at)] });
}
