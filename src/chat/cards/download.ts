import { inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";

/** A file to be handed over. */
export type HandedFile = Omit<Extract<CardPart, { type: "file" }>, "type">;

/** A version as files, and a word on what they are. */
export function downloadCard(
  texts: Texts,
  { title, note, files }: { title: string; note: string; files: readonly HandedFile[] },
): Card {
  const heading = texts.answers.downloadTitle(inline(title, 200));
  return {
    title: heading,
    summary: heading,
    parts: [{ type: "text", markdown: note }, ...files.map((file): CardPart => ({ type: "file", ...file }))],
  };
}
