import MarkdownIt, { type Token } from "markdown-it";

const commonmark = new MarkdownIt({ html: true, linkify: false });

/** The block tokens of a markdown source (CommonMark with tables; raw HTML becomes tokens of its own). */
export function parseMarkdown(source: string): Token[] {
  return commonmark.parse(source, {});
}

/** Every inline token of a source, in order, whatever block it stands in. */
export function inlineTokens(blocks: readonly Token[]): Token[] {
  return blocks.flatMap((block) => block.children ?? []);
}

/** Whether anything in a source is read as HTML. */
export function hasHtml(source: string): boolean {
  const blocks = parseMarkdown(source);
  return [...blocks, ...inlineTokens(blocks)].some(isHtml);
}

/** Tags and comments, as blocks or within a line. */
export const isHtml = ({ type }: Token): boolean => type === "html_block" || type === "html_inline";

/** What a reader sees of a source as plain text: no markup, no fenced code, no HTML. Blocks are parted by a line break. */
export function visibleText(source: string): string {
  return parseMarkdown(source)
    .filter((block) => block.type === "inline")
    .map((block) => (block.children ?? []).map(inlineText).join(""))
    .join("\n");
}

function inlineText(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return " ";
  return token.type === "text" || token.type === "code_inline" ? token.content : "";
}

/**
 * The source with everything inside code (fenced, indented, spans) blanked by spaces. Same length and lines, so that
 * a position found here is the position in the source.
 */
export function withoutCode(source: string): string {
  const lines = source.split("\n");
  const blank = (from: number, to: number, how: (text: string) => string) => {
    lines.splice(from, to - from, ...how(lines.slice(from, to).join("\n")).split("\n"));
  };
  for (const { type, map } of parseMarkdown(source)) {
    if (!map) continue;
    const [from, to] = map;
    if (type === "fence" || type === "code_block") blank(from, to, spaces);
    if (type === "inline") blank(from, to, blankSpans);
    // the cells of a table have no lines of their own
    if (type === "table_open") blank(from, to, (rows) => rows.split("\n").map(blankSpans).join("\n"));
  }
  return lines.join("\n");
}

/** A span opens with a run of backticks and ends with the next run of the same length in its block. */
function blankSpans(text: string): string {
  return text.replace(/(?<![`\\])(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, spaces);
}

const spaces = (text: string): string => text.replace(/[^\n]/g, " ");
