import { countWords, sentencesOf } from "../clean.ts";

/** A text taken apart: its heading line (empty for an introduction) and its paragraphs, lists, quotations and code. */
export interface Blocks {
  heading: string;
  blocks: string[];
}

/** Takes a text apart. Blank lines inside of code part nothing. */
export function blocksOf(text: string): Blocks {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence = "";
  const close = () => {
    if (open.length > 0) blocks.push(open.join("\n"));
    open = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/u.exec(line)?.[1] ?? "";
    if (fence === "" && line.trim() === "") close();
    else open.push(line);
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    if (fence === "" && /^#{1,6} /u.test(line)) close();
  }
  close();
  const [first = ""] = blocks;
  return /^## /u.test(first) ? { heading: first, blocks: blocks.slice(1) } : { heading: "", blocks };
}

/** The text that blocks make. */
export function textOf({ heading, blocks }: Blocks): string {
  return [heading, ...blocks].filter((block) => block.trim() !== "").join("\n\n");
}

/** The words of a heading line, without its marks. */
export function headingWords(text: string): string {
  return (/^#{1,6} +(.*)$/mu.exec(text.split("\n")[0] ?? "")?.[1] ?? "").trim();
}

/** Whether a block is running text, whose sentences can be counted and cut. */
export function isProse(block: string): boolean {
  const marked = /^\s*(?:#{1,6} |[-*+] |\d+[.)] |>|\||`{3}|~{3}|!\[)|^ {4}/u.test(block);
  // Emphasis, code or a link that reaches over several sentences must not be torn.
  return !marked && proseSentences(block).every((sentence) => balanced(sentence));
}

/** The sentences of a paragraph, whatever its line breaks. */
export function proseSentences(block: string): string[] {
  return sentencesOf(block.replace(/\s*\n\s*/gu, " "));
}

function balanced(sentence: string): boolean {
  const count = (mark: RegExp) => sentence.match(mark)?.length ?? 0;
  return (
    count(/[*_]/gu) % 2 === 0 &&
    count(/`/gu) % 2 === 0 &&
    count(/\[/gu) === count(/\]/gu) &&
    count(/\(/gu) === count(/\)/gu)
  );
}

/** Words of running text and lists, without the heading. */
export function bodyWords(text: string): number {
  return countWords(blocksOf(text).blocks.join("\n"));
}
