import { z } from "zod";
import { invalidBody, parseOrRefuse } from "../refusal.ts";
import { componentId, customId, emoji, textOf, webUrl } from "./text.ts";

const base = { id: componentId.optional() };
const label = textOf(80).optional();

const button = z.discriminatedUnion("style", [
  z.strictObject({
    ...{ ...base, type: z.literal(2), style: z.literal([1, 2, 3, 4]), label, emoji: emoji.optional() },
    ...{ custom_id: customId, disabled: z.boolean().optional() },
  }),
  z.strictObject({
    ...{ ...base, type: z.literal(2), style: z.literal(5), label, emoji: emoji.optional() },
    ...{ url: webUrl, disabled: z.boolean().optional() },
  }),
]);

const option = z.strictObject({
  ...{ label: textOf(100), value: z.string().min(1).max(100), description: textOf(100).optional() },
  ...{ emoji: emoji.optional(), default: z.boolean().optional() },
});

/** A menu of texts, in messages and in modals. */
export const stringSelect = z
  .strictObject({
    ...{ ...base, type: z.literal(3), custom_id: customId, options: z.array(option).min(1).max(25) },
    ...{ placeholder: textOf(150).optional(), min_values: z.int().min(0).max(25).optional() },
    ...{
      max_values: z.int().min(1).max(25).optional(),
      disabled: z.boolean().optional(),
      required: z.boolean().optional(),
    },
  })
  .refine(
    ({ options }) => new Set(options.map(({ value }) => value)).size === options.length,
    "The specified option value is already used",
  )
  .refine(
    ({ options, max_values = 1 }) => options.filter((each) => each.default).length <= max_values,
    "Too many defaults",
  );

const actionRow = z.strictObject({
  ...base,
  type: z.literal(1),
  components: z.union([z.array(button).min(1).max(5), z.array(stringSelect).length(1)]),
});
const textDisplay = z.strictObject({ ...base, type: z.literal(10), content: textOf(4000) });
const media = z.strictObject({
  url: z
    .string()
    .max(2048)
    .regex(/^(?:https?:\/\/|attachment:\/\/)/),
});
const gallery = z.strictObject({
  ...{ ...base, type: z.literal(12) },
  items: z
    .array(z.strictObject({ media, description: textOf(1024).nullish(), spoiler: z.boolean().optional() }))
    .min(1)
    .max(10),
});
const file = z.strictObject({
  ...{ ...base, type: z.literal(13), spoiler: z.boolean().optional() },
  file: z.strictObject({ url: z.string().regex(/^attachment:\/\//) }),
});
const separator = z.strictObject({
  ...{ ...base, type: z.literal(14), divider: z.boolean().optional(), spacing: z.literal([1, 2]).optional() },
});
const thumbnail = z.strictObject({ ...base, type: z.literal(11), media, description: textOf(1024).nullish() });
const section = z.strictObject({
  ...{ ...base, type: z.literal(9), components: z.array(textDisplay).min(1).max(3) },
  accessory: z.union([thumbnail, button]),
});
const inside = z.union([actionRow, textDisplay, gallery, file, separator, section]);
const container = z.strictObject({
  ...{ ...base, type: z.literal(17), components: z.array(inside).min(1).max(40) },
  ...{ accent_color: z.int().min(0).max(0xffffff).nullish(), spoiler: z.boolean().optional() },
});
const byType: Readonly<Record<number, z.ZodType>> = {
  ...{ 1: actionRow, 9: section, 10: textDisplay, 12: gallery, 13: file, 14: separator, 17: container },
};

/** A component as it was sent: what was checked is kept as it is. */
export interface SentComponent {
  type: number;
  id?: number;
  content?: string;
  label?: string;
  custom_id?: string;
  url?: string;
  style?: number;
  components?: SentComponent[];
  accessory?: SentComponent;
  items?: { media: { url: string }; description?: string | null }[];
  file?: { url: string };
  [more: string]: unknown;
}

/** All components, those inside others among them. */
export function everyComponent(components: readonly SentComponent[]): SentComponent[] {
  return components.flatMap((each) => [
    each,
    ...everyComponent(each.components ?? []),
    ...(each.accessory ? [each.accessory] : []),
  ]);
}

/**
 * The components of a message as Discord takes them: each by itself, and together at most 40 with 4,000 characters of
 * text. Which of the texts are counted is not said, so that labels and descriptions are counted too. `files`: names of
 * what is attached. https://docs.discord.com/developers/components/reference
 */
export function checkComponents(value: unknown, files: ReadonlySet<string>): SentComponent[] {
  const list = parseOrRefuse(z.array(z.looseObject({ type: z.number() })), value, ["components"]);
  for (const [index, each] of list.entries()) {
    const schema = byType[each.type];
    if (!schema)
      throw invalidBody(["components", index, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" is invalid');
    // A container's children are checked one by one, so that a fault is named by its own kind.
    const children = each.type === 17 && Array.isArray(each.components) ? each.components : [];
    for (const [place, child] of children.entries()) {
      const own = typeof child === "object" && child !== null ? byType[child.type] : undefined;
      if (own) parseOrRefuse(own, child, ["components", index, "components", place]);
    }
    parseOrRefuse(schema, each, ["components", index]);
  }
  const components = list as SentComponent[];
  const all = everyComponent(components);
  const refuse = (code: string, message: string) => invalidBody(["components"], code, message);
  if (all.length > 40) throw refuse("BASE_TYPE_BAD_LENGTH", `Total number of components exceeds 40: ${all.length}`);
  const characters = all.reduce((sum, { content = "", label: words = "" }) => sum + content.length + words.length, 0);
  if (characters > 4000) throw refuse("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", `Text exceeds 4000: ${characters}`);
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(ids).size < ids.length)
    throw refuse("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  const numbers = all.flatMap(({ id }) => id || []);
  if (new Set(numbers).size < numbers.length)
    throw refuse("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  for (const url of all.flatMap(({ items = [], file: own }) =>
    [...items.map((item) => item.media.url), own?.url ?? []].flat(),
  )) {
    const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
    if (name !== undefined && !files.has(name))
      throw refuse(
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        `The referenced attachment "${url}" was not found`,
      );
  }
  return components;
}

/** The same with a number for each component that has none, as Discord answers them. */
export function numbered(components: readonly SentComponent[]): SentComponent[] {
  const copy = structuredClone(components) as SentComponent[];
  const taken = new Set(everyComponent(copy).flatMap(({ id }) => id || []));
  let next = 1;
  for (const each of everyComponent(copy)) {
    if (each.id) continue;
    while (taken.has(next)) next++;
    taken.add(next);
    each.id = next;
  }
  return copy;
}
