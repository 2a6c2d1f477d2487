import type { AskInput, AskOutput } from "../../pipelines/talk.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";
import { button } from "./button.ts";
import { noteCard } from "./note.ts";

/** A question with two buttons; without an answer in `waitMs` the run goes on with `ask.likelier`. */
export function askCard(texts: Texts, { run, ask, waitMs }: { run: string; ask: AskInput; waitMs: number }): Card {
  const { question } = ask;
  const { title, text } = texts.answers.ask[question];
  const choose = (label: string, format: AskOutput["format"]) =>
    button(label, { action: "answer", run, question, format }, format === ask.likelier ? { style: "primary" } : {});
  const other = question === "format" ? choose(texts.buttons.asCode, "code") : choose(texts.buttons.asNone, "none");
  return {
    title,
    summary: title,
    parts: [
      { type: "text", markdown: text(texts.answers.choices[ask.likelier], texts.formats.duration(waitMs)) },
      { type: "buttons", buttons: [choose(texts.buttons.asBlog, "blog"), other] },
    ],
  };
}

/** The question once it is answered; `chosen` is null where the two minutes passed. */
export function answeredCard(texts: Texts, format: AskOutput["format"]): Card {
  const { answers } = texts;
  return noteCard(format === "none" ? answers.answeredNone : answers.answered(answers.choices[format]));
}
