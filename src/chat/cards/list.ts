import { inline, plain } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** An idea as a line of the list. */
export interface ListedIdea {
  number: number;
  text: string;
  title: string | null;
  status: keyof Texts["ideaStatus"];
  /** The total of its head version; null where there is none, or it was not reviewed. */
  score: number | null;
  demo: boolean;
  createdAt: Date;
}

const titleMaxLength = 80;

/** The latest ideas that a person may see, newest first. `more`: there are others. */
export function listCard(view: { texts: Texts; ideas: readonly ListedIdea[]; more: boolean; now: Date }): Card {
  const { texts, ideas, more, now } = view;
  const { answers, formats } = texts;
  if (ideas.length === 0) {
    return {
      title: answers.listTitle,
      summary: answers.listTitle,
      parts: [{ type: "text", markdown: answers.listEmpty }],
    };
  }
  const lines = ideas.map((idea) =>
    answers.listLine({
      number: idea.number,
      title: plain(inline(idea.title ?? idea.text, titleMaxLength)),
      status: texts.ideaStatus[idea.status],
      score: idea.score === null ? null : texts.result.outOf(idea.score),
      demo: idea.demo ? texts.result.demoLabel : null,
      ago: formats.ago(idea.createdAt, now),
    }),
  );
  const hint = more ? answers.listMore(ideas.length, formats) : answers.listHint;
  return {
    title: answers.listTitle,
    summary: answers.listTitle,
    parts: [
      { type: "text", markdown: lines.map((line) => `- ${line}`).join("\n") },
      { type: "text", markdown: hint, tone: "muted" },
    ],
  };
}
