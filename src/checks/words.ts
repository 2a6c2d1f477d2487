import { visibleText } from "./markdown.ts";

/** The words of a text as its language counts them; Chinese, Japanese and Thai have words too. Unknown tags count as English. */
export function words(text: string, language: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter(language).segment(text)) if (isWordLike) found.push(segment);
  return found;
}

/** How many words a reader of this markdown reads; fenced code is not counted. */
export function countWords(markdown: string, language: string): number {
  return words(visibleText(markdown), language).length;
}

/** A language tag that `Intl` takes: the given one in its canonical form, else `en`. */
export function canonicalLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

function segmenter(language: string): Intl.Segmenter {
  return new Intl.Segmenter(canonicalLanguage(language), { granularity: "word" });
}
