import type { Token } from "markdown-it";
import { limits } from "./limits.ts";
import { callingNobody, clean, escaped, pieces } from "./text.ts";

/** How a stretch of text looks. */
export interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

/** A stretch of text in one style, or the words of a link. */
export interface Inline {
  text: string;
  style: Style;
  href?: string;
}

/** A stretch of text. */
export const text = (content: string, style: Style = {}): Inline => ({ text: clean(content), style });

const styles: Readonly<Record<string, Style>> = { strong: { bold: true }, em: { italic: true }, s: { strike: true } };

/** The tokens within a line of markdown. `base`: the style of all of them. */
export function inlinesOf(tokens: readonly Token[], base: Style = {}): Inline[] {
  const open: Style[] = [base];
  const result: Inline[] = [];
  let href: string | undefined;
  for (const token of tokens) {
    const [, mark = "", side = ""] = /^(.*)_(open|close)$/.exec(token.type) ?? [];
    if (mark === "link") href = side === "open" ? linkable(String(token.attrGet("href") ?? "")) : undefined;
    else if (side === "open") open.push({ ...open.at(-1), ...styles[mark] });
    else if (side === "close") open.pop();
    else {
      const line = token.type === "softbreak" || token.type === "hardbreak";
      const style = line ? {} : token.type === "code_inline" ? { ...open.at(-1), code: true as const } : open.at(-1);
      const said = text(line ? "\n" : token.content, style);
      if (said.text !== "") result.push(href === undefined || line ? said : { ...said, href });
    }
  }
  return result;
}

/** An address in angle brackets is shown without a preview; one that cannot stand in them is no link. */
const linkable = (url: string) =>
  /^https?:\/\/[^\s<>()\\]+$/i.test(url) && url.length <= limits.url ? clean(url) : undefined;

/** A stretch that is too long as several. */
export const cutInline = (inline: Inline, max: number): Inline[] =>
  pieces(inline.text, max).map((part) => ({ ...inline, text: part }));

/**
 * In Discord's markdown. Marks stand close to the words, and an invisible space keeps the marks of neighbours apart,
 * which Discord would read as one.
 */
export function written(inlines: readonly Inline[]): string {
  let result = "";
  let marked = false;
  for (const inline of inlines) {
    const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inline.text) ?? [];
    const said = core === "" ? "" : styled({ ...inline, text: core });
    const marks = said !== "" && (Object.keys(inline.style).length > 0 || inline.href !== undefined);
    result += before + (marked && marks && before === "" ? "\u200B" : "") + said + after;
    if (inline.text !== "") marked = marks && after === "";
  }
  return callingNobody(result);
}

/** Code stands alone: marks around it, or a link's brackets, would end at those in it. */
function styled({ text: words, style, href }: Inline): string {
  if (style.code && href === undefined) return codeSpan(words);
  let said = escaped(words);
  if (href !== undefined) said = `[${said}](<${href}>)`;
  if (style.italic) said = `*${said}*`;
  if (style.bold) said = `**${said}**`;
  // Discord reads no escape between these.
  return style.strike ? `~~${said.replace(/~/g, "~\u200B")}~~` : said;
}

function codeSpan(words: string): string {
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = "`".repeat(longest + 1);
  return /^`|`$/.test(words) ? `${ticks} ${words} ${ticks}` : ticks + words + ticks;
}
