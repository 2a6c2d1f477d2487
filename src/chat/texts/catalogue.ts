import { en } from "./en.ts";
import { type Formats, formatsFor } from "./formats.ts";

/** The words of one language; a further language is a second value of this type. */
export type Words = Widened<typeof en>;

/** Words, and the numbers and times that go with them. */
export interface Texts extends Words {
  formats: Formats;
}

/** The texts for a BCP 47 locale, in the nearest language there is; English where there is none. */
export function textsFor(locale: string | undefined): Texts {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  const words: Words = languages[language ?? "en"] ?? en;
  return { ...words, formats: formatsFor(words.locale, words.amounts) };
}

const languages: Readonly<Record<string, Words>> = { en };

/** Literal strings as any string, so that another language may use its own. */
type Widened<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : T extends readonly (infer E)[]
      ? readonly Widened<E>[]
      : { readonly [K in keyof T]: Widened<T[K]> };
