import { decapitaliseArticle, gerund, hasVerb, untilVerb } from "./clause.ts";
import { capitalise, decapitalise } from "./clean.ts";
import { nameLike, trimEnd, withoutLooseEnd } from "./heading.ts";
import { type KeyPhrase, keyPhrases } from "./phrases.ts";

/** How an idea is put, where that is plain; it shapes the introduction. */
export type Shape = "lesson" | "explain" | "why" | "howTo" | "case" | "question" | "build" | "plain";

/** How an idea is put, and what it speaks of; `topic` is empty where that is not clear. */
export interface Form {
  shape: Shape;
  topic: string;
  reader?: string;
  teacher?: string;
}

const builders =
  "build|create|make|write|generate|implement|develop|design|code|program|prototype|ship|baue|bau|erstelle|entwickle|programmiere|construire|construis|créer|crée|développer|développe|construir|construye|crear|crea|desarrolla";

/** Reads an English idea's first line. */
export function readForm(heading: string): Form {
  const line = withoutLooseEnd(trimEnd(heading));
  const match = (pattern: RegExp) => pattern.exec(line);
  let found = match(/^what (.{2,40}?) taught (?:me|us) about (.{2,60})$/iu);
  if (found?.[1] && found[2]) return { shape: "lesson", topic: found[2], teacher: found[1] };
  found = match(
    /^(?:please )?(?:explain|introduce|describe|teach) (.{2,80}?)(?: (?:to|for) ((?:a|an|the|my|someone|people|anyone|beginners|newcomers|developers|engineers|kids|children|managers)\b.*))?$/iu,
  );
  if (found?.[1]) return { shape: "explain", topic: found[1], ...(found[2] ? { reader: found[2] } : {}) };
  found = match(/^(.{2,60}?), explained(?: (?:to|for) (.{3,60}))?$/iu);
  if (found?.[1]) {
    const topic = nameLike(found[1]) ? decapitaliseArticle(found[1]) : decapitalise(found[1]);
    return { shape: "explain", topic, ...(found[2] ? { reader: found[2] } : {}) };
  }
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
  if (line.split(" ").length <= 6 && !hasVerb(line.split(" "))) {
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

/** A long heading of another language is stood for by its weightiest phrase. */
export function foreignForm(heading: string, phrases: KeyPhrase[]): Form {
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
