import type { Texts } from "../texts/catalogue.ts";
import type { Card } from "../vocabulary.ts";

/** What Kindling does, its commands and its options, on one card. */
export function helpCard(texts: Texts): Card {
  const { answers } = texts;
  const table = (heading: string, rows: readonly (readonly [string, string] | readonly string[])[]) =>
    [`**${heading}**`, rows.map(([code, meaning]) => `- \`${code}\` – ${meaning}`).join("\n")].join("\n\n");
  return {
    title: answers.helpTitle,
    summary: answers.helpTitle,
    parts: [
      { type: "text", markdown: answers.help },
      { type: "text", markdown: table(answers.commandsTitle, answers.commands) },
      { type: "text", markdown: table(answers.optionsTitle, answers.options) },
    ],
  };
}
