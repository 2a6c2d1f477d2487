import { plainWords, shorten } from "./clean.ts";

/** The prompt for one picture: its subject, the post's one style, and what a picture for a post must not hold. */
export function demoImagePrompt(facts: { subject: string; style: string; title: string }): { prompt: string } {
  const subject = shorten(plainWords(facts.subject).replace(/\s+/gu, " "), 300);
  const title = shorten(plainWords(facts.title).replace(/\s+/gu, " "), 120);
  return {
    prompt: `An illustration for an article titled “${title}”, showing ${subject}. Style: ${facts.style}. Wide composition with calm edges, no text, no letters, no logos.`,
  };
}
