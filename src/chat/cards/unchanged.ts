import { quotation } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card, CardPart } from "../vocabulary.ts";

const noteMaxLength = 600;

/** Says that what was asked for changed nothing. `note`: why, in the editor's words. */
export function unchangedCard(
  { unchanged, result }: Texts,
  { version, note, demo }: { version: number; note: string | null; demo: boolean },
): Card {
  const because: CardPart[] = [
    { type: "text", markdown: `${unchanged.because}\n\n${quotation(note ?? "", noteMaxLength)}` },
  ];
  const warning: CardPart[] = [{ type: "text", markdown: result.demoShort, tone: "warning" }];
  return {
    title: unchanged.title,
    summary: unchanged.title,
    parts: [
      ...(note?.trim() ? because : []),
      { type: "text", markdown: unchanged.stays(version), tone: "muted" },
      ...(demo ? warning : []),
    ],
  };
}
