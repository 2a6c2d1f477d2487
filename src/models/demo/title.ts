import { capitalise } from "./clean.ts";
import type { Lexicon } from "./lexicon/types.ts";
import type { Subject } from "./subject.ts";
import { createVoice } from "./voice.ts";

/** The title that the idea gives itself; from another angle (1, 2, …), one that says so. */
export function titleFrom(subject: Subject, lexicon: Lexicon, angle: number): string {
  const { titles } = lexicon.angles;
  const template = angle === 0 ? undefined : titles[(angle - 1) % titles.length];
  if (template === undefined) return capitalise(subject.title === "" ? lexicon.unnamed : subject.title);
  return createVoice(lexicon, subject, "").fill(template, { full: true });
}

/** All titles that an idea can have in a language, by angle; one from abroad goes for the first. */
export function titles(subject: Subject, lexicon: Lexicon): string[] {
  return [0, ...lexicon.angles.titles.map((_, index) => index + 1)].map((angle) => titleFrom(subject, lexicon, angle));
}
