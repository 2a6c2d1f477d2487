import type { Grammar } from "./grammar.ts";
import type { Wish } from "./wishes.ts";

/** Recognises one kind of wish in a clause. */
export type Reader = (grammar: Grammar, clause: string) => Wish | null;

/** Words that say nothing about what is wanted. */
export const ofNothing = ["filler", "polite", "post", "make", "trailing"] as const;

/** Words without the quotation marks and stops around them. */
export function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["“„«‘'\s]+|["”“»’'\s]+$/gu, "")
    .replace(/[\s,;:.]+$/u, "")
    .trim();
}
