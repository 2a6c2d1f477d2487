import { countWords, sentencesOf } from "./clean.ts";
import type { DemoCell, DemoFix, DemoReview, DemoReviewItem } from "./types.ts";

/** Looks for a literal piece of the post that shows an item to be true; undefined is a no. */
type Probe = (post: Reading) => string | undefined;

/** A post taken apart once for all probes. */
interface Reading {
  opening: string[];
  body: string[];
  ending: string[];
  headings: string[];
  /** First sentences of paragraphs that have at least two. */
  leads: string[];
}

/** Words that show what an item asks for, in the languages that the demo model writes. */
const example =
  /\b(?:imagine|for example|think of|picture|example|case|take|consider|Beispiel|stell|angenommen|exemple|imagin\p{L}*|prenons|ejemplo|piens\p{L}|pongamos)(?!\p{L})/iu;
const reason =
  /\b(?:because|since|therefore|so that|which is why|weil|denn|deshalb|damit|parce que|car|donc|puisque|porque|ya que|por eso|así)(?!\p{L})/iu;
const limit =
  /\b(?:not|no|however|depends|unless|except|nicht|kein\p{L}*|hängt|außer|ne|pas|sauf|dépend|no|depende|salvo|excepto)(?!\p{L})/iu;
const doubt =
  /\b(?:but|objection|doubt|wrong|mistakes?|catch|costs?|aber|Einwand|Zweifel|Fehler|kostet|mais|objection|doute|erreurs?|coûte|pero|objeción|duda|errores?|error|cuesta)(?!\p{L})/iu;
