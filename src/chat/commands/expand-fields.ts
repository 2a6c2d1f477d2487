import { KindlingError } from "../../errors.ts";
import { defaultOptions, formats, type IdeaOptions, ideaOptions, tones, wordLimits } from "../../pipelines/options.ts";
import type { Texts } from "../texts/catalogue.ts";
import { errorLine } from "../texts/wording.ts";
import { languageTag } from "./language.ts";
import { ideaText } from "./parse-command.ts";
import { audienceMaxLength, wordCount } from "./parse-options.ts";

/** The choice of no tone in particular: a choice must have a value. */
export const anyTone = "any";

/** What a form about a new idea says, or what is wrong with it, by field. */
export type ExpandFields = { text: string; options: IdeaOptions } | { errors: Record<string, string> };

/** Reads the fields of the form `expand`. A field that is not there, or left empty, lets the plan decide. */
export function readExpandFields(texts: Texts, fields: Readonly<Record<string, string>>): ExpandFields {
  const { forms, formats: f } = texts;
  const errors: Record<string, string> = {};
  const given = (name: string) => (fields[name] ?? "").trim();
  const read = <T>(name: string, sentence: string, parse: (given: string) => T | undefined): T | null => {
    if (given(name) === "") return null;
    const value = parse(given(name));
    if (value === undefined) errors[name] = sentence;
    return value ?? null;
  };

  const text = readIdeaText(texts, given("idea"));
  if ("error" in text) errors.idea = text.error;
  const options: IdeaOptions = {
    format: read("format", forms.invalid.choice, oneOf(formats)) ?? defaultOptions.format,
    tone: given("tone") === anyTone ? null : read("tone", forms.invalid.choice, oneOf(tones)),
    audience: read("audience", forms.tooLong(f.number(audienceMaxLength)), (typed) =>
      [...typed].length <= audienceMaxLength ? typed : undefined,
    ),
    words: read("words", forms.invalid.words(f.number(wordLimits.min), f.number(wordLimits.max)), wordCount),
    language: read("language", forms.invalid.language, languageTag),
    images: fields.images === undefined || /^(?:true|on|yes|1)$/i.test(given("images")),
  };
  return "error" in text || Object.keys(errors).length > 0 ? { errors } : { text: text.text, options };
}

/** The options that a form had a field for: what such a field says was chosen, even if it is left empty. */
export const optionsIn = (fields: Readonly<Record<string, string>>): (keyof IdeaOptions)[] =>
  ideaOptions.keyof().options.filter((key) => fields[key] !== undefined);

/** The text of an idea from a form, or what is wrong with it. */
export function readIdeaText(texts: Texts, typed: string): { text: string } | { error: string } {
  try {
    return { text: ideaText(typed) };
  } catch (thrown) {
    if (!(thrown instanceof KindlingError)) throw thrown;
    return { error: thrown.code === "idea.empty" ? texts.forms.required : errorLine(texts, thrown) };
  }
}

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (given: string): T | undefined =>
    values.find((each) => each === given);
