// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const control = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
/** What an empty text becomes, where Discord wants at least one character. */
const nothing = "–";
/** What Discord reads as markup wherever it stands, and what begins a link or an emoji's name, here or in what follows. */
const anywhere = /[\\`*_~|<>#[\]]|:(?=\/|[^\s:]+:|$)/g;

/** Text as Discord can carry it: no half characters and no control characters but line breaks and tabs. */
export const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, "\n").replace(control, "");

/**
 * Text as it is, where Discord reads markdown (P9): no mention of one, no link, no markup.
 * @see https://docs.discord.com/developers/reference#message-formatting
 */
export const escaped = (text: string): string => clean(text).replace(anywhere, (character) => `\\${character}`);

/** Without mentions of everybody, for which Discord has no escape: an invisible character stands in them. */
export const callingNobody = (text: string): string => text.replace(/@(?=everyone|here)/g, "@\u2060");

/** What means something only where a line begins; the rest is {@link escaped} already. */
export const escapedLines = (text: string): string =>
  text.replace(/^(\s*)([-+])(?=\s|\\#)/gm, "$1\\$2").replace(/^(\s*\d+)\.(?=\s|$)/gm, "$1\\.");

/** Whether there is anything to be seen. */
export const isBlank = (text: string): boolean => text.trim() === "";

/** Text for a place without markup, not longer than `max`; never empty. */
export function shortened(text: string, max: number): string {
  const whole = clean(text).replace(/\s+/g, " ").trim() || nothing;
  return whole.length <= max ? whole : `${wellCut(whole, max - 1).trimEnd()}…`;
}

/** The beginning of a text, at most `max` long, never half a character. */
const wellCut = (text: string, max: number): string =>
  text.slice(0, /[\uD800-\uDBFF]/.test(text[max - 1] ?? "") ? max - 1 : max);

/**
 * Consecutive pieces of a text, each at most `max` long, which joined are the text: cut behind a line, else behind a
 * word, else between characters.
 */
export function pieces(text: string, max: number): string[] {
  const result: string[] = [];
  let from = 0;
  while (text.length - from > max) {
    const window = text.slice(from, from + max);
    const [line, word] = [window.lastIndexOf("\n") + 1, window.lastIndexOf(" ") + 1];
    const half = max / 2;
    const length = line > half ? line : word > half ? word : line || word || wellCut(window, max).length;
    result.push(text.slice(from, from + length));
    from += length;
  }
  return [...result, text.slice(from)];
}
