import { formats, type IdeaOptions, ideaMaxLength, tones, wordLimits } from "../../pipelines/options.ts";
import type { VersionSummary } from "../../store/outputs.ts";
import { anyTone } from "../commands/expand-fields.ts";
import { audienceMaxLength } from "../commands/parse-options.ts";
import { formValue } from "../forms.ts";
import { inline } from "../markdown.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Form } from "../vocabulary.ts";

/** Longest change or reason that a form takes, in characters: what Slack and Discord both let be typed is 3,000. */
export const wordsMaxLength = 3000;

/** Longest title of a version in a list to choose from, on Slack, and most of them, on Discord. */
const optionMaxLength = 75;
const optionsMax = 25;

/** All options of an idea, as the settings have them. `anew`: an idea that is there, to be made again with other ones. */
export function expandForm(
  texts: Texts,
  settings: IdeaOptions,
  anew?: { id: string; text: string; options: IdeaOptions },
): Form {
  const { expand: words } = texts.forms;
  const { formats: f } = texts;
  const asked = anew?.options ?? settings;
  const choices = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
    values.map((value) => ({ label: labels[value], value }));
  return {
    ...formValue({ form: "expand", idea: anew?.id ?? "" }),
    ...{ title: words.title, submit: words.submit },
    fields: [
      {
        ...{ name: "idea", label: words.idea, kind: "longText", required: true },
        ...{ maxLength: ideaMaxLength, hint: words.ideaHint, value: anew?.text ?? "" },
      },
      {
        ...{ name: "format", label: words.format, kind: "select", value: asked.format },
        options: choices(formats, words.formats),
      },
      {
        ...{ name: "tone", label: words.tone, kind: "select", value: asked.tone ?? anyTone },
        options: [{ label: words.anyTone, value: anyTone }, ...choices(tones, words.tones)],
      },
      {
        ...{ name: "audience", label: words.audience, kind: "text", value: asked.audience ?? "" },
        ...{ maxLength: audienceMaxLength, hint: words.audienceHint },
      },
      {
        ...{ name: "words", label: words.words, kind: "number", value: asked.words?.toString() ?? "" },
        hint: words.wordsHint(f.number(wordLimits.min), f.number(wordLimits.max)),
      },
      {
        ...{ name: "language", label: words.language, kind: "text", value: asked.language ?? "" },
        ...{ maxLength: 35, hint: words.languageHint },
      },
      { name: "images", label: words.images, kind: "checkbox", value: String(asked.images) },
    ],
  };
}

/** What to change in a version. `isHead` false: that makes a branch. */
export function refineForm(texts: Texts, of: { idea: string; version: number; isHead: boolean }): Form {
  const { refine } = texts.forms;
  const { idea, version, isHead } = of;
  return {
    ...formValue({ form: "refine", idea, version }),
    ...{ title: refine.title(version), submit: refine.submit },
    fields: [
      {
        ...{ name: "change", label: refine.change, kind: "longText", required: true, maxLength: wordsMaxLength },
        hint: isHead ? refine.changeHint : refine.branch(version),
      },
    ],
  };
}

/** Why a version is good or bad. `reason`: what the person said before. */
export function feedbackForm(
  texts: Texts,
  of: { idea: string; version: number; verdict: "good" | "bad"; reason: string | null },
): Form {
  const { feedback } = texts.forms;
  const { idea, version, verdict, reason } = of;
  return {
    ...formValue({ form: "feedback", idea, version, verdict }),
    ...{ title: feedback.title[verdict], submit: feedback.submit },
    fields: [
      {
        ...{ name: "reason", label: feedback.reason, kind: "longText", maxLength: wordsMaxLength },
        value: reason ?? "",
      },
    ],
  };
}

/** The text of an idea. */
export function editIdeaForm(texts: Texts, idea: { id: string; number: number; text: string }): Form {
  const { editIdea } = texts.forms;
  return {
    ...formValue({ form: "editIdea", idea: idea.id }),
    ...{ title: editIdea.title(idea.number), submit: editIdea.submit },
    fields: [
      {
        ...{ name: "idea", label: editIdea.idea, kind: "longText", required: true },
        ...{ maxLength: ideaMaxLength, hint: editIdea.ideaHint, value: idea.text },
      },
    ],
  };
}

/** Two versions of an idea to choose; `from` and `to` are chosen already. */
export function compareForm(
  texts: Texts,
  { idea, versions, from, to }: { idea: string; versions: readonly VersionSummary[]; from: number; to: number },
): Form {
  const { compare } = texts.forms;
  const isChosen = ({ number }: VersionSummary) => number === from || number === to;
  const others = versions.filter((version) => !isChosen(version)).slice(2 - optionsMax);
  const offered = [...versions.filter(isChosen), ...others].toSorted((a, b) => b.number - a.number);
  const options = offered.map(({ number, title }) => ({
    label: inline(`${texts.result.version} ${number}: ${title}`, optionMaxLength),
    value: String(number),
  }));
  const choice = (name: string, label: string, value: number) =>
    ({ name, label, kind: "select", value: String(value), options, required: true }) as const;
  return {
    ...formValue({ form: "compare", idea }),
    ...{ title: compare.title, submit: compare.submit },
    fields: [choice("from", compare.from, from), choice("to", compare.to, to)],
  };
}
