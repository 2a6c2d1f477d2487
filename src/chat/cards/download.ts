import { inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";

/** A file to be handed over. */
export type HandedFile = Omit<Extract<CardPart, { type: "file" }>, "type">;

/** A version as files: for reading, for pasting, and everything in one. */
export function downloadCard(texts: Texts, { title, files }: { title: string; files: readonly HandedFile[] }): Card {
  const heading = texts.answers.downloadTitle(inline(title, 200));
  return {
    title: heading,
    summary: heading,
    parts: [
      { type: "text", markdown: texts.answers.download },
      ...files.map((file): CardPart => ({ type: "file", ...file })),
    ],
  };
}
