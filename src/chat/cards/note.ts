import type { Card } from "../vocabulary.ts";

/** A card of one text, small enough to be stored with an event. */
export interface NoteCard extends Card {
  parts: [{ type: "text"; markdown: string }];
}

/** One or two sentences of ours, as a card. `markdown` comes from the catalogue. */
export function noteCard(markdown: string): NoteCard {
  return { summary: markdown.replace(/[*`\\]/g, "").replace(/\s+/g, " "), parts: [{ type: "text", markdown }] };
}
