import { plainWords, wordsOf } from "../clean.ts";

/** Matters that a record holds. */
type Matter =
  | "score"
  | "words"
  | "cost"
  | "models"
  | "sections"
  | "versions"
  | "findings"
  | "published"
  | "voice"
  | "audience"
  | "pictures"
  | "gist"
  | "title";

/** What a question about a post wants to know. */
type Topic =
  | { about: Matter }
  /** Why a score is not higher: of a dimension, or at all. */
  | { about: "low"; dimension: string | null }
  /** What stands in the introduction (0) or in the section of this number; -1 is the last. */
  | { about: "section"; n: number }
  /** What the post says about some words; `other`: whether it says anything is not known. */
  | { about: "part" | "other"; words: string };

const dimensions: Readonly<Record<string, RegExp>> = {
  clarity: /(?<!\p{L})(?:clarity|clear|klarheit|klar|clarté|clair|claridad|clar[oa])(?!\p{L})/iu,
  engagement:
    /(?<!\p{L})(?:engagement|engaging|lebendigkeit|lebendig|intérêt|intéressant|interés|interesante)(?!\p{L})/iu,
  structure: /(?<!\p{L})(?:structure|structured|aufbau|struktur|estructura)(?!\p{L})/iu,
  accuracy: /(?<!\p{L})(?:accuracy|accurate|genauigkeit|genau|exactitude|exact|exactitud|exacto)(?!\p{L})/iu,
  completeness:
    /(?<!\p{L})(?:completeness|complete|vollständig\p{L}*|exhaustivité|complet|integridad|completo)(?!\p{L})/iu,
};

const reasons = /(?<!\p{L})(?:why|how come|warum|wieso|weshalb|pourquoi|por qué)(?!\p{L})/iu;
const scores =
  /(?<!\p{L})(?:score[sd]?|scoring|review(?:er|ed)?|weakest|quality|any good|is it good|wie gut|schwächste\p{L}*|gutachten|rating|rated|grade|points?|how good|punkte?\p{L}*|bewertung|bewertet|wie gut|score|évaluation|évalué|bonne?|puntos?|puntuación|valoración|nota)(?!\p{L})/iu;
const passage =
  /(?:(?:part|section|chapter|passage|paragraph|bit)s? (?:about|on|of|called|with)|(?:says?|said|write|written|mention(?:s|ed)?|talk|anything|something|stand(?:s)?) (?:in it )?(?:about|on|of)|(?:does|do) it mention|(?:abschnitt|teil|kapitel|absatz) (?:über|zu[mr]?|von)|(?:steht|sagt|schreibt|etwas|was) .{0,25}?(?:über|zu[mr]?)|(?:section|partie|passage|paragraphe) (?:sur|à propos de|de)|(?:dit|écrit|parle|quelque chose) .{0,25}?(?:sur|de|à propos de)|(?:sección|apartado|parte|párrafo) (?:sobre|de)|(?:dice|pone|habla|algo) .{0,25}?(?:sobre|de))\s+(?<words>.+)$/iu;

