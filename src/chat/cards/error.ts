import { verbatim } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorLine, errorSentence } from "../texts/wording.ts";
import type { Button, Card, Coded } from "../vocabulary.ts";

/** What went wrong and what helps. `typed`: what the person wrote, given back so that nothing is lost. */
export function errorCard(texts: Texts, error: Coded, more: { typed?: string; buttons?: Button[] } = {}): Card {
  const { typed, buttons } = more;
  return {
    summary: errorLine(texts, error).replace(/\s+/g, " "),
    parts: [
      { type: "text", markdown: errorSentence(texts, error), tone: "error" },
      ...(typed === undefined || typed.trim() === ""
        ? []
        : [{ type: "text", markdown: `${texts.answers.yourText}\n\n${verbatim(typed)}` } as const]),
      ...(buttons === undefined ? [] : [{ type: "buttons", buttons } as const]),
    ],
  };
}
