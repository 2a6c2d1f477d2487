import { wordsOf } from "../clean.ts";
import { keyWords } from "../phrases.ts";
import type { Outline } from "../plan.ts";
import { headingWords } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { lensOf } from "./lenses.ts";
import type { Place } from "./wishes.ts";

/** The texts of a draft that a place stands for, by index; empty when there is none. */
export function cellsAt({ cells }: Pick<Draft, "cells">, place: Place, frame: Outline): number[] {
  const all = cells.map((_, index) => index);
  const sections = all.filter((index) => headingWords(cells[index]?.text ?? "") !== "");
  switch (place.at) {
    case "all":
      return all;
    case "title":
      return [];
    case "intro":
      return all.filter((index) => index === 0 && !sections.includes(index));
    case "end":
      return all.slice(-1);
    case "nth":
      return [sections.at(place.n < 0 ? place.n : place.n - 1)].filter((index) => index !== undefined);
    case "about": {
      const best = bestCell({ cells }, place.words, frame);
      return best === null ? [] : [best];
    }
  }
}

/** The text that speaks most of these words: in its heading first, then in what it is about, then in its sentences. */
export function bestCell({ cells }: Pick<Draft, "cells">, words: string, frame: Outline): number | null {
  const wanted = stemsOf(words, frame.lexicon.language);
  if (wanted.length === 0) return null;
  const share = (text: string) => {
    const there = new Set(wordsOf(text.toLowerCase()).map(stem));
    return wanted.filter((word) => there.has(word)).length / wanted.length;
  };
  const scores = cells.map(({ text }) => {
    const heading = headingWords(text);
    const lens = lensOf(frame, heading);
    const subject =
      lens === undefined
        ? ""
        : `${lens.about.replace("-", " ")} ${lens.purpose} ${Object.values(lens.headings).join(" ")}`;
    return share(heading) * 4 + share(subject) * 2 + share(text);
  });
  const best = scores.indexOf(Math.max(...scores));
  return (scores[best] ?? 0) >= 0.5 ? best : null;
}

/** What share of these words a piece of text speaks of, from 0 to 1. */
export function shareOf(text: string, words: string, language: string): number {
  const there = new Set(wordsOf(text.toLowerCase()).map(stem));
  const wanted = stemsOf(words, language);
  return wanted.length === 0 ? 0 : wanted.filter((word) => there.has(word)).length / wanted.length;
}

function stemsOf(words: string, language: string): string[] {
  return [...new Set(keyWords(words, language).map((word) => stem(word.toLowerCase())))];
}

/** A word without its ending, so that `costs` finds `cost`; never shorter than three letters. */
export function stem(word: string): string {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.length <= 4
    ? plain.replace(/s$/u, "")
    : plain.replace(/(?:ungen|ing|ed|en|er|es|s|e|n)$/u, "").slice(0, 9);
}
