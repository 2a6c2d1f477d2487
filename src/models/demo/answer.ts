import type { DemoRecord } from "./types.ts";

/** Answers a question about a post from its record, as markdown. */
export function demoAnswer(_question: string, { version, words, score }: DemoRecord): string {
  return `Version ${version} has ${words} words and a score of ${score ?? "none"}.`;
}
