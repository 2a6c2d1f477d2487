import type { AskInput, AskOutput } from "../../pipelines/talk.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";
import { button } from "./button.ts";
import { type NoteCard, noteCard } from "./note.ts";

/** A question of a run. Without an answer in `waitMs` it goes on with `byDefault`. */
export interface AskView {
  run: string;
  question: AskInput["question"];
  byDefault: "blog" | "code";
  waitMs: number;
}

/** A question with two buttons. */
export function askCard(texts: Texts, { run, question, byDefault, waitMs }: AskView): Card {
  const { title, text } = texts.answers.ask[question];
  const choose = (label: string, format: AskOutput["format"]) =>
    button(label, { action: "answer", run, question, format }, format === byDefault ? { style: "primary" } : {});
  const other = question === "format" ? choose(texts.buttons.asCode, "code") : choose(texts.buttons.asNone, "none");
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: text(texts.answers.choices[byDefault], texts.formats.duration(waitMs)) },
      { type: "buttons", buttons: [choose(texts.buttons.asBlog, "blog"), other] },
    ],
  };
}

/** The question once it is answered. */
export function answeredCard(texts: Texts, format: AskOutput["format"]): NoteCard {
  const { answers } = texts;
  return noteCard(format === "none" ? answers.answeredNone : answers.answered(answers.choices[format]));
}
