import { createChance } from "./chance.ts";
import { countWords, sentencesOf } from "./clean.ts";
import { outline } from "./plan.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import type { DemoCell, DemoFacts, DemoFix, DemoRevision } from "./types.ts";

/**
 * The demo editor: one edit for each cell that has something to mend. It takes out what a check objected to, writes a
 * missing section, and brings a section to the length asked for.
 */
export function demoRevise(
  corrections: readonly DemoFix[],
  cells: readonly DemoCell[],
  facts: DemoFacts,
): DemoRevision {
  const shelf = createShelf(
    outline(facts),
    createChance(`revise ${facts.idea} ${cells.map(({ text }) => text).join("\n")}`),
  );
  const edits = cells.flatMap((cell): DemoRevision["edits"] => {
    const mine = corrections.filter((correction) => correction.cell === cell.id);
    const inserts = mine.flatMap(({ instruction }) => missingSection(instruction, shelf));
    const others = mine.filter(({ instruction }) => missingSection(instruction, undefined).length === 0);
    const text = others.reduce((before, correction) => mend(before, correction, facts.idea, shelf), cell.text);
    return [
      ...(text === cell.text ? [] : [{ op: "replace" as const, cell: cell.id, text }]),
      ...inserts.map((section) => ({ op: "insert" as const, cell: cell.id, text: section })),
    ];
  });
  return { edits };
}

/** `Insert it after this cell as "## Heading", about 120 words. …` */
function missingSection(instruction: string, shelf: Shelf | undefined): string[] {
  const found = /^Insert\b.*?"(## .+?)",\D*(\d+)?/su.exec(instruction);
  if (found?.[1] === undefined) return [];
  return [`${found[1]}\n\n${shelf === undefined ? "" : prose(shelf, Number(found[2] ?? 80))}`];
}

function mend(text: string, { problem, instruction }: DemoFix, idea: string, shelf: Shelf): string {
  const length = /\bBring it to\D*(\d+)/u.exec(instruction)?.[1];
  if (length !== undefined) return toLength(text, Number(length), shelf);
  const rule = /^[a-z.]+(?=:|$)/u.exec(problem)?.[0];
  if (rule === undefined) return lengthened(text, 18, shelf);
  const clean = cleaned(text, idea);
  return rule === "section.empty" ? lengthened(clean, 80, shelf) : clean;
}

/** Without what has no place in a post: foreign addresses, HTML, mentions, placeholders, repeated paragraphs. */
function cleaned(text: string, idea: string): string {
  const seen = new Set<string>();
  const kept = closeFence(text)
    .replace(/\[([^\]\n]*)\]\((\S*?)\)/gu, (link, words: string, url: string) => (idea.includes(url) ? link : words))
    .replace(/(?:https?:\/\/|www\.)[^\s)>\]]+/giu, (url) => (idea.includes(url) ? url : ""))
    .replace(/<\/?[a-z][^<>]*>/giu, "")
    .replace(/(?<![\p{L}\p{N}])@(?=\p{L})/gu, "")
    .replace(
      /^.*(?:\{\{[^}\n]*\}\}|\[(?:insert|add|your|placeholder)[^\]\n]*\]|lorem ipsum|\b(?:TODO|TBD|FIXME|TBC)\b).*$/gimu,
      "",
    )
    .replace(/^(#{2,6})(?=[^#\s])/gmu, "$1 ")
    .split(/\n{2,}/u)
    .filter((paragraph) => {
      const known = seen.has(paragraph.trim());
      seen.add(paragraph.trim());
      return paragraph.trim() !== "" && !known;
    });
  return kept.join("\n\n");
}

function closeFence(text: string): string {
  const fences = text.match(/^(?:`{3,}|~{3,})/gmu) ?? [];
  return fences.length % 2 === 0 ? text : `${text.trimEnd()}\n${fences[0]}`;
}

function toLength(text: string, target: number, shelf: Shelf): string {
  const words = countWords(text);
  if (words < target) return lengthened(text, target - words, shelf);
  const paragraphs = text.split(/\n{2,}/u);
  while (paragraphs.length > 2 && countWords(paragraphs.join(" ")) > target) {
    const last = paragraphs.pop() ?? "";
    const room = target - countWords(paragraphs.join(" "));
    if (room > 0) paragraphs.push(...[firstSentences(last, room)].filter((cut) => cut !== ""));
    if (room > 0) break;
  }
  return paragraphs.join("\n\n");
}

function firstSentences(paragraph: string, words: number): string {
  const kept: string[] = [];
  for (const sentence of sentencesOf(paragraph)) {
    if (countWords([...kept, sentence].join(" ")) > words) break;
    kept.push(sentence);
  }
  return kept.join(" ");
}

function lengthened(text: string, words: number, shelf: Shelf): string {
  const more = prose(shelf, words);
  return more === "" ? text : `${text.trimEnd()}\n\n${more}`;
}

/** Paragraphs from the shelf, of about so many words; at least one sentence while there are any. */
function prose(shelf: Shelf, words: number): string {
  const paragraphs: string[][] = [];
  for (let count = 0; count < words; ) {
    const sentence = shelf.aside() ?? shelf.frame();
    if (sentence === undefined) break;
    count += countWords(sentence);
    const last = paragraphs.at(-1);
    if (last === undefined || last.length >= 4) paragraphs.push([sentence]);
    else last.push(sentence);
  }
  return paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
}
