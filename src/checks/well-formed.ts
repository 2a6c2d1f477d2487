import type { Token } from "markdown-it";
import type { Rule } from "./finding.ts";
import { inlineTokens, isHtml, parseMarkdown, withoutCode } from "./markdown.ts";

/** A fault in one markdown source. `excerpt` is what shows it. */
export interface Fault {
  rule: Rule;
  excerpt: string;
}

/** Where the markdown of a cell would not be read as it was meant. Raw HTML counts: posts are plain markdown. */
export function markdownFaults(source: string): Fault[] {
  const blocks = parseMarkdown(source);
  const lines = source.split("\n");
  return [
    ...unclosedFences(blocks, lines),
    ...brokenTables(blocks, lines),
    ...brokenHeadings(blocks),
    ...brokenInline(blocks),
    ...rawHtml(blocks),
  ];
}

function unclosedFences(blocks: readonly Token[], lines: readonly string[]): Fault[] {
  return blocks
    .filter((block) => isUnclosed(block, lines))
    .map((block) => ({ rule: "markdown.fence", excerpt: lines[block.map?.[0] ?? 0] ?? "" }));
}

/** The source with its last block of code closed, so that what is put behind it is not swallowed. */
export function closeFence(source: string): string {
  const lines = source.split("\n");
  const open = parseMarkdown(source).findLast((block) => block.type === "fence" && block.level === 0);
  return open && isUnclosed(open, lines) ? `${source}\n${open.markup}` : source;
}

function isUnclosed({ type, map, markup }: Token, lines: readonly string[]): boolean {
  if (type !== "fence" || !map) return false;
  const [from, to] = map;
  const last = (lines[to - 1] ?? "").replace(/^[\s>]+/, "").trimEnd();
  return to - from < 2 || last.length < markup.length || [...last].some((character) => character !== markup[0]);
}

const delimiterRow = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/;

function brokenTables(blocks: readonly Token[], lines: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  for (const block of blocks) {
    if (block.type === "inline") {
      const row = block.content.split("\n").find((line) => delimiterRow.test(line));
      if (row !== undefined) faults.push({ rule: "markdown.table", excerpt: row });
    }
    if (block.type === "table_open" && block.map) {
      const rows = lines.slice(block.map[0], block.map[1]).filter((line) => line.trim() !== "");
      const columns = cellsOf(rows[0] ?? "");
      const ragged = rows.find((row) => cellsOf(row) !== columns);
      if (ragged !== undefined) faults.push({ rule: "markdown.table", excerpt: ragged });
    }
  }
  return faults;
}

/** How many cells a row has: pipes that are neither escaped nor in code part them. */
function cellsOf(row: string): number {
  const bare = row
    .replace(/^[\s>]+/, "")
    .replace(/\\\|/g, "  ")
    .trim();
  return bare.replace(/^\|/, "").replace(/\|$/, "").split("|").length;
}

function brokenHeadings(blocks: readonly Token[]): Fault[] {
  return blocks.flatMap((block, i): Fault[] => {
    const content = blocks[i + 1]?.content ?? "";
    if (block.type === "heading_open" && (block.tag === "h1" || content.trim() === ""))
      return [{ rule: "markdown.heading", excerpt: `${block.markup} ${content}`.trim() }];
    if (block.type === "paragraph_open" && /^#{2,6}[^#\s]/m.test(content))
      return [{ rule: "markdown.heading", excerpt: content.split("\n")[0] ?? "" }];
    return [];
  });
}

function brokenInline(blocks: readonly Token[]): Fault[] {
  return inlineTokens(blocks).flatMap((token): Fault[] => {
    if (token.type === "image") return [{ rule: "markdown.picture", excerpt: token.content }];
    if (token.type === "link_open")
      return goesNowhere(token) ? [{ rule: "markdown.link", excerpt: String(token.attrGet("href")) }] : [];
    if (token.type !== "text") return [];
    if (/\]\(|\]\[/.test(token.content)) return [{ rule: "markdown.link", excerpt: token.content }];
    return /\*\*/.test(token.content) ? [{ rule: "markdown.emphasis", excerpt: token.content }] : [];
  });
}

/** A post stands alone: a link without a scheme leads nowhere once it is published. */
function goesNowhere(link: Token): boolean {
  return !/^(?:https?:\/\/|mailto:)\S/i.test(String(link.attrGet("href") ?? ""));
}

function rawHtml(blocks: readonly Token[]): Fault[] {
  return [...blocks, ...inlineTokens(blocks)]
    .filter(isHtml)
    .map((token) => ({ rule: "html", excerpt: token.content.trim() }));
}

/** Mentions of a chat platform in the prose of a source: `<@U1>`, `<!here>`, `@everyone`. */
export function mentions(source: string): string[] {
  return withoutCode(source).match(mention) ?? [];
}

/** What chat platforms read as a mention of a person, a group or a channel. */
export const mention = /<(?:@[!&]?|#|!)\w[^>\n]*>|@(?:everyone|here|channel)\b/gi;