/** In the order in which they are asked: the plainer first. */
const matters: readonly (readonly [Matter, RegExp])[] = [
  ["score", scores],
  [
    "words",
    /(?:how many words|how long|word count|reading time|minutes?|wie viele wörter|wie lang|lesezeit|combien de mots|quelle longueur|longueur|temps de lecture|cuántas palabras|qué largo|longitud)/iu,
  ],
  [
    "cost",
    /(?<!\p{L})(?:how much|costs?|price|expensive|cheap|dollars?|money|spen[dt]|gekostet|kostete?|kosten|teuer|geld|coûté?|coûte|prix|cher|argent|costó|costado|cuesta|precio|caro|dinero)(?!\p{L})|\$/iu,
  ],
  [
    "models",
    /(?<!\p{L})(?:models?|llms?|ai|gpt|claude|who (?:wrote|made|did)|written by|author|modelle?|ki|wer hat|geschrieben hat|autor|modèles?|ia|qui a|écrit par|auteur|modelos?|quién)(?!\p{L})/iu,
  ],
  [
    "versions",
    /(?<!\p{L})(?:versions?|revisions?|drafts?|changed|geändert|changé|cambiado|fassung(?:en)?|version(?:en)?|versión|versiones)(?!\p{L})/iu,
  ],
  [
    "published",
    /(?<!\p{L})(?:publish(?:ed)?|online|veröffentlicht|publiée?|publié|publicad[oa]|en ligne|en línea)(?!\p{L})/iu,
  ],
  [
    "findings",
    /(?<!\p{L})(?:checks?|checked|errors?|mistakes?|faults?|problems?|wrong|fehler|geprüft|probleme?|falsch|erreurs?|vérifi\p{L}+|problèmes?|errores?|comprob\p{L}+|problemas?)(?!\p{L})/iu,
  ],
  ["voice", /(?<!\p{L})(?:tone|language|register|ton|sprache|stil|langue|style|tono|idioma|lengua|estilo)(?!\p{L})/iu],
  [
    "audience",
    /(?<!\p{L})(?:who(?:m)? is (?:it|this|that) for|for whom|audience|readers?|für wen|zielgruppe|publikum|pour qui|public|lecteurs?|para quién|público|lectores)(?!\p{L})/iu,
  ],
  ["pictures", /(?<!\p{L})(?:pictures?|images?|illustrations?|photos?|bild(?:er)?|fotos?|im[aá]gen(?:es)?)(?!\p{L})/iu],
  [
    "gist",
    /(?:what(?:'s| is) (?:it|this|that|the (?:post|article|text)) about|summar(?:y|ise|ize)|main (?:point|idea|message)|worum geht|zusammenfass|kernaussage|de quoi (?:parle|s'agit)|résum|de qué (?:trata|va|habla)|resum)/iu,
  ],
  ["title", /(?<!\p{L})(?:title|headline|called|titel|überschrift|heißt|titre|s'appelle|título|llama)(?!\p{L})/iu],
  [
    "sections",
    /(?<!\p{L})(?:sections?|parts?|chapters?|outline|headings?|contents?|abschnitte?|teile?|kapitel|gliederung|inhalt|parties|plan|sommaire|secciones|apartados|partes|índice|contenido)(?!\p{L})/iu,
  ],
];

const numbered: readonly RegExp[] = [
  /(?<!\p{L})(?:introduction|intro|opening|einleitung|einstieg|introducción)(?!\p{L})/iu,
  /(?<!\p{L})(?:first|1st|erste\p{L}*|premi(?:er|ère)|primer[oa]?) (?:section|part|chapter|abschnitt|teil|kapitel|partie|sección|apartado|parte)(?!\p{L})/iu,
  /(?<!\p{L})(?:second|2nd|zweite\p{L}*|deuxième|segund[oa]) (?:section|part|chapter|abschnitt|teil|kapitel|partie|sección|apartado|parte)(?!\p{L})/iu,
  /(?<!\p{L})(?:third|3rd|dritte\p{L}*|troisième|tercer[oa]?) (?:section|part|chapter|abschnitt|teil|kapitel|partie|sección|apartado|parte)(?!\p{L})/iu,
];
const closing =
  /(?<!\p{L})(?:conclusion|ending|last (?:section|part|chapter)|schluss|fazit|letzte\p{L}* (?:abschnitt|teil|kapitel)|dernière (?:section|partie)|conclusión|últim[oa] (?:sección|apartado|parte))(?!\p{L})/iu;

/** The section that a question names by its place. */
function placeIn(text: string): number | null {
  if (closing.test(text)) return -1;
  const n = numbered.findIndex((pattern) => pattern.test(text));
  return n < 0 ? null : n;
}

/** Finds out what a question wants to know, by its words. */
export function questionTopic(question: string): Topic {
  const text = plainWords(question.replace(/[’‘]/gu, "'")).replace(/\s+/gu, " ");
  const words = passage.exec(text)?.groups?.words;
  if (words !== undefined) return { about: "part", words: words.replace(/[\s?!.]+$/u, "") };
  const place = placeIn(text);
  if (place !== null) return { about: "section", n: place };
  const dimension = Object.keys(dimensions).find((name) => dimensions[name]?.test(text)) ?? null;
  if (reasons.test(text) && (dimension !== null || scores.test(text) || wordsOf(text).length < 3))
    return { about: "low", dimension };
  const topic = matters.find(([, pattern]) => pattern.test(text))?.[0];
  if (topic !== undefined && !(topic === "sections" && dimension !== null)) return { about: topic };
  return dimension === null ? { about: "other", words: text } : { about: "low", dimension };
}
