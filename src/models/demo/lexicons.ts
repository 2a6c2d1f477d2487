import { english } from "./lexicon/english.ts";
import { french } from "./lexicon/french.ts";
import { german } from "./lexicon/german.ts";
import { spanish } from "./lexicon/spanish.ts";
import type { Lexicon } from "./lexicon/types.ts";

const lexicons: readonly Lexicon[] = [english, german, french, spanish];

/** The lexicon of a language, and whether it is another language than the one asked for. */
export function lexiconFor(language: string): { lexicon: Lexicon; substitute: boolean } {
  const base = language.toLowerCase().split(/[-_]/)[0];
  const lexicon = lexicons.find((candidate) => candidate.language === base);
  return { lexicon: lexicon ?? english, substitute: lexicon === undefined };
}
