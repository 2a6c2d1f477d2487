import { z } from "zod";
import { invalidBody, parseOrRefuse } from "../refusal.ts";
import { stringSelect } from "./components.ts";
import { componentId, customId, textOf } from "./text.ts";

const textInput = z
  .strictObject({
    ...{ type: z.literal(4), id: componentId.optional(), custom_id: customId, style: z.literal([1, 2]) },
    ...{ min_length: z.int().min(0).max(4000).optional(), max_length: z.int().min(1).max(4000).optional() },
    ...{
      required: z.boolean().optional(),
      value: z.string().max(4000).optional(),
      placeholder: textOf(100).optional(),
    },
  })
  .refine(({ value = "", max_length = 4000 }) => value.length <= max_length, "Value longer than max_length")
  .refine(({ value = "" }) => value.isWellFormed(), "Not well-formed.");

const label = z.strictObject({
  ...{ type: z.literal(18), id: componentId.optional(), label: textOf(45), description: textOf(100).optional() },
  component: z.union([textInput, stringSelect]),
});
const textDisplay = z.strictObject({ type: z.literal(10), id: componentId.optional(), content: textOf(4000) });

const modal = z.strictObject({
  custom_id: customId,
  title: textOf(45),
  components: z
    .array(z.union([label, textDisplay]))
    .min(1, "Must be between 1 and 5 in length.")
    .max(5, "Must be between 1 and 5 in length."),
});

/** A modal as it was sent. */
export type SentModal = z.output<typeof modal>;

/** A modal as Discord takes it: one to five labels, each around an input. */
export function checkModal(value: unknown): SentModal {
  const sent = parseOrRefuse(modal, value, ["data"]);
  const ids = sent.components.flatMap((each) => (each.type === 18 ? each.component.custom_id : []));
  if (new Set(ids).size < ids.length)
    throw invalidBody(
      ["data", "components"],
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    );
  return sent;
}

const choice = z.strictObject({
  ...{ name: textOf(100), value: z.union([z.string().min(1).max(100), z.number()]) },
  name_localizations: z.record(z.string(), z.string()).nullish(),
});

/** What an autocomplete is answered with: 25 choices at most. */
export const checkChoices = (value: unknown) =>
  parseOrRefuse(z.strictObject({ choices: z.array(choice).max(25) }), value, ["data"]);
