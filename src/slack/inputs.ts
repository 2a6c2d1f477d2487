import type { types } from "@slack/bolt";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { FormField } from "../chat/vocabulary.ts";
import { limits } from "./limits.ts";
import { clean, pieces, plainText } from "./text.ts";

/**
 * A field as inputs: one, and for a text that is longer than one takes, as many as it fills. Block and element go by the
 * field's name, with a number behind it from the second on.
 */
export function inputsOf(texts: Texts, field: FormField): types.InputBlock[] {
  const value = clean(field.value ?? "");
  const parts = isText(field) && value.length > limits.inputText ? pieces(value, limits.inputText) : [value];
  const ids = parts.map((_, index) => (index === 0 ? field.name : `${field.name}#${index + 1}`));
  return parts.map((part, index) => ({
    type: "input",
    block_id: ids[index] ?? field.name,
    label: plainText(index === 0 ? field.label : texts.slack.continued(field.label), limits.inputLabel),
    // Only the first box must have something in it, and no box to tick: Slack would insist on its being ticked.
    optional: !field.required || field.kind === "checkbox" || index > 0,
    element: elementOf(texts, field, part, ids[index] ?? field.name),
    ...(field.hint && index === parts.length - 1 && { hint: plainText(field.hint, limits.inputLabel) }),
  }));
}

const isText = ({ kind, options = [] }: FormField) =>
  kind === "text" || kind === "longText" || (kind === "select" && choices(options).length === 0);

function elementOf(texts: Texts, field: FormField, value: string, action_id: string): types.InputBlock["element"] {
  switch (field.kind) {
    case "number":
      return {
        ...{ type: "number_input", action_id, is_decimal_allowed: false },
        ...(/^-?\d{1,15}$/.test(value) && { initial_value: value }),
      };
    case "checkbox": {
      const yes = { text: plainText(texts.slack.yes, limits.optionText), value: "true" };
      return { type: "checkboxes", action_id, options: [yes], ...(value === "true" && { initial_options: [yes] }) };
    }
    case "select": {
      const options = choices(field.options ?? []);
      const chosen = options.find((option) => option.value === value);
      if (options.length > 0) {
        return { type: "static_select", action_id, options, ...(chosen && { initial_option: chosen }) };
      }
      return textInput(field, value, action_id);
    }
    case "text":
    case "longText":
      return textInput(field, value, action_id);
  }
}

const textInput = ({ kind, maxLength }: FormField, value: string, action_id: string): types.PlainTextInput => ({
  type: "plain_text_input",
  action_id,
  multiline: kind === "longText",
  max_length: Math.max(1, value.length, Math.min(maxLength ?? limits.inputText, limits.inputText)),
  ...(value !== "" && { initial_value: value }),
});

/** One whose value does not fit is left out; of two with the same value the first stays. */
const choices = (options: NonNullable<FormField["options"]>): types.PlainTextOption[] =>
  [...new Map(options.toReversed().map((option) => [option.value, option])).values()]
    .toReversed()
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(({ label, value }) => ({ text: plainText(label, limits.optionText), value }));
