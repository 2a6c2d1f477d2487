import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { z } from "zod";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Form, Suggestion } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import { customId, type Home, readCustomId } from "./buttons.ts";
import { fieldOf, inputsOf } from "./inputs.ts";
import { limits } from "./limits.ts";
import { clean, shortened } from "./text.ts";

/** A submission of a modal, as far as it is read here. What was typed and what was chosen come under two names. */
const submission = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({
      component: z
        .object({ custom_id: z.string(), value: z.string().nullish(), values: z.array(z.string()).nullish() })
        .optional(),
    }),
  ),
});

/** A form that was sent. */
export interface Submission {
  form: string;
  value: string;
  fields: Record<string, string>;
  home?: Home | undefined;
}

/**
 * A form as a modal of at most five inputs. Required fields have theirs first, then the others in order; what has no
 * room is left to what the form means without it.
 * @throws {KindlingError} `internal` when its value does not fit into a modal's id, which no form of ours does.
 */
export function formModal(texts: Texts, form: Form, home?: Home): APIModalInteractionResponseCallbackData {
  const custom_id = customId({ action: form.form, value: form.value, confirm: false, home });
  if (custom_id === undefined) throw new KindlingError("internal");
  const inputs = new Map(form.fields.map((field) => [field.name, inputsOf(texts, field)]));
  const shown = new Set<string>();
  let room: number = limits.modalFields;
  for (const field of form.fields.toSorted(
    (one, other) => Number(other.required ?? false) - Number(one.required ?? false),
  )) {
    const count = inputs.get(field.name)?.length ?? 0;
    if (count > room) continue;
    shown.add(field.name);
    room -= count;
  }
  const components = [...inputs].flatMap(([name, each]) => (shown.has(name) ? each : []));
  // Only a text that fills more boxes than there are gets here: an empty box is better than one that cuts it.
  const [first] = form.fields;
  return {
    custom_id,
    title: shortened(form.title, limits.modalTitle),
    components: components.length > 0 || !first ? components : inputsOf(texts, { ...first, value: "" }),
  };
}

/** What a modal of ours was sent with; undefined for what is none. */
export function readSubmission(data: unknown): Submission | undefined {
  const read = submission.safeParse(data);
  if (!read.success) return undefined;
  const { action: form, value, home } = readCustomId(read.data.custom_id);
  const fields = new Map<string, string>();
  for (const { component } of read.data.components) {
    if (component === undefined) continue;
    const name = fieldOf(component.custom_id);
    const said = component.value ?? component.values?.[0] ?? "";
    const before = fields.get(name) ?? "";
    // Where a box ends, a line or at least a word ended.
    const parted = before !== "" && said !== "" && !/\s$/.test(before) && !/^\s/.test(said);
    fields.set(name, parted ? `${before}\n${said}` : before + said);
  }
  return { form, value, fields: Object.fromEntries(fields), ...(home && { home }) };
}

/** Suggestions as the choices of an option that asks for them. One whose value does not fit is left out. */
export const suggestionChoices = (suggestions: readonly Suggestion[]): APIApplicationCommandOptionChoice<string>[] =>
  suggestions
    .filter(({ value }) => value.trim() !== "" && value.length <= limits.choiceValue && clean(value) === value)
    .slice(0, limits.choices)
    .map(({ label, value }) => ({ name: shortened(label, limits.choiceName), value }));
