import { capitalise, decapitalise, plainWords, sentencesOf, shorten } from "./clean.ts";
import { detectLanguage } from "./language.ts";
import { type KeyPhrase, keyPhrases } from "./phrases.ts";

/** How an idea is put, where that is plain; it shapes the introduction. */
export type Shape = "lesson" | "explain" | "why" | "howTo" | "case" | "question" | "build" | "plain";

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

const builders =
  "build|create|make|write|generate|implement|develop|design|code|program|prototype|ship|baue|bau|erstelle|entwickle|programmiere|construire|construis|créer|crée|développer|développe|construir|construye|crear|crea|desarrolla";
const verbs =
  /^(?:is|are|was|were|am|be|has|have|had|do|does|did|can|could|should|shall|will|would|must|may|might|need|needs|moved|went|came|made|became|got|broke|chose|left|lost|won|keep|keeps|kept|matter|matters|work|works|fail|fails|beat|beats|feel|feels|don't|doesn't|didn't|isn't|aren't|\p{L}{2,}ed)$/iu;

/** Reads an idea. Never throws, whatever the text. */
export function readSubject(idea: string): Subject {
  const text = plainWords(idea);
  const language = detectLanguage(text);
  const { heading, rest } = split(text);
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

interface Form {
  shape: Shape;
  topic: string;
  reader?: string;
  teacher?: string;
}

/** The line that says what the idea is, and what follows it. */
function split(text: string): { heading: string; rest: string } {
  const [first = "", ...more] = text.split("\n").filter((line) => /[\p{L}\p{N}]/u.test(line));
  const rest = more.join("\n");
  const named = /^([^:.!?]{3,60}?)(?::|\s[–—-])\s+(\S.*)$/su.exec(first);
  if (named?.[1] !== undefined && named[2] !== undefined && (first.length > 90 || describes(named[1], named[2]))) {
    return { heading: unhyphenate(named[1]), rest: [named[2], rest].filter((part) => part !== "").join("\n") };
  }
  if (first.length <= 110) return { heading: unhyphenate(first), rest };
  const [sentence = first, ...others] = sentencesOf(first);
  return { heading: unhyphenate(sentence), rest: [sentence, ...others, rest].filter((part) => part !== "").join(" ") };
}

/** Whether a colon parts a name from its description, rather than a title from its second half. */
function describes(name: string, text: string): boolean {
  return sentencesOf(text).length > 1 || (nameLike(name) && /^\p{Lu}/u.test(text) && text.split(" ").length > 3);
}

/** `Card-Memory-Game` is a title without spaces. */
function unhyphenate(line: string): string {
  return /^\p{L}+(?:[-_]\p{L}+){2,}$/u.test(line)
    ? line.replace(/[-_]/gu, " ")
    : line.replace(/^[-–—•\d.)\s]+(?=\p{L})/u, "");
}

function readForm(heading: string): Form {
  const line = withoutLooseEnd(trimEnd(heading));
  const match = (pattern: RegExp) => pattern.exec(line);
  let found = match(/^what (.{2,40}?) taught (?:me|us) about (.{2,60})$/iu);
  if (found?.[1] && found[2]) return { shape: "lesson", topic: found[2], teacher: found[1] };
  found = match(
    /^(?:please )?(?:explain|introduce|describe|teach) (.{2,80}?)(?: (?:to|for) ((?:a|an|the|my|someone|people|anyone|beginners|newcomers|developers|engineers|kids|children|managers)\b.*))?$/iu,
  );
  if (found?.[1]) return { shape: "explain", topic: found[1], ...(found[2] ? { reader: found[2] } : {}) };
  found = match(/^how (?:to|we|i) (.+)$/iu);
  if (found?.[1]) return { shape: "howTo", topic: gerund(found[1]) };
  found = match(/^(?:the|a) case (?:for|against) (.+)$/iu);
  if (found?.[1]) return { shape: "case", topic: found[1] };
  if (/^why (?:do|does|did|is|are|was|were|should|can|can't|don't|doesn't|isn't)\b/iu.test(line)) {
    return { shape: "why", topic: asQuestion(line) };
  }
  found = match(/^why (.+)$/iu);
  if (found?.[1]) {
    const subject = untilVerb(found[1]);
    // Where its verb is not one we know, the whole clause is the noun.
    return { shape: "why", topic: subject === decapitaliseArticle(found[1]) ? decapitalise(line) : subject };
  }
  found = match(/^(?:an? |the |my |our )?(?:[\p{L}'’-]+ ){0,3}guide to (.{3,})$/iu);
  if (found?.[1]) return { shape: "plain", topic: found[1] };
  found = match(/^(?:what|where|when|who|which|how)\b.*?\b(?:happens|goes on|lies|sits) (between .+)$/iu);
  if (found?.[1]) return { shape: "question", topic: `what happens ${found[1]}` };
  if (/^(?:what|where|when|who|which|how|should|is|are|can|do|does)\b/iu.test(line)) {
    return { shape: "question", topic: keyPhrases(line, "en")[0]?.phrase ?? asQuestion(line) };
  }
  found = match(
    /^(?:notes?|thoughts?|lessons?|reflections?|an? (?:essay|post|article)|some thoughts?) (?:on|about|from) (.+)$/iu,
  );
  if (found?.[1]) return { shape: "plain", topic: found[1] };
  found = match(
    new RegExp(
      String.raw`^(?:please |let's |i want to |we should )?(?:${builders}) (?:me |us )?((?:a|an|the|my|our|some)\b .+?)(?: (?:that|which|to|where|for|with|from|in which|so that)\b.*)?$`,
      "iu",
    ),
  );
  if (found?.[1]) return { shape: "build", topic: found[1] };
  found = match(/^(.{2,60}?) (?:is|are) (?:a|an|the)\b/iu);
  if (found?.[1]) return { shape: "plain", topic: decapitaliseArticle(found[1]) };
  found = match(/^(.{4,60}?):\s/u);
  if (found?.[1]) return { shape: "plain", topic: withArticle(nameLike(found[1]) ? found[1] : decapitalise(found[1])) };
  if (nameLike(line)) return { shape: "plain", topic: withArticle(line) };
  if (line.split(" ").length <= 6 && !line.split(" ").some((word) => verbs.test(word))) {
    return { shape: "plain", topic: withArticle(decapitalise(line)) };
  }
  const subject = untilVerb(line);
  const clear = subject !== line && subject.split(" ").length <= 4 && !subject.includes(",");
  return { shape: "plain", topic: clear ? subject : "" };
}

const artefact =
  /\b(?:app|application|game|cli|clone|bot|tool|script|site|website|page|dashboard|store|shop|clock|timeline|library|plugin|extension|api|service|quiz|badge|bracket|\p{L}{3,}(?:ter|tor|per|wer|der|ker|zer|ner|rer))$/iu;

/** A thing that is built goes by its article: `the Weather App`, `a game suggestion app`. */
function withArticle(name: string): string {
  if (!artefact.test(name) || /^(?:a|an|the|my|our|your)\b/iu.test(name)) return name;
  if (/^\p{Lu}/u.test(name)) return `the ${name}`;
  return `${/^[aeiou]/iu.test(name) ? "an" : "a"} ${name}`;
}

function asQuestion(line: string): string {
  return `the question “${capitalise(line)}?”`;
}

/** What is left hanging where an address was taken out. */
function withoutLooseEnd(line: string): string {
  return line.replace(/(?<! based) (?:over|at|on|from|see|via|to|with|and|here|using|like|in)$/iu, "");
}

/** A long heading of another language is stood for by its weightiest phrase. */
function foreignForm(heading: string, phrases: KeyPhrase[]): Form {
  const whole = trimEnd(heading);
  const longest = phrases.slice(0, 4).toSorted((a, b) => b.bare.length - a.bare.length)[0];
  return { shape: foreignShape(heading), topic: whole.length <= 45 ? whole : (longest?.bare ?? whole) };
}

function foreignShape(line: string): Shape {
  if (/^(?:warum|wieso|pourquoi|por qué)\b/iu.test(line)) return "why";
  if (/^(?:wie|comment|cómo)\b/iu.test(line)) return "howTo";
  if (new RegExp(String.raw`^(?:${builders})\b`, "iu").test(line)) return "build";
  return /[?？؟]\s*$/u.test(line) ? "question" : "plain";
}

/** `review a pull request` → `reviewing a pull request`. */
function gerund(clause: string): string {
  const [, verb = "", rest = ""] = /^(\p{L}+)(.*)$/su.exec(clause) ?? [];
  const lower = verb.toLowerCase();
  if (lower === "" || /ing$/u.test(lower)) return clause;
  const stem = /ie$/u.test(lower)
    ? `${lower.slice(0, -2)}y`
    : /[^eoy]e$/u.test(lower)
      ? lower.slice(0, -1)
      : /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(lower)
        ? lower + lower.at(-1)
        : lower;
  return `${stem}ing${rest}`;
}

/** The subject of a clause: what stands before its verb. */
function untilVerb(clause: string): string {
  const words = clause.split(" ");
  const verb = words.findIndex((word, index) => index > 0 && verbs.test(word));
  return decapitaliseArticle(words.slice(0, verb > 0 ? verb : words.length).join(" "));
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
  return within?.phrase ?? shorten(topic, 40);
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

/** Title Case, or one word: a name keeps its capitals. */
function nameLike(line: string): boolean {
  const words = line.split(" ");
  return (
    words.length < 6 &&
    words.filter((word) => /^\p{Lu}|^\d|^(?:of|the|a|and|for|in)$/u.test(word)).length === words.length
  );
}

function decapitaliseArticle(text: string): string {
  return text.replace(/^(?:A|An|The|Our|My|Your|This|These)\b/u, (word) => word.toLowerCase());
}

function trimEnd(text: string, what = /[.,;:!?…。？！؟\s]+$/u): string {
  return text.replace(what, "");
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
