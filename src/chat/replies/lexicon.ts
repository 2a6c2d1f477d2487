import { english } from "./lexicon/english.ts";
import { french } from "./lexicon/french.ts";
import { german } from "./lexicon/german.ts";
import { spanish } from "./lexicon/spanish.ts";
import type { Lexicon } from "./lexicon/types.ts";

const languages: readonly Lexicon[] = [english, german, french, spanish];

/** One piece of a regular expression for a list of every language, for people mix their languages. */
export const anyOf = (list: keyof Lexicon): string => `(?:${languages.flatMap((lexicon) => lexicon[list]).join("|")})`;
