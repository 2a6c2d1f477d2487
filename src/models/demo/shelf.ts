import type { Chance } from "./chance.ts";
import type { Outline } from "./plan.ts";

/** Sentences that fit into any section. None is handed out twice. */
export interface Shelf {
  /** How many key phrases of the idea there are to speak of. */
  phrases: number;
  /** A remark in the register of the post. */
  aside(): string | undefined;
  /** A sentence about one of the idea's key phrases. */
  frame(): string | undefined;
  /** A sentence of the idea itself, introduced, as a block of markdown. */
  quote(): string | undefined;
  /** What introduces a list. */
  listing(): string;
}

/** Fills a shelf for one post. */
export function createShelf({ lexicon, tone, voice, subject }: Outline, chance: Chance): Shelf {
  const asides = chance.shuffle(lexicon.asides[tone]);
  const quoting = chance.shuffle(lexicon.quoting);
  const listings = chance.shuffle(lexicon.listing[tone]);
  const frames = chance.shuffle(lexicon.frames);
  const sentences = [...subject.sentences];
  const said = new Set<string>();
  const phrases = Math.max(1, subject.phrases.length);
  let drawn = 0;
  let listed = 0;
  return {
    phrases: subject.phrases.length,
    aside: () => asides.pop(),
    frame() {
      // Each sentence may come back for another phrase; then, in very long posts, for themes of every undertaking.
      const own = frames.length * Math.min(3, phrases);
      while (drawn < own + frames.length * 3) {
        const theme = drawn < own ? undefined : lexicon.themes[drawn % lexicon.themes.length];
        const template = frames[drawn++ % frames.length] ?? "";
        const sentence = voice.fill(template, theme === undefined ? {} : { theme });
        if (!said.has(sentence)) {
          said.add(sentence);
          return sentence;
        }
      }
      return undefined;
    },
    quote() {
      const sentence = sentences.shift();
      const before = sentence === undefined ? undefined : quoting.shift();
      return sentence === undefined || before === undefined ? undefined : `${before}\n\n> ${sentence}`;
    },
    listing: () => listings[listed++ % listings.length] ?? "",
  };
}
