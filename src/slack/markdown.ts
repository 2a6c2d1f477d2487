import MarkdownIt, { type Token } from "markdown-it";
import { type Inline, inlinesOf, text } from "./inlines.ts";
import { type Item, markOf, type Piece } from "./piece.ts";
import { clean } from "./text.ts";

/** CommonMark with tables; HTML is text, and nothing becomes a link that was not written as one. */
const reader = new MarkdownIt({ html: false, linkify: false });

/** Widest row of a table that is still drawn in columns, in characters. */
const tableMaxWidth = 80;
/** Deepest indentation of a list. */
const indentMax = 6;

/**
 * Our portable markdown as pieces of rich text. Rich text rather than Slack's `markdown` block or mrkdwn, because its
 * texts are never parsed: mrkdwn has no escape for `*` or for `:name:`, and the `markdown` block makes links and
 * mentions of what looks like them. Pictures show as their words, tables as code with columns.
 */
export function piecesOf(markdown: string): Piece[] {
  const result: Piece[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let quotes = 0;
  let heading = false;
  /** The item that has begun and has no words yet. */
  let item: Item | undefined;
  let rows: string[][] | undefined;

  const say = (inlines: Inline[]) => {
    if (inlines.length === 0) return;
    if (quotes > 0) result.push({ kind: "quote", inlines: item ? [text(markOf(item)), ...inlines] : inlines });
    else if (item) result.push({ kind: "item", ...item, inlines });
    else result.push({ kind: "section", inlines });
    item = undefined;
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
        break;
      case "list_item_open": {
        const list = lists.at(-1);
        const indent = Math.min(lists.length - 1, indentMax);
        if (list) item = { ordered: list.ordered, number: list.next++, indent };
        break;
      }
      case "blockquote_open":
      case "blockquote_close":
        quotes += token.nesting;
        break;
      case "heading_open":
      case "heading_close":
        heading = token.nesting === 1;
        break;
      case "table_open":
        rows = [];
        break;
      case "tr_open":
        rows?.push([]);
        break;
      case "table_close":
        if (rows) result.push({ kind: "code", text: drawn(rows) });
        rows = undefined;
        break;
      case "inline":
        if (rows) rows.at(-1)?.push(wordsOf(token));
        else say(inlinesOf(token.children ?? [], heading ? { bold: true } : {}));
        break;
      case "fence":
      case "code_block":
        if (token.content.trim() !== "") result.push({ kind: "code", text: token.content.replace(/\n$/, "") });
        item = undefined;
        break;
      case "hr":
        result.push({ kind: "divider" });
        break;
    }
  }
  return result;
}

const wordsOf = (token: Token): string =>
  inlinesOf(token.children ?? [])
    .map((inline) => inline.text ?? "")
    .join("")
    .replace(/\s+/g, " ");

/** Rows with their columns below each other, where that fits on a screen. */
function drawn(rows: readonly string[][]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? "")].length)),
  );
  const fits = widths.reduce((sum, width) => sum + width + 3, 0) <= tableMaxWidth;
  const padded = (cell: string, column: number) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length);
  return rows.map((row) => (fits ? row.map(padded) : row).join(" | ").trimEnd()).join("\n");
}