const sequence =
  /\b(?:first|second|third|then|next|finally|another|also|zuerst|zweite\p{L}*|dann|danach|schließlich|außerdem|d['’]abord|ensuite|puis|enfin|deuxième|aussi|primer\p{L}*|segund\p{L}*|luego|después|además|por último)(?!\p{L})/iu;
const summary =
  /\b(?:summary|summarise|so that['’]s|what remains|in short|conclusion|only one thing|Zusammen\p{L}*|bleibt|kurz|Fazit|résumé|résumer|reste|bref|conclusion|resumen|resumir|queda|breve|conclusión)(?!\p{L})/iu;
const action =
  /\b(?:begin|start|write|choose|try|keep|look|step|next|schreib\p{L}*|anfang\p{L}*|anzufangen|versuch\p{L}*|lohnt|beginn\p{L}*|Schritt|probier\p{L}*|commenc\p{L}*|écri\p{L}*|essay\p{L}*|étape|pas|empez\p{L}*|empiez\p{L}*|escrib\p{L}*|prueb\p{L}*|paso)(?!\p{L})/iu;
const reader =
  /\b(?:you|your|readers?|teams?|people|everybody|somebody|anyone|nobody|stranger|addressed|jeder|jemand|niemand|alle|quelqu['’]un|personne|chacun|alguien|nadie|todos|du|dich|dir|man|wer|dein\p{L}*|Sie|Leser\p{L}*|Menschen|Teams?|vous|votre|tu|lecteurs?|équipes?|gens|tú|tu|usted|lector\p{L}*|equipos?|personas|gente)(?!\p{L})/iu;
const tension =
  /[?:;]|\b(?:easy|worth|but|only|promise|begin\p{L}*|examines|schnell|lohn\p{L}*|aber|nur|untersucht|vite|mais|seulement|examine|pronto|pero|solo|examina)(?!\p{L})/iu;
const voice =
  /[!?;…]|\p{L}['’](?:s|t|re|ll|d|ve)\b|\b(?:nobody|never|rather|none|underestimate|niemand|nie|lieber|kein\p{L}*|unterschätzt|personne|jamais|aucun\p{L}*|plutôt|nadie|nunca|ningun\p{L}*|ningún)(?!\p{L})/iu;
const plain =
  /[:;]|\b(?:means|is a matter|that is|heißt|bedeutet|also|c['’]est|signifie|significa|es decir|se trata)(?!\p{L})/iu;
const invented = /\d{2,}\s?%|\b(?:study|survey|Studie|étude|estudio) (?:of|by|from|von|de)\b|\d{1,3}(?:[.,]\d{3})+/iu;

const probes: Record<string, Probe> = {
  "clarity.point": ({ opening }) => opening[0],
  "clarity.plain": ({ opening, body }) => find([...body, ...opening], plain),
  "clarity.concrete": ({ opening, body }) => find([...body, ...opening], example),
  "clarity.message": ({ ending, body }) => [...ending, ...body].find((sentence) => between(sentence, 6, 18)),
  "engagement.opening": ({ opening, body }) => find(opening, tension) ?? find(body.slice(0, 6), tension),
  "engagement.reader": ({ opening, ending, body }) => find([...opening, ...ending, ...body], reader),
  "engagement.voice": ({ body, opening }) => find([...body, ...opening], voice),
  "engagement.ending": ({ ending }) => find(ending.toReversed(), action),
  "structure.headings": ({ headings }) => headings.toSorted((a, b) => b.length - a.length)[0],
  "structure.order": ({ body, ending }) => find([...body, ...ending], sequence),
  "structure.paragraphs": ({ leads }) => leads[0],
  "structure.close": ({ ending }) => find(ending, summary),
  "accuracy.reasons": ({ body, opening, ending }) => find([...body, ...opening, ...ending], reason),
  "accuracy.limits": ({ body, ending }) => find([...body, ...ending], limit),
  "accuracy.consistent": ({ ending }) => ending.at(-1),
  "accuracy.honest": ({ body, opening, ending }) => {
    const all = [...opening, ...body, ...ending];
    return all.some((sentence) => invented.test(sentence)) ? undefined : all.at(-1);
  },
  // Whether the idea's question is answered cannot be seen by the look of a text, so it is not claimed.
  "completeness.idea": () => undefined,
  "completeness.plan": ({ body }) => body.find((sentence) => between(sentence, 8, 25)),
  "completeness.depth": ({ body }) =>
    body.toSorted((a, b) => b.length - a.length).find((sentence) => between(sentence, 14, 40)),
  "completeness.objection": ({ body, ending }) => find([...body, ...ending], doubt),
};

/** What each dimension falls back on for an item that this reviewer does not know. */
const byDimension: Record<string, string> = {
  clarity: "clarity.point",
  engagement: "engagement.reader",
  structure: "structure.paragraphs",
  accuracy: "accuracy.reasons",
  completeness: "completeness.plan",
};

const longestQuote = 25;

/**
 * The demo reviewer: answers each item by looking for a sentence that shows it, and quotes it letter by letter. It
 * judges by the look of the text, not by its sense, and says no where it finds nothing.
 */
export function demoReview(items: readonly DemoReviewItem[], cells: readonly DemoCell[]): DemoReview {
  const post = read(cells);
  const answers = items.map(({ id, dimension }) => {
    const probe = probes[id] ?? probes[byDimension[dimension] ?? ""];
    const quote = literal(probe?.(post) ?? "", cells);
    return { id, yes: quote !== "", quote };
  });
  const fixes = answers.filter(({ yes }) => !yes).flatMap(({ id }) => fixFor(id, cells));
  return { items: answers, fixes: fixes.slice(0, 6) };
}

function read(cells: readonly DemoCell[]): Reading {
  const paragraphs = cells.map(({ text }) => proseOf(text));
  const sentences = paragraphs.map((cell) => cell.flatMap((paragraph) => sentencesOf(paragraph)));
  return {
    opening: sentences[0] ?? [],
    body: sentences.slice(1).flat(),
    ending: sentences.at(-1) ?? [],
    headings: cells.flatMap(({ text }) =>
      [...text.matchAll(/^#{2,3} +(\S.*)$/gmu)].map(([, heading = ""]) => heading.trim()),
    ),
    leads: paragraphs
      .flat()
      .flatMap((paragraph) => (sentencesOf(paragraph).length > 1 ? sentencesOf(paragraph).slice(0, 1) : [])),
  };
}

/** Paragraphs of running text: no headings, lists, quotations, code. */
function proseOf(markdown: string): string[] {
  return markdown
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gmu, "")
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.replace(/^#{1,6} .*\n?/u, "").trim())
    .filter((paragraph) => paragraph !== "" && !/^(?:[-*+>|]|\d+[.)]|!\[|\*The offline)/u.test(paragraph));
}

/** At most 25 words, as they stand in one cell. */
function literal(text: string, cells: readonly DemoCell[]): string {
  const words = [...text.matchAll(/\S+/gu)];
  const last = words[Math.min(words.length, longestQuote) - 1];
  if (last === undefined) return "";
  const quote = text.slice(0, last.index + last[0].length);
  return cells.some((cell) => cell.text.includes(quote)) ? quote : "";
}

function find(sentences: readonly string[], pattern: RegExp): string | undefined {
  return (
    sentences.find((sentence) => pattern.test(sentence) && between(sentence, 5, 40)) ??
    sentences.find((s) => pattern.test(s))
  );
}

function between(sentence: string, min: number, max: number): boolean {
  const words = countWords(sentence);
  return words >= min && words <= max;
}

/** Beginnings and endings are mended where they stand; the rest in the longest section. */
function fixFor(id: string, cells: readonly DemoCell[]): DemoFix[] {
  const longest = cells.toSorted((a, b) => b.text.length - a.text.length)[0];
  const place = /opening|point/u.test(id) ? cells[0] : /ending|close|consistent/u.test(id) ? cells.at(-1) : longest;
  if (place === undefined) return [];
  const wanted = id.split(".").at(-1) ?? id;
  return [
    {
      cell: place.id,
      problem: `Nothing in the post shows this item: ${id}.`,
      instruction: `Add a sentence that shows it (${wanted}).`,
    },
  ];
}
