import type { Vocabulary } from "./vocabulary/types.ts";

/** The lists of words that patterns can name. */
type WordList = {
  [Key in keyof Vocabulary]: Vocabulary[Key] extends string ? Key : never;
}[keyof Vocabulary];

/** How requests of one language are taken apart. */
export interface Grammar {
  /** The groups of a pattern in which `{section}` stands for what the language calls a section, and so on for every list. */
  match(source: string, text: string): Record<string, string> | null;
  test(source: string, text: string): boolean;
  /** What is left of a text without the words of these lists: empty, where they say all of it. */
  rest(text: string, ...lists: WordList[]): string;
  /** The number that an ordinal of the text stands for; -1 is the last. */
  ordinal(text: string): number | null;
  /** The language that the text names. */
  language(text: string): { tag: string; name: string } | null;
  vocabulary: Vocabulary;
}

/** Words of a vocabulary as a piece of a pattern that begins and ends where words do. */
function bounded(words: string): string {
  return String.raw`(?<![\p{L}\p{N}])(?:${words})(?:(?<=['’=])|(?![\p{L}\p{N}]))`;
}

/** Quoted words of a request, as a named group. */
export function quoted(name: string): string {
  return String.raw`["“„«‘'](?<${name}>[^"“”„«»]{1,120}?)["”“»’'](?!\p{L})`;
}

/** The grammar that goes with a vocabulary. */
export function createGrammar(vocabulary: Vocabulary): Grammar {
  const lists = new Map(Object.entries(vocabulary).filter((entry) => typeof entry[1] === "string"));
  const fill = (source: string) =>
    source.replace(/\{([a-z]\w+)\}/gu, (_, name: string) => bounded(lists.get(name) ?? name));
  const match: Grammar["match"] = (source, text) => {
    const found = new RegExp(fill(source), "iu").exec(text);
    return found === null ? null : { ...found.groups, whole: found[0] };
  };
  return {
    match,
    test: (source, text) => match(source, text) !== null,
    rest(text, ...names) {
      const known = new RegExp(names.map((name) => fill(`{${name}}`)).join("|"), "giu");
      return text
        .replace(known, " ")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
    },
    ordinal(text) {
      const index = vocabulary.ordinals.findIndex((words) => new RegExp(bounded(words), "iu").test(text));
      if (index < 0) return null;
      return index === vocabulary.ordinals.length - 1 ? -1 : index + 1;
    },
    language(text) {
      for (const [tag, words] of Object.entries(vocabulary.languages)) {
        const name = new RegExp(bounded(words), "iu").exec(text)?.[0];
        if (name !== undefined) return { tag, name };
      }
      return null;
    },
    vocabulary,
  };
}
