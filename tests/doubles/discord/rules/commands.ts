import { z } from "zod";
import { invalidBody, parseOrRefuse } from "../refusal.ts";
import { textOf } from "./text.ts";

const localizations = z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z0-9]{2,3})?$/), z.string()).nullish();
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, "Command name is invalid")
  .refine((each) => each === each.toLowerCase(), "Command name is invalid");
const choices = z
  .array(
    z.strictObject({
      name: textOf(100),
      name_localizations: localizations,
      value: z.union([z.string().max(100), z.number()]),
    }),
  )
  .max(25)
  .optional();

const option = z
  .strictObject({
    ...{ type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]), name, name_localizations: localizations },
    ...{
      description: textOf(100),
      description_localizations: localizations,
      required: z.boolean().optional(),
      choices,
    },
    ...{ min_length: z.int().min(0).max(6000).optional(), max_length: z.int().min(1).max(6000).optional() },
    ...{ min_value: z.number().optional(), max_value: z.number().optional(), autocomplete: z.boolean().optional() },
    channel_types: z.array(z.int()).optional(),
  })
  .refine(
    ({ autocomplete, choices: given }) => !(autocomplete && given?.length),
    "Autocomplete and choices are mutually exclusive",
  );

const more = {
  ...{ name_localizations: localizations, description_localizations: localizations, nsfw: z.boolean().optional() },
  ...{ default_member_permissions: z.string().regex(/^\d+$/).nullish(), dm_permission: z.boolean().nullish() },
  integration_types: z.array(z.literal([0, 1])).optional(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
};
const command = z.union([
  z.strictObject({
    ...more,
    type: z.literal(1).optional(),
    name,
    description: textOf(100),
    options: z.array(option).max(25).optional(),
  }),
  z.strictObject({ ...more, type: z.literal([2, 3]), name: textOf(32), description: z.literal("").optional() }),
]);

/** A whole registration as Discord takes it: at most 100 commands, and 15 context menus of a kind. */
export function checkCommands(value: unknown): Record<string, unknown>[] {
  const sent = parseOrRefuse(z.array(command).max(130), value);
  for (const [index, each] of sent.entries()) {
    const { type = 1, name: own } = each;
    if (sent.findIndex((other) => (other.type ?? 1) === type && other.name === own) < index)
      throw invalidBody([index], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
    if ("options" in each) {
      const names = each.options?.map((option) => option.name) ?? [];
      if (new Set(names).size < names.length)
        throw invalidBody(
          [index, "options"],
          "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
          "Option names must be unique",
        );
      const firstOptional = each.options?.findIndex(({ required }) => !required) ?? -1;
      if (firstOptional >= 0 && each.options?.slice(firstOptional).some(({ required }) => required))
        throw invalidBody(
          [index, "options"],
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        );
    }
  }
  const count = (type: number) => sent.filter((each) => (each.type ?? 1) === type).length;
  if (count(1) > 100 || count(2) > 15 || count(3) > 15)
    throw invalidBody([], "APPLICATION_COMMANDS_MAX", "Maximum number of application commands reached");
  return sent;
}
