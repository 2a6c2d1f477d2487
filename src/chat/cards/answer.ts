import { beginning, inert, inline, plain, quotation } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** An answer to a question about the work. `markdown` and `asked` are foreign text. */
export interface AnswerView {
  asked: { by: string; text: string };
  /** Null where nobody could answer. */
  markdown: string | null;
  /** The offline demo model worded it. */
  demo: boolean;
  /** There was no version yet to answer from. */
  early: boolean;
}

const questionMaxLength = 200;
const answerMaxLength = 3_000;

/** The answer, below the question. */
export function answerCard({ replies }: Texts, { asked, markdown, demo, early }: AnswerView): Card {
  return {
    summary: replies.answered(inline(asked.by)),
    parts: [
      {
        type: "text",
        markdown: `${replies.answering(plain(asked.by))}\n\n${quotation(asked.text, questionMaxLength)}`,
        tone: "muted",
      },
      { type: "text", markdown: said(markdown) ?? (early ? replies.answerEarly : replies.answerNone) },
      ...(demo ? [{ type: "text", markdown: replies.answerDemo, tone: "muted" } as const] : []),
    ],
  };
}

/** A model's words, as they may be shown; null where there are none. */
const said = (markdown: string | null): string | null =>
  markdown === null ? null : inert(beginning(markdown, answerMaxLength).text).trim() || null;

/** A refinement that had nothing to change. `note`: why, in a model's words. */
export function unchangedCard({ replies }: Texts, view: { version: number; note: string | null; demo: boolean }): Card {
  const note = said(view.note);
  return {
    summary: replies.unchanged(view.version),
    parts: [
      { type: "text", markdown: replies.unchanged(view.version) },
      ...(note === null ? [] : [{ type: "text", markdown: note } as const]),
      ...(note !== null && view.demo ? [{ type: "text", markdown: replies.answerDemo, tone: "muted" } as const] : []),
    ],
  };
}
