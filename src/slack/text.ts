import type { types } from "@slack/bolt";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const control = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
/** What an empty text becomes, where Slack wants at least one character. */
const nothing = "–";

/** Text as Slack can carry it: no half characters and no control characters but line breaks and tabs. */
export const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, "\n").replace(control, "");

/**
 * Text for a place that Slack parses, as text (P9): a mention, a link or a date needs `<` and `>`.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export const escaped = (text: string): string =>
  clean(text).replace(/[&<>]/g, (character) => entities[character] ?? "");

/** {@link escaped} and not longer than `max` then, with an ellipsis where something was left out; never empty. */
export function fitted(text: string, max: number): string {
  const whole = clean(text).trim();
  if (whole === "") return nothing;
  const safe = escaped(whole);
  if (safe.length <= max) return safe;
  let result = "";
  for (const character of whole) {
    const next = escaped(character);
    if (result.length + next.length > max - 1) break;
    result += next;
  }
  return `${result.trimEnd()}…`;
}

/** Text for a place that Slack does not parse, not longer than `max`; never empty. */
export function shortened(text: string, max: number): string {
  const whole = clean(text).trim() || nothing;
  return whole.length <= max
    ? whole
    : `${clean(whole.slice(0, max - 2))
        .replace(/\uFFFD$/, "")
        .trimEnd()}…`;
}

/** A text object without markup. `:name:` stays what it is. */
export const plainText = (text: string, max: number): types.PlainTextElement => ({
  type: "plain_text",
  text: fitted(text, max),
  emoji: false,
});

/**
 * Consecutive pieces of a text, each at most `max` long, which joined are the text: cut behind a line, else behind a
 * word, else between characters.
 */
export function pieces(text: string, max: number): string[] {
  const result: string[] = [];
  let from = 0;
  while (text.length - from > max) {
    const window = text.slice(from, from + max);
    const line = window.lastIndexOf("\n") + 1;
    const word = window.lastIndexOf(" ") + 1;
    const half = max / 2;
    // The second half of a character beyond the basic plane stays with its first.
    const whole = /[\uD800-\uDBFF]$/.test(window) ? max - 1 : max;
    const length = line > half ? line : word > half ? word : line || word || whole;
    result.push(text.slice(from, from + length));
    from += length;
  }
  return [...result, text.slice(from)];
}
