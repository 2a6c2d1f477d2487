/** An address, with the preposition that would be left hanging without it. */
const address =
  /(?:\b(?:over|at|on|from|see|via|to|with|using|under) )?(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)\S+|[^\s@]{1,64}@[^\s@]+\.[^\s@]+/giu;

/**
 * An idea as plain words: without addresses, markup, mentions and control characters, so that whatever is quoted
 * from it can stand in markdown as it is.
 */
export function plainWords(text: string): string {
  return text
    .normalize("NFC")
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/giu, " ")
    .replace(/<[^<>]{0,200}>/gu, " ")
    .replace(/\[([^[\]\n]*)\]\([^()\s]*\)/gu, "$1")
    .replace(address, " ")
    .replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, (c) =>
      /\s/u.test(c) ? c : " ",
    )
    .replace(/\bTODO\b/gu, "to-do")
    .replace(/[`*_#~|<>[\]{}\\^]+|(?<![\p{L}\p{N}])@+/gu, " ")
    .replace(/[ \t\f\v\u00a0]+/gu, " ")
    .replace(/ ([,;:.!?)])/gu, "$1")
    .replace(/\( ?\)/gu, "")
    .replace(/ ?\n ?/gu, "\n")
    .trim();
}

/** The words of a text: runs of letters and digits, with what joins them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’+#.-]*(?<=[\p{L}\p{M}\p{N}+#])/gu) ?? [];
}

/** Words as a word processor counts them: what stands between spaces; in scripts without spaces, what a reader parts. */
export function countWords(text: string): number {
  return text.split(/\s+/u).reduce((sum, piece) => sum + wordsIn(piece), 0);
}

function wordsIn(piece: string): number {
  if (!/[\p{L}\p{N}]/u.test(piece)) return 0;
  if (!/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(piece))
    return 1;
  const segments = new Intl.Segmenter("en", { granularity: "word" }).segment(piece);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** The sentences of a paragraph. A full stop inside a word or after a single letter ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…。！？]["”’»)]?)(?<!\b(?:\p{L}|e\.g|i\.e|etc|z\. ?B|vs)\.)\s+(?=\S)|(?<=[。！？])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** Shortens at a word, with an ellipsis, to at most `limit` characters (code points kept whole). */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/u, "");
  const atWord = cut.replace(/\s+\S*$/u, "");
  return `${(atWord.length > limit / 2 ? atWord : cut).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

/** The first letter in upper case; the rest as it is. */
export function capitalise(text: string): string {
  const [first = ""] = text;
  const word = /^\S*/u.exec(text)?.[0] ?? "";
  // iPhone, eBay: a word with its own capitals keeps them.
  return /^\p{Ll}+\p{Lu}/u.test(word) ? text : first.toLocaleUpperCase("en") + text.slice(first.length);
}

/** Lower case for the first letter, unless the word looks like a name or an acronym. */
export function decapitalise(text: string): string {
  const word = /^[\p{L}\p{M}'’-]*/u.exec(text)?.[0] ?? "";
  return /^\p{Lu}\p{Ll}*$/u.test(word) && word !== "I" ? text.charAt(0).toLocaleLowerCase("en") + text.slice(1) : text;
}
