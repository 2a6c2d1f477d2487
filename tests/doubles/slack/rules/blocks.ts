import { z } from "zod";
import { accessory, actionElement, button, feedbackButtons, iconButton, image, inputElement } from "./elements.ts";
import { richText } from "./rich-text.ts";
import { anyText, mrkdwn, oneSource, oneSourceWording, pictureUrl, plainText, slackFile } from "./text.ts";

const id = { block_id: z.string().min(1).max(255).optional() };

const section = z
  .strictObject({
    type: z.literal("section"),
    ...id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, "missing required field: text");
const imageBlock = z
  .strictObject({
    type: z.literal("image"),
    ...id,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: pictureUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine(oneSource, oneSourceWording);
const source = z.strictObject({ type: z.literal("url"), url: z.string().min(1), text: z.string().min(1) });
const taskCard = z.strictObject({
  type: z.literal("task_card"),
  ...id,
  task_id: z.string().min(1).max(255),
  title: z.string().min(1).max(256),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(source).optional(),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
});
const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  richText,
]);
const table = z.strictObject({
  type: z.literal("table"),
  ...id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() }),
    )
    .max(20)
    .optional(),
});

/** What every surface takes. https://docs.slack.dev/reference/block-kit/blocks */
const everywhere = [
  section,
  imageBlock,
  richText,
  z.strictObject({ type: z.literal("divider"), ...id }),
  z.strictObject({ type: z.literal("header"), ...id, text: plainText(150) }),
  z.strictObject({
    type: z.literal("context"),
    ...id,
    elements: z
      .array(z.discriminatedUnion("type", [image, plainText(3000), mrkdwn(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal("actions"), ...id, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal("input"),
    ...id,
    label: plainText(2000),
    element: inputElement,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
] as const;

/** What only a message shows. */
const messagesOnly = [
  taskCard,
  table,
  z.strictObject({ type: z.literal("markdown"), ...id, text: z.string().min(1).max(12_000) }),
  z.strictObject({
    type: z.literal("context_actions"),
    ...id,
    elements: z
      .array(z.discriminatedUnion("type", [feedbackButtons, iconButton]))
      .min(1)
      .max(5),
  }),
  z.strictObject({
    type: z.literal("plan"),
    ...id,
    title: z.string().min(1).max(256),
    tasks: z.array(taskCard).max(50).optional(),
  }),
  z.strictObject({
    type: z.literal("alert"),
    ...id,
    text: anyText(3000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
  z.strictObject({
    type: z.literal("card"),
    ...id,
    hero_image: image.optional(),
    icon: image.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(button).min(1).max(5).optional(),
  }),
] as const;

/** The blocks of a message: at most 50. */
export const messageBlocks = z.array(z.discriminatedUnion("type", [...everywhere, ...messagesOnly])).max(50);
/** The blocks of a modal or a Home: at most 100. */
export const viewBlocks = z.array(z.discriminatedUnion("type", [...everywhere])).max(100);

/** A block as it was sent. */
export interface SentBlock {
  type: string;
  block_id?: string | undefined;
  [field: string]: unknown;
}
