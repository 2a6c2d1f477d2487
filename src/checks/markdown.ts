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
  for (const block of parseMarkdown(source)) {
    if ((block.type !== "fence" && block.type !== "code_block") || !block.map) continue;
    const [from, to] = block.map;
    for (let i = from; i < to; i++) lines[i] = " ".repeat(lines[i]?.length ?? 0);
  }
  return blankSpans(lines.join("\n"));
}

/** A span opens with a run of backticks and ends with the next run of the same length in its paragraph. */
function blankSpans(text: string): string {
  return text.replace(/(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/g, (span) =>
    span.replace(/[^\n]/g, " "),
  );
}
