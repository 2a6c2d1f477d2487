/** Characters per word in scripts that put no spaces between words, as `Intl.Segmenter` parts them. */
const charactersPerWord: Record<string, number> = { zh: 1.7, ja: 2.1, th: 4.2, lo: 4.2, km: 4.5, my: 4.5 };

/** A length as a writer of that language counts it. */
export function lengthIn(words: number, language: string): string {
  const perWord = charactersPerWord[language.toLowerCase().split("-")[0] ?? ""];
  return perWord === undefined ? `${words} words` : `${Math.round((words * perWord) / 10) * 10} characters`;
}

/** Tokens that are enough for this many words in any script, with room for a model that thinks first. */
export function tokensFor(words: number): number {
  return Math.min(20_000, 1_500 + words * 5);
}
