import type { Finding, Rule } from "../../../checks/finding.ts";
import type { Formats } from "../formats.ts";

type Sentence = (params: Finding["params"], formats: Formats) => string;

/** What a check found, in a few words. Parameters come escaped. */
export const findings: Readonly<Record<Rule, Sentence>> = {
  "section.missing": ({ heading }) => `The planned section “${heading}” is missing.`,
  "section.empty": ({ heading }) => `The section “${heading}” has next to no text.`,
  "length.short": ({ words, target }, f) =>
    `It has ${f.number(Number(words))} words where ${f.number(Number(target))} were asked for.`,
  "length.long": ({ words, target }, f) =>
    `It has ${f.number(Number(words))} words where ${f.number(Number(target))} were asked for.`,
  "markdown.fence": ({ excerpt }) => `A code block is not closed: ${excerpt}`,
  "markdown.link": ({ excerpt }) => `A link goes nowhere: ${excerpt}`,
  "markdown.table": ({ excerpt }) => `A table is broken: ${excerpt}`,
  "markdown.heading": ({ excerpt }) => `A heading is out of place: ${excerpt}`,
  "markdown.emphasis": ({ excerpt }) => `Bold or italic type is left open: ${excerpt}`,
  "markdown.picture": ({ excerpt }) => `A picture stands where only text belongs: ${excerpt}`,
  placeholder: ({ excerpt }) => `Placeholder text was left: ${excerpt}`,
  "url.foreign": ({ excerpt }) => `There is an address that the idea did not name: ${excerpt}`,
  "picture.alt": () => "A picture has no description for those who do not see it.",
  html: ({ excerpt }) => `There is HTML in the text: ${excerpt}`,
  mention: ({ excerpt }) => `Somebody would be mentioned: ${excerpt}`,
  secret: () => "Something in the text looks like a key or a token.",
  repetition: ({ excerpt }) => `A paragraph stands there twice: ${excerpt}`,
};
