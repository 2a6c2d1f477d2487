import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Form, FormField, Suggestion } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import { inputsOf } from "./inputs.ts";
import { limits } from "./limits.ts";
import { plainText, shortened } from "./text.ts";

/** What a modal has to remember, because Slack forgets where it was opened: the form's value, and the place. */
const memory = z.object({
  value: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  audience: z.enum(["owner", "channel", "workspace"]),
});
/** Where a form was asked for. */
export type FormOrigin = Omit<z.infer<typeof memory>, "value">;

/** A submission of a modal, as far as it is read here. */
const submission = z.object({
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.object({ block_id: z.string() })),
  state: z.object({
    values: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          value: z.string().nullish(),
          selected_option: z.object({ value: z.string() }).nullish(),
          selected_options: z.array(z.object({ value: z.string() })).nullish(),
        }),
      ),
    ),
  }),
});

/** A form that was sent, and where it had been asked for. */
export interface Submission extends FormOrigin {
  form: string;
  value: string;
  fields: Record<string, string>;
}

/**
 * A form as a modal. A text that is longer than a box of Slack's goes on in a second one.
 * @throws {KindlingError} `internal` when its value does not fit into what a modal remembers, which no form of ours does.
 */
export function formView(texts: Texts, form: Form, origin: FormOrigin): types.ModalView {
  const remembered = JSON.stringify({ value: form.value, ...origin } satisfies z.infer<typeof memory>);
  if (remembered.length > limits.privateMetadata) throw new KindlingError("internal");
  return {
    type: "modal",
    callback_id: form.form.slice(0, limits.id),
    private_metadata: remembered,
    title: plainText(form.title, limits.modalTitle),
    submit: plainText(form.submit, limits.modalButton),
    close: plainText(texts.slack.cancel, limits.modalButton),
    blocks: form.fields.flatMap((field) => inputsOf(texts, field)).slice(0, limits.viewBlocks),
  };
}

/** What a modal of ours was sent with; undefined for any other. A box that was ticked is `true`, an empty one `""`. */
export function readSubmission(view: unknown): Submission | undefined {
  const read = submission.safeParse(view);
  if (!read.success) return undefined;
  const { callback_id, private_metadata, state, blocks } = read.data;
  const remembered = memory.safeParse(parsed(private_metadata));
  if (!remembered.success) return undefined;
  const fields = new Map<string, string>();
  for (const { block_id } of blocks) {
    const given = state.values[block_id]?.[block_id];
    if (given === undefined) continue;
    const { value, selected_option, selected_options } = given;
    const ticked = selected_options && String(selected_options.length > 0);
    const name = fieldOf(block_id);
    const said = value ?? selected_option?.value ?? ticked ?? "";
    const before = fields.get(name) ?? "";
    // Where a box ends, a line or at least a word ended.
    const parted = before !== "" && said !== "" && !/\s$/.test(before) && !/^\s/.test(said);
    fields.set(name, parted ? `${before}\n${said}` : before + said);
  }
  return { form: callback_id, ...remembered.data, fields: Object.fromEntries(fields) };
}

/** What Slack is answered when fields are wrong: the modal stays open. `view`: as it was sent. */
export function formErrors(
  view: { blocks: readonly { block_id?: string | undefined }[] },
  errors: Readonly<Record<string, string>>,
) {
  const ids = view.blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  const placed = Object.entries(errors).map(([name, message]) => ({
    // What is wrong with no field in particular is said at the first, because Slack drops what it cannot place.
    block: ids.find((id) => fieldOf(id) === name) ?? ids[0],
    message: shortened(message, limits.inputLabel),
  }));
  const byBlock = Map.groupBy(placed, ({ block }) => block);
  return {
    response_action: "errors" as const,
    errors: Object.fromEntries(
      [...byBlock].flatMap(([block, said]) =>
        block === undefined ? [] : [[block, said.map(({ message }) => message).join(" ")]],
      ),
    ),
  };
}

/** Suggestions as the choices of a menu that asks for them. One whose value does not fit is left out. */
export const suggestionOptions = (suggestions: readonly Suggestion[]): { options: types.PlainTextOption[] } => ({
  options: suggestions
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue)
    .slice(0, limits.options)
    .map(({ label, value }) => ({ text: plainText(label, limits.optionText), value })),
});

/** The field that an input belongs to: a text may have several. */
const fieldOf = (block: string): FormField["name"] => block.split("#")[0] ?? block;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
