import { sentencesOf } from "./clean.ts";

/** The line that says what the idea is, and what follows it. */
export function splitHeading(text: string): { heading: string; rest: string } {
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

/** What is left hanging where an address was taken out. */
export function withoutLooseEnd(line: string): string {
  return line.replace(/(?<! based) (?:over|at|on|from|see|via|to|with|and|here|using|like|in)$/iu, "");
}

/** Title Case, or one word: a name keeps its capitals. */
export function nameLike(line: string): boolean {
  const words = line.split(" ");
  return (
    words.length < 6 &&
    words.filter((word) => /^\p{Lu}|^\d|^(?:of|the|a|and|for|in)$/u.test(word)).length === words.length
  );
}

/** Without what ends a line: stops and spaces. */
export function trimEnd(text: string, what = /[.,;:!?…。？！؟\s]+$/u): string {
  return text.replace(what, "");
}
