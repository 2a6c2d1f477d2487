import MarkdownIt, { type Token } from "markdown-it";
import { cutInline, type Inline, inlinesOf, written } from "./inlines.ts";
import { textMax } from "./limits.ts";
import { clean, escapedLines, isBlank, pieces } from "./text.ts";

/** CommonMark with tables; HTML is text, and nothing becomes a link that was not written as one. */
const reader = new MarkdownIt({ html: false, linkify: false });

/** Widest row of a table that is still drawn in columns, in characters. */
const tableMaxWidth = 80;
/** Deepest indentation of a list, in steps. */
const indentMax = 6;
/** Longest stretch in one style, before it is escaped. */
const stretchMax = 600;

/** A block of Discord's markdown, at most {@link textMax} long, or a line across. */
export type Block = { kind: "paragraph" | "item" | "other"; text: string } | { kind: "divider" };

/**
 * Our portable markdown in Discord's own, block by block. It is read and written anew, because Discord reads mentions,
 * addresses and marks where CommonMark does not, and knows neither tables nor pictures nor fences longer than three.
 */
export function blocksOf(markdown: string): Block[] {
  const result: Block[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let quotes = 0;
  let heading = "";
  let marker = "";
  let rows: string[][] | undefined;
  const indent = () => "  ".repeat(Math.min(Math.max(lists.length - 1, 0), indentMax));
  const say = (inlines: Inline[]) => {
    const kind = lists.length > 0 ? "item" : quotes > 0 || heading !== "" ? "other" : "paragraph";
    for (const group of groupsOf(inlines)) {
      const quote = quotes > 0 ? "> " : "";
      const first = `${quote}${indent()}${heading}${marker}`;
      const next = `${quote}${lists.length > 0 ? `${indent()}  ` : ""}`;
      const said = written(group).trim();
      if (isBlank(said)) continue;
      const [line = "", ...rest] = (heading === "" ? escapedLines(said) : said.replace(/\n/g, " ")).split("\n");
      result.push({ kind, text: [first + line, ...rest.map((each) => next + each)].join("\n") });
      if (marker !== "") marker = "  ";
    }
  };

  for (const token of reader.parse(clean(markdown), {})) {
    switch (token.type) {
      case "bullet_list_open":
      case "ordered_list_open":
        lists.push({ ordered: token.type === "ordered_list_open", next: Number(token.attrGet("start") ?? 1) });
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        lists.pop();
        marker = "";
        break;
      case "list_item_open": {
        const list = lists.at(-1);
        if (list) marker = list.ordered ? `${list.next++}. ` : "- ";
        break;
      }
      case "blockquote_open":
      case "blockquote_close":
        quotes += token.nesting;
        break;
      case "heading_open":
        heading = token.tag === "h1" ? "## " : "### ";
        break;
      case "heading_close":
        heading = "";
        break;
      case "table_open":
        rows = [];
        break;
      case "tr_open":
        rows?.push([]);
        break;
      case "table_close":
        if (rows) result.push(...codeBlocks(drawn(rows)));
        rows = undefined;
        break;
      case "inline":
        if (rows) rows.at(-1)?.push(wordsOf(token));
        else say(inlinesOf(token.children ?? []));
        break;
      case "fence":
      case "code_block":
        result.push(...codeBlocks(token.content, token.info));
        break;
      case "hr":
        result.push({ kind: "divider" });
        break;
    }
  }
  return result;
}

/** Plain stretches as blocks. */
export const paragraphs = (inlines: readonly Inline[]): Block[] =>
  groupsOf(inlines)
    .map((group): Block => ({ kind: "paragraph", text: escapedLines(written(group)).trim() }))
    .filter((block) => block.kind === "divider" || !isBlank(block.text));

/**
 * Code as fences, one after the other where it is long. Discord ends one at the next three backticks, wherever they
 * stand, so that an invisible space stands between them.
 */
export function codeBlocks(code: string, info = ""): Block[] {
  const safe = clean(code).replace(/``(?=`)/g, "``\u200B");
  const language = /^[\w+.#-]{1,20}(?=\s|$)/.exec(info.trim())?.[0] ?? "";
  return pieces(safe, textMax - 40)
    .map((part) => part.replace(/^(?:[^\S\n]*\n)+|\s+$/g, ""))
    .filter((part) => !isBlank(part))
    .map((part) => ({ kind: "other", text: `\`\`\`${language}\n${part}\n\`\`\`` }));
}

/** Runs that are each a text of their own, written with all that is put before their lines. */
function groupsOf(inlines: readonly Inline[]): Inline[][] {
  const groups: Inline[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const inline of inlines.flatMap((each) => cutInline(each, stretchMax))) {
    const next = lengthOf(inline);
    if (length + next > textMax) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(inline);
    length += next;
  }
  return groups;
}

/** The most that a stretch takes: its marks, its escapes, and what stands before its lines. */
function lengthOf(inline: Inline): number {
  const lines = inline.text.split("\n").length - 1;
  return escapedLines(written([inline])).length + 2 + lines * (2 * indentMax + 6) + 20;
}

const wordsOf = (token: Token): string =>
  inlinesOf(token.children ?? [])
    .map((inline) => inline.text)
    .join("")
    .replace(/\s+/g, " ");

/** Rows with their columns below each other, where that fits on a screen. */
function drawn(rows: readonly string[][]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, [...(row[column] ?? "")].length), 0),
  );
  const fits = widths.reduce((sum, width) => sum + width + 3, 0) <= tableMaxWidth;
  const padded = (cell: string, column: number) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length);
  return rows.map((row) => (fits ? row.map(padded) : row).join(" | ").trimEnd()).join("\n");
}
