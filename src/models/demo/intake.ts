import { plainWords, sentencesOf, shorten, wordsOf } from "./clean.ts";
import { guessFormat } from "./format.ts";
import { lexiconFor } from "./lexicons.ts";
import { readSubject } from "./subject.ts";
import { titleFrom } from "./title.ts";
import type { DemoFacts, DemoIntake } from "./types.ts";

const categories: readonly (readonly [string, RegExp])[] = [
  ["games", /\b(?:game|games|puzzle|chess|quiz|spiel|jeu|juego)\b/iu],
  ["health", /\b(?:health|calorie|exercise|sleep|sport|sports|fitness|food|meal|recipe|nutrition)\b/iu],
  ["finance", /\b(?:currency|money|budget|invoice|payroll|price|bank|tax)\b/iu],
  ["data", /\b(?:data|database|databases|sql|csv|regression|statistics|chart|analytics|spreadsheet)\b/iu],
  ["security", /\b(?:security|cipher|encryption|password|auth|privacy|vulnerability)\b/iu],
  [
    "operations",
    /\b(?:on-call|deploy|deployment|incident|kubernetes|monitoring|cache|caching|server|infrastructure|e-?mail)\b/iu,
  ],
  ["web", /\b(?:css|html|browser|website|web|page|frontend|react|javascript)\b/iu],
  [
    "engineering",
    /\b(?:code|software|pull request|api|apis|programming|algorithm|developer|developers|clock|clocks|timestamps|git|github|cli|script)\b/iu,
  ],
  ["community", /\b(?:community|discord|team|teams|people|meetup|club|volunteers)\b/iu],
  ["productivity", /\b(?:productivity|to-do|notes|calendar|timer|pomodoro|project|habit|habits|survey|meeting)\b/iu],
];

/** Reads an idea as the intake would: title, language, category, format. */
export function demoIntake(facts: Pick<DemoFacts, "idea" | "angle"> & { language?: string | null }): DemoIntake {
  const text = plainWords(facts.idea);
  const subject = readSubject(facts.idea);
  const { lexicon } = lexiconFor(facts.language ?? subject.language);
  const { format, confidence, because } = guessFormat(subject, text);
  const hints = because.map((word) => `“${word}”`).join(", ");
  const kind = format === "code" ? "something to build" : "something to write about";
  return {
    title: titleFrom(subject, lexicon, facts.angle ?? 0),
    description: shorten(sentencesOf(text.replace(/\s+/gu, " "))[0] ?? lexicon.unnamed, 200),
    category: categories.find(([, pattern]) => pattern.test(text))?.[0] ?? "general",
    complexity: complexityOf(text),
    language: facts.language ?? subject.language,
    format,
    reasoning:
      confidence < 60
        ? "The idea names neither something to build nor something to explain, so both formats are possible."
        : `It reads like ${kind}${hints === "" ? "" : `: ${hints}`}.`,
    confidence,
  };
}

function complexityOf(text: string): number {
  const words = wordsOf(text);
  const long = words.filter((word) => word.length > 9).length;
  return Math.max(1, Math.min(5, Math.round(1 + words.length / 60 + long / 12)));
}
