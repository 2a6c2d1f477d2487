import { capitalise, shorten } from "./clean.ts";
import type { Lexicon } from "./lexicon/types.ts";
import type { Subject } from "./subject.ts";

/** Fills the slots of the lexicon with an idea's own words. */
export interface Voice {
  /** The subject's head words, as they stand within a sentence. */
  short: string;
  /** `full`: the subject in all its words, where it later goes by fewer. */
  fill(text: string, extra?: { heading?: string; theme?: string; full?: boolean }): string;
}

/** A voice for one text: it takes the idea's phrases in turn, so that none is worn out. */
export function createVoice(lexicon: Lexicon, subject: Subject, audience: string): Voice {
  const native = lexicon.language === "en" && subject.language === "en";
  const quoted = (text: string) => `${lexicon.quotes[0]}${text.replace(/[“”„«»]/gu, "")}${lexicon.quotes[1]}`;
  const named = (text: string) => (text === "" ? lexicon.unnamed : native ? text : quoted(text));
  const asked = native && subject.topic.startsWith("the question “");
  const full = native ? named(subject.topic) : named(subject.title);
  // An English article has no place in a sentence of another language.
  const bareShort = native ? subject.short : subject.short.replace(/^(?:the|an?|our|my|your|their)\s+/iu, "");
  const short = subject.short === "" ? full : named(bareShort);
  const topic = asked ? "this question" : native && subject.topic.length > 40 ? short : named(subject.topic);
  const phrases =
    subject.phrases.length > 0
      ? subject.phrases.slice(0, 7).map(({ phrase, bare }) => ({ phrase: native ? phrase : quoted(bare), bare }))
      : [{ phrase: short, bare: subject.short === "" ? lexicon.unnamed : subject.short }];
  let turn = 0;
  return {
    short,
    fill(text, extra = {}) {
      const speaksOfPhrase = /\{(?:phrase|bare)\}/u.test(text);
      const { phrase, bare } =
        extra.theme === undefined
          ? (phrases[speaksOfPhrase ? turn++ % phrases.length : 0] ?? { phrase: short, bare: short })
          : { phrase: lexicon.language === "en" ? extra.theme : quoted(extra.theme), bare: extra.theme };
      const values: Record<string, string> = {
        topic: extra.full ? full : topic,
        short,
        phrase,
        bare,
        audience,
        heading: extra.heading ?? "",
      };
      const filled = text.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? "");
      return capitalise(filled);
    },
  };
}

/** The audience on one line, spelled as it was typed: in some languages its capitals are right within a sentence. */
export function audienceWithin(audience: string): string {
  const line = audience
    .replace(/[`*_#<>[\]{}|\\\n\r]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return shorten(line, 120);
}
