import { type Grammar, quoted } from "./grammar.ts";
import type { Place } from "./wishes.ts";

/** The part of a post that a piece of a request speaks of. */
export function readPlace(grammar: Grammar, text: string): Place {
  const { test, match, rest } = grammar;
  const named = match(quoted("name"), text)?.name;
  if (named !== undefined && test("{section}|{title}", text)) return { at: "about", words: named };
  const about = match(String.raw`(?:{section}|{paragraph}|{picture})\s*{about}\s*(?<words>.+)$`, text)?.words;
  if (about !== undefined && rest(about, "filler", "post") !== "") return { at: "about", words: about };
  const n = numberOf(grammar, text);
  if (n !== null && (test("{section}|{paragraph}|{picture}", text) || rest(text, "filler") === ""))
    return { at: "nth", n };
  if (rest(text, "filler", "intro", "section", "post") === "" && test("{intro}", text)) return { at: "intro" };
  if (rest(text, "filler", "end", "section", "post") === "" && test("{end}", text)) return { at: "end" };
  if (rest(text, "filler", "title", "post") === "" && test("{title}", text)) return { at: "title" };
  const words = rest(text, "filler", "post", "section", "all", "paragraph");
  return words === "" ? { at: "all" } : { at: "about", words: withoutArticle(grammar, text) };
}

/** `section 3`, `the third section`. */
function numberOf(grammar: Grammar, text: string): number | null {
  const digits = grammar.match(String.raw`(?:{section}|{paragraph}|{picture})\s*#?(?<n>\d{1,2})(?!\d)`, text)?.n;
  return digits === undefined ? grammar.ordinal(text) : Number(digits);
}

/** `the part with the costs` → `the costs`: what is left when words that carry nothing stand before it. */
function withoutArticle({ match }: Grammar, text: string): string {
  const opening = match(String.raw`^(?:\s*(?:{all}|{section}|{paragraph}|{about}|{filler}))*\s*(?<words>\S.*)$`, text);
  return opening?.words ?? text;
}
