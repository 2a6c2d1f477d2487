import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APISelectMenuOption,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { FormField } from "../chat/vocabulary.ts";
import { limits } from "./limits.ts";
import { clean, pieces, shortened } from "./text.ts";

/**
 * A field as labelled inputs: one, and for a text that is longer than one takes, as many as it fills. They go by the
 * field's name, with a number behind it from the second on.
 */
export function inputsOf(texts: Texts, field: FormField): APILabelComponent[] {
  const value = clean(field.value ?? "");
  const long = isText(field) && value.length > limits.inputText;
  return (long ? pieces(value, limits.inputText) : [value]).map((part, index) => ({
    type: ComponentType.Label,
    label: shortened(index === 0 ? field.label : texts.discord.continued(field.label), limits.inputLabel),
    ...(field.hint && index === 0 && { description: shortened(field.hint, limits.inputDescription) }),
    component: inputOf(texts, field, part, index),
  }));
}

/** The field that an input belongs to: a text may have several. */
export const fieldOf = (customId: string): FormField["name"] => customId.split("#")[0] ?? customId;

const isText = ({ kind, options = [] }: FormField) =>
  kind === "text" || kind === "longText" || (kind === "select" && choices(options).length === 0);

function inputOf(texts: Texts, field: FormField, value: string, index: number): APIComponentInLabel {
  const custom_id = index === 0 ? field.name : `${field.name}#${index + 1}`;
  const required = (field.required ?? false) && index === 0;
  const options = choices(field.options ?? []);
  if (field.kind === "checkbox") {
    const { yes, no } = texts.discord;
    const pair = [
      { label: yes, value: "true" },
      { label: no, value: "false" },
    ];
    return { type: ComponentType.StringSelect, custom_id, required: false, options: chosen(pair, value || "false") };
  }
  if (field.kind === "select" && options.length > 0) {
    return { type: ComponentType.StringSelect, custom_id, required, options: chosen(options, value) };
  }
  return {
    ...{ type: ComponentType.TextInput, custom_id, required },
    style: field.kind === "longText" ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: Math.min(Math.max(1, value.length, field.maxLength ?? limits.inputText), limits.inputText),
    ...(value !== "" && value.length <= limits.inputText && { value }),
  };
}

/** One whose value does not fit is left out; of two with the same value the first stays. */
function choices(options: NonNullable<FormField["options"]>): { label: string; value: string }[] {
  const seen = new Set<string>();
  return options
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue && clean(value) === value)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .map(({ label, value }) => ({ label: shortened(label, limits.optionLabel), value }));
}

/** As many as a menu takes, the chosen one among them. */
function chosen(options: { label: string; value: string }[], value: string): APISelectMenuOption[] {
  const at = options.findIndex((option) => option.value === value);
  const first = Math.max(0, Math.min(at - limits.options + 1, options.length - limits.options));
  return options
    .slice(first, first + limits.options)
    .map((option) => (option.value === value ? { ...option, default: true } : option));
}
