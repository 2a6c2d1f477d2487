import { countWords } from "../../checks/words.ts";
import type { Post } from "./post.ts";

/** Words of prose in a post, as its language counts them. */
export function wordsOf({ parts, language }: Pick<Post, "parts" | "language">): number {
  return parts.reduce((sum, part) => sum + (part.kind === "markdown" ? countWords(part.text, language) : 0), 0);
}

/** The words of a section's heading; undefined for a text without one, such as the introduction. */
export const headingOf = (markdown: string): string | undefined => /^## +(.+)/.exec(markdown)?.[1]?.trim();
