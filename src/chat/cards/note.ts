import type { Card } from "../vocabulary.ts";

/** One or two sentences of ours, as a card. `markdown` comes from the catalogue. */
export function noteCard(markdown: string): Card {
  return { summary: markdown.replace(/[*`\\]/g, "").replace(/\s+/g, " "), parts: [{ type: "text", markdown }] };
}
