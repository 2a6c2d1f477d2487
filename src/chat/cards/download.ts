import { inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";

/** A version's files in one zip. */
export function downloadCard(
  texts: Texts,
  { title, file }: { title: string; file: Omit<Extract<CardPart, { type: "file" }>, "type"> },
): Card {
  const heading = texts.answers.downloadTitle(inline(title, 200));
  return {
    title: heading,
    summary: heading,
    parts: [
      { type: "text", markdown: texts.answers.download },
      { type: "file", ...file },
    ],
  };
}
