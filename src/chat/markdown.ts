import { inert as inertPost } from "../checks/inert.ts";
import { withoutCode } from "../checks/markdown.ts";

/**
 * Foreign text in cards (P9): what people, pages and models wrote is data. It never becomes a mention, a link,
 * markup or a change of the reading direction of our own words.
 */

/** Characters that reorder the text around them. Right-to-left letters need none of them. */
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/g;
/** What CommonMark or a platform reads as markup wherever it stands. */
const anywhere = /[\\`*_[\]<>@|~#&!]|:(?=\/\/|[\w+-]+:)/g;
/** What means something only where a line begins. */
const atLineStart = /^[-+=]|(?<=^\d+)[.)]/;

/** Foreign text on a line of its own: every character that could mean something stands for itself. */
export function plain(text: string): string {
  return withinLine(text).replace(atLineStart, (character) => `\\${character}`);
}

/** Foreign text behind words of ours. */
export function withinLine(text: string): string {
  return inline(text).replace(anywhere, (character) => `\\${character}`);
}

/** Foreign text on one line, for the parts of a card that are not markdown. `max` in characters. */
export function inline(text: string, max = Number.POSITIVE_INFINITY): string {
  const line = text.replace(directionOverrides, "").replace(/\s+/gu, " ").trim();
  const characters = [...line];
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}

/** Foreign text as a quotation, paragraph breaks kept. */
export function quotation(text: string, max: number): string {
  const characters = [...text.trim()];
  const cut =
    characters.length <= max
      ? characters.join("")
      : `${characters
          .slice(0, max - 1)
          .join("")
          .trimEnd()}…`;
  return cut
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join("\n");
}

/** Foreign text as it was typed, in a code block that it cannot leave: ready to copy. */
export function verbatim(text: string): string {
  const fence = "`".repeat(Math.max(2, longestRun(text)) + 1);
  return `${fence}\n${text.replace(directionOverrides, "")}\n${fence}`;
}

/** Foreign text on one line, as code: a path, a command. */
export function codeSpan(text: string): string {
  const line = inline(text);
  const ticks = "`".repeat(longestRun(line) + 1);
  // A space inside keeps backticks at the ends from joining ours; markdown takes it off again.
  return line.includes("`") ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/**
 * The beginning of a markdown text, at most `max` characters, cut between blocks and never inside a code fence. A first
 * block that is too long is cut between words. Returns whether anything was left out.
 */
export function beginning(markdown: string, max: number): { text: string; cut: boolean } {
  const blocks = blocksOf(markdown);
  const kept: string[] = [];
  let length = 0;
  for (const block of blocks) {
    if (length + block.length + 2 > max) break;
    kept.push(block);
    length += block.length + 2;
  }
  while (kept.length < blocks.length && kept.length > 1 && /^#{1,6}\s/.test(kept.at(-1) ?? "")) kept.pop();
  const first = blocks[0];
  if (kept.length === 0 && first !== undefined) return { text: firstWords(first, max), cut: true };
  return { text: kept.join("\n\n"), cut: kept.length < blocks.length };
}

/** The last blocks of a markdown text that fit into `max` characters; the very last one always. */
export function ending(markdown: string, max: number): string {
  const blocks = blocksOf(markdown);
  let first = blocks.length - 1;
  for (let length = blocks[first]?.length ?? 0; first > 0; first--) {
    length += (blocks[first - 1]?.length ?? 0) + 2;
    if (length > max) break;
  }
  return blocks.slice(Math.max(first, 0)).join("\n\n");
}

/** Blocks between empty lines; a code fence is one block, closed where its author forgot to. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  const end = () => {
    if (lines.length > 0) blocks.push(lines.join("\n"));
    lines = [];
  };
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && marker !== undefined) {
      end();
      fence = marker;
      lines.push(line);
    } else if (fence !== undefined) {
      lines.push(line);
      if (marker?.startsWith(fence) && line.trim() === marker) {
        fence = undefined;
        end();
      }
    } else if (line.trim() === "") end();
    else lines.push(line);
  }
  if (fence !== undefined) lines.push(fence);
  end();
  return blocks;
}

/** As many words as fit; of a code block only the promise that there is one, since half a fence would leak. */
function firstWords(block: string, max: number): string {
  if (/^ {0,3}(`{3,}|~{3,})/.test(block)) return "…";
  const words = block.slice(0, max - 1);
  const space = words.search(/\s\S*$/);
  return `${(space > 0 ? words.slice(0, space) : words).trimEnd()}…`;
}

/**
 * A model's markdown for a card: pictures and HTML are shown as the text they are, and an address can be read but is no
 * link, so that nothing is fetched or previewed and nobody is called.
 */
export function inert(markdown: string): string {
  const withoutPictures = outsideCode(
    markdown.replace(directionOverrides, ""),
    /!\[([^\]]*)\]\([^)]*\)/g,
    ([, alt]) => alt,
  );
  const withoutLinks = outsideCode(
    withoutPictures,
    /\[([^\]]*)\]\(<?([^)\s>]*)[^)]*\)/g,
    ([, words = "", address = ""]) =>
      words.trim() === address || words.trim() === "" ? address : `${words} (${address})`,
  );
  const withoutAddresses = outsideCode(
    withoutLinks,
    /<?\b[a-z][a-z\d+.-]*:\/\/[^\s<>()`]+>?/gi,
    ([address]) => `\`${address.replace(/[<>]/g, "")}\``,
  );
  return inertPost(withoutAddresses).replace(/@(?=[\p{L}\p{N}_])/gu, "@\u2060");
}

/** Replaces what stands outside fences and backticks. */
function outsideCode(
  markdown: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string | undefined,
): string {
  let result = "";
  let from = 0;
  for (const match of withoutCode(markdown).matchAll(pattern)) {
    result += markdown.slice(from, match.index) + (replacement(match) ?? "");
    from = match.index + match[0].length;
  }
  return result + markdown.slice(from);
}
