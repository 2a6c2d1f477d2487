import { hasHtml, parseMarkdown, withoutCode } from "./markdown.ts";

/** U+2060: no width, no break. It parts `@` from `everyone`, so that no platform reads a mention. */
const wordJoiner = "\u2060";

const live = [
  { pattern: /(?<=\]\(\s*|\]:\s*)<?(?:javascript|vbscript|data|file):[^\s)>]*>?/gi, dead: () => "" },
  // autolinks stay; any other tag, comment or platform mention becomes text
  { pattern: /<(?=[a-z/!?@#])(?!(?:https?:\/\/|mailto:)[^\s<>]*>)/gi, dead: () => "&lt;" },
  { pattern: /@(?=(?:everyone|here|channel)\b)/gi, dead: () => `@${wordJoiner}` },
];

/**
 * The markdown with nothing in it that acts: tags and comments become text, mentions of chat platforms and script
 * addresses lose their effect. Code is left alone, for there it is text already. (P9)
 */
export function inert(source: string): string {
  let text = source;
  for (let before = ""; before !== text; ) {
    before = text;
    text = live.reduce(deaden, text);
  }
  return hasHtml(text) ? withoutTags(text) : text;
}

function deaden(text: string, { pattern, dead }: (typeof live)[number]): string {
  let result = "";
  let from = 0;
  for (const match of withoutCode(text).matchAll(pattern)) {
    result += text.slice(from, match.index) + dead();
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}

/**
 * For text in which escapes, code and tags are so entangled that only the parser can tell them apart: no tag anywhere
 * outside blocks of code.
 */
function withoutTags(text: string): string {
  const lines = text.split("\n");
  const code = parseMarkdown(text).flatMap(({ type, map }) =>
    /^(?:fence|code_block)$/.test(type) && map ? [map] : [],
  );
  return lines
    .map((line, i) => (code.some(([from, to]) => from <= i && i < to) ? line : line.replaceAll("<", "&lt;")))
    .join("\n");
}
