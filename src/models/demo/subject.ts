import { gerund, untilVerb } from "./clause.ts";
import { capitalise, decapitalise, plainWords, sentencesOf, shorten } from "./clean.ts";
import { type Form, foreignForm, readForm, type Shape } from "./form.ts";
import { splitHeading, trimEnd, withoutLooseEnd } from "./heading.ts";
import { detectLanguage } from "./language.ts";
import { type KeyPhrase, keyPhrases } from "./phrases.ts";

/** What an idea is about, read from its own words. */
export interface Subject {
  language: string;
  shape: Shape;
  title: string;
  /** A noun phrase that can stand in a sentence; empty when the idea has no words. */
  topic: string;
  /** The topic's head, at most five words. */
  short: string;
  phrases: KeyPhrase[];
  /** The idea's own sentences, without the title: literal, clean, fit to be quoted. */
  sentences: string[];
  /** Whom the idea itself names as its reader. */
  reader: string | null;
  /** In `X taught me about Y`, the X. */
  teacher: string | null;
}

/** Reads an idea. Never throws, whatever the text. */
export function readSubject(idea: string): Subject {
  const text = plainWords(idea);
  const language = detectLanguage(text);
  const { heading, rest } = splitHeading(text);
  const phrases = keyPhrases(text, language);
  const form = language === "en" ? readForm(heading) : foreignForm(heading, phrases);
  const best = phrases.find(({ bare }) => bare.includes(" "));
  const poor = language === "en" && best !== undefined && isPoor(heading, form, text);
  if (poor) form.topic = best.phrase;
  const title = poor ? capitalise(best.bare) : titleOf(heading, form, phrases, language === "en");
  const topic = form.topic.length <= 90 && form.topic !== "" ? form.topic : (phrases[0]?.phrase ?? decapitalise(title));
  return {
    language,
    shape: form.shape,
    title,
    topic: shorten(topic, 90),
    short: shortOf(topic, phrases, language),
    phrases: phrases.filter(
      (each) =>
        !same(each.bare, topic) &&
        !same(each.phrase, topic) &&
        !same(each.phrase, form.teacher ?? "") &&
        !opens(topic, each),
    ),
    sentences: quotable(rest === "" && heading.length > 90 ? heading : rest),
    reader: form.reader ?? null,
    teacher: form.teacher ?? null,
  };
}

/** Whether a longer idea begins with a sentence that names no subject: `There are …`, `Some things are …`, `Binary is …`. */
function isPoor(heading: string, { shape, topic }: Form, text: string): boolean {
  const [first = ""] = sentencesOf(heading);
  if (shape !== "plain" || first.split(" ").length < 6 || text.length < first.length + 20) return false;
  if (/^(?:there|it|this|some|many|most)\b/iu.test(first)) return true;
  return topic !== "" && !topic.includes(" ") && untilVerb(first).toLowerCase() === topic.toLowerCase();
}

function titleOf(heading: string, form: Form, phrases: KeyPhrase[], english: boolean): string {
  const line = withoutLooseEnd(trimEnd(heading, /[.,;:\s]+$/u));
  if (line === "") return "";
  if (form.shape === "explain" && line.length <= 90) {
    return capitalise(
      form.reader === undefined ? `${form.topic}, explained` : `${form.topic}, explained to ${form.reader}`,
    );
  }
  if (form.shape === "build" && english && line.length <= 90) return capitalise(gerund(line));
  if (line.length <= 90) return capitalise(line);
  if (form.shape === "build" && form.topic.length <= 70) return capitalise(`Building ${form.topic}`);
  if (form.topic !== "" && form.topic.length <= 60) return capitalise(form.topic);
  const best = phrases[0]?.bare;
  return best?.includes(" ") ? capitalise(best) : shorten(capitalise(line), 80);
}

function shortOf(topic: string, phrases: KeyPhrase[], language: string): string {
  if (topic.startsWith("the question “")) return "the question";
  if (topic.startsWith("what happens between ")) return "what happens in between";
  if (topic.split(" ").length <= 5 && topic.length <= 40) return topic;
  const doing = /^\p{L}+ing .+?(?= (?:without|that|which|who|you|we|when|because|with|from|so|in|for)\b)/iu.exec(
    topic,
  )?.[0];
  if (doing !== undefined && doing.length <= 45) return doing;
  const clause = topic.startsWith("why ");
  const within = keyPhrases(topic, language).find((each) => !clause || !opens(topic, each)) ?? phrases[0];
  if (clause && (within === undefined || opens(topic, within))) return "the question";
  return within?.phrase ?? shorten(topic.split(/[,;:–—]/u)[0]?.trim() || topic, 40);
}

/** Whether a phrase is the beginning of a clause of `why`, with that clause's verb. */
function opens(topic: string, { phrase }: KeyPhrase): boolean {
  return topic.toLowerCase().startsWith(`why ${phrase.toLowerCase()}`);
}

function quotable(text: string): string[] {
  return sentencesOf(text).filter(
    (sentence) => sentence.length >= 30 && sentence.length <= 220 && !/^[-•\d]/u.test(sentence),
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
