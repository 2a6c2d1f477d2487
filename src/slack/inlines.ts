import type { types } from "@slack/bolt";
import type { Token } from "markdown-it";
import { clean, escaped } from "./text.ts";

/** A stretch of text in one style, or a link. Slack shows it literally: nothing in it is parsed. */
export type Inline = types.RichTextText | types.RichTextLink;

/** How a stretch looks. */
export type Style = NonNullable<types.RichTextText["style"]>;

/** Longest address that is still a link; a longer one is shown as its words. */
const urlMaxLength = 1000;

/** A stretch of text. */
export function text(content: string, style: Style = {}): types.RichTextText {
  const shown = clean(content);
  return Object.keys(style).length === 0
    ? { type: "text", text: shown }
    : { type: "text", text: shown, style: { ...style } };
}

/** Neighbours of the same style as one, and empty ones left out. */
export function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === "text" && inline.text === "") continue;
    const goesOn = last?.type === "text" && inline.type === "text" && sameStyle(last.style, inline.style);
    if (goesOn) last.text += inline.text;
    else result.push({ ...inline });
  }
  return result;
}

const sameStyle = (one: Style = {}, other: Style = {}) =>
  (["bold", "italic", "strike", "code"] as const).every((each) => Boolean(one[each]) === Boolean(other[each]));

const marks: Readonly<Record<string, Style>> = {
  strong: { bold: true },
  em: { italic: true },
  s: { strike: true },
};

/** The tokens within a line of markdown. `base`: the style of all of them. */
export function inlinesOf(tokens: readonly Token[], base: Style = {}): Inline[] {
  const styles: Style[] = [base];
  const result: Inline[] = [];
  let href: string | undefined;
  const say = (content: string, more: Style = {}) => {
    const inline = text(content, { ...styles.at(-1), ...more });
    if (href === undefined || inline.text === "") result.push(inline);
    else result.push({ ...inline, type: "link", url: href, text: inline.text });
  };
  for (const token of tokens) {
    const [, mark = "", side = ""] = /^(.*)_(open|close)$/.exec(token.type) ?? [];
    if (mark === "link") href = side === "open" ? linkable(String(token.attrGet("href") ?? "")) : undefined;
    else if (side === "open") styles.push({ ...styles.at(-1), ...marks[mark] });
    else if (side === "close") styles.pop();
    else if (token.type === "softbreak" || token.type === "hardbreak") say("\n");
    else if (token.type === "code_inline") say(token.content, { code: true });
    else say(token.content);
  }
  return joined(result);
}

const linkable = (url: string) =>
  /^(?:https?:\/\/|mailto:)/i.test(url) && url.length <= urlMaxLength ? clean(url) : undefined;

/** What mrkdwn has no escape for: its marks, an emoji's name, and a quotation at the beginning of a line. */
const marked = /[*_~`]|:[\w+'-]+:|^\s*>/m;
const wraps = { bold: "*", italic: "_", strike: "~", code: "`" } as const;

/**
 * The same in mrkdwn, for the few places that take no rich text; undefined where mrkdwn cannot say it, for it has no
 * escape for its own marks and reads them only between words.
 */
export function mrkdwn(inlines: readonly Inline[]): string | undefined {
  let result = "";
  for (const [index, inline] of inlines.entries()) {
    const words = inline.text ?? "";
    if (marked.test(words)) return undefined;
    const wrap = (["code", "strike", "italic", "bold"] as const).filter((each) => inline.style?.[each]);
    if (wrap.length > 0 && !standsAlone(inlines, index)) return undefined;
    const said = inline.type === "link" ? `<${escaped(inline.url)}|${escaped(words)}>` : escaped(words);
    result += wrap.reduce((inner, each) => `${wraps[each]}${inner}${wraps[each]}`, said);
  }
  return result;
}

/** Neither glued to a word beside it nor with space at its own ends. */
function standsAlone(inlines: readonly Inline[], index: number): boolean {
  const [before, own, after] = [-1, 0, 1].map((step) => inlines[index + step]?.text ?? "");
  return !/^\s|\s$|\n/.test(own ?? "") && /(?:^|[\s(])$/.test(before ?? "") && /^(?:$|[\s.,:;!?)])/.test(after ?? "");
}
