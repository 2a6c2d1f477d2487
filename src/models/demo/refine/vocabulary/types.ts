import type { DemoTone } from "../../types.ts";

/** What one language calls the things that requests are made of. Each is a list of words or pieces of a pattern, parted by `|`. */
export interface Vocabulary {
  /** Verbs, as they open a request. */
  add: string;
  remove: string;
  rename: string;
  /** Verbs that a name follows without a preposition, with their object: `call it`. */
  call: string;
  /** Verbs that a part and its name follow: `call the second section “Costs”`. */
  dub: string;
  /** May follow what is to be removed. */
  entirely: string;
  replace: string;
  translate: string;
  rewrite: string;
  shorten: string;
  lengthen: string;
  mention: string;
  /** Says that something is missed, or would be better: `should`. */
  owed: string;
  /** Verbs for what a reply cannot bring about: `publish`. */
  beyond: string;
  /** Any other verb that opens a request: `make`. */
  make: string;
  /** Nouns. */
  section: string;
  paragraph: string;
  title: string;
  picture: string;
  intro: string;
  end: string;
  example: string;
  words: string;
  post: string;
  /** Before the subject of a section or a picture: `about`. */
  about: string;
  /** Before a new name: `to`. */
  to: string;
  with: string;
  insteadOf: string;
  before: string;
  after: string;
  for: string;
  shorter: string;
  longer: string;
  /** Half and double the length. */
  half: string;
  double: string;
  slightly: string;
  much: string;
  more: string;
  less: string;
  too: string;
  tones: Record<DemoTone, string>;
  fresh: string;
  /** What is said of a part that should be better: `is boring`. */
  weak: string;
  all: string;
  without: string;
  /** First, second, …; the last word is for the last one. */
  ordinals: readonly string[];
  /** Names of languages by their tag. */
  languages: Readonly<Record<string, string>>;
  /** Before a language: `in`. */
  in: string;
  and: string;
  /** Indefinite articles. */
  article: string;
  is: string;
  /** What may stand before a request. */
  polite: string;
  /** Courtesies, articles and other words that carry nothing. */
  filler: string;
  /** Second halves of verbs that stand at the end: `hinzu`. */
  trailing: string;
}
