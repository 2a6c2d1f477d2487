import { plainWords, shorten } from "./clean.ts";

/** The scene for one picture. The post's style is added by whoever asks. */
export function demoImagePrompt(facts: { subject: string; title: string }): { prompt: string } {
  const subject = shorten(plainWords(facts.subject).replace(/\s+/gu, " "), 300);
  const title = shorten(plainWords(facts.title).replace(/\s+/gu, " "), 120);
  return {
    prompt: `An illustration for an article titled “${title}”, showing ${subject}. Wide composition with one clear centre and calm edges; no text, no letters, no logos.`,
  };
}
