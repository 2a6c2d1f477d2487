import { withoutCode } from "./markdown.ts";

/** What an unfinished or machine-like text leaves behind. */
const placeholders = [
  /lorem ipsum/gi,
  /\b(?:TODO|TBD|FIXME|TBC|XXX)\b(?=\s*[:\])(–—-]|\s*$)/gm,
  /\[(?:insert|add|enter|your|placeholder|todo|tbd|company|author|name|date|link|image|picture)\b[^\]\n]{0,80}\](?![([])/gi,
  /\{\{[^}\n]*\}\}/g,
  /(?:<|&lt;)(?:insert|your|placeholder)\b[^>\n]*>/gi,
  /\b(?:content|text|section|image|picture|quote|example) (?:goes|to go|to be added) here\b/gi,
  /\bas an? (?:AI|large|artificial intelligence)(?: language model| assistant|,)/gi,
  /\bI(?:'m|’m| am) (?:just |only )?an? (?:AI|language model)\b/gi,
  /\bI(?: cannot|(?: ca|’|')n?[’']?t) (?:help|assist) (?:you )?with (?:that|this)\b/gi,
  /\bals (?:eine? )?(?:KI|künstliche Intelligenz)(?:-?(?:Sprachmodell|Modell|Assistent)|,)/gi,
  /\ben tant qu(?:e modèle de langage|['’]IA)\b/gi,
  /\bcomo (?:un )?(?:modelo de lenguaje|modelo de linguagem|IA,)/gi,
];

/** Left-over placeholder text in the prose of a post. What the idea itself says is no left-over. */
export function placeholderText(markdown: string, idea: string): string[] {
  const prose = withoutCode(markdown);
  const known = idea.toLowerCase();
  return placeholders
    .flatMap((pattern) => prose.match(pattern) ?? [])
    .filter((found) => !known.includes(found.toLowerCase()));
}
