import { z } from "zod";
import { action, confirm, focus, placeholder } from "./element-parts.ts";
import { menus } from "./menus.ts";
import { richText } from "./rich-text.ts";
import { oneSource, oneSourceWording, overflowOption, pictureUrl, plainText, slackFile } from "./text.ts";

const label = { accessibility_label: z.string().max(75).optional() };
const dispatch = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).optional() })
    .optional(),
};

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button = z.strictObject({
  type: z.literal("button"),
  ...action,
  ...confirm,
  ...label,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const image = z
  .strictObject({
    type: z.literal("image"),
    alt_text: z.string().min(1).max(2000),
    image_url: pictureUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine(oneSource, oneSourceWording);

const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...action,
  ...confirm,
  options: z.array(overflowOption).min(1).max(5),
});
const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  ...action,
  ...dispatch,
  ...focus,
  ...placeholder,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});
const numberInput = z.strictObject({
  type: z.literal("number_input"),
  ...action,
  ...dispatch,
  ...focus,
  ...placeholder,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});
const textInput = (type: "url_text_input" | "email_text_input") =>
  z.strictObject({
    type: z.literal(type),
    ...action,
    ...dispatch,
    ...focus,
    ...placeholder,
    initial_value: z.string().optional(),
  });
const richTextInput = z.strictObject({
  type: z.literal("rich_text_input"),
  ...action,
  ...dispatch,
  ...focus,
  ...placeholder,
  initial_value: richText.optional(),
});

const verdict = z.strictObject({ text: plainText(75), value: z.string().min(1).max(2000), ...label });
/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
export const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  ...action,
  positive_button: verdict,
  negative_button: verdict,
});
/** https://docs.slack.dev/reference/block-kit/block-elements/icon-button-element */
export const iconButton = z.strictObject({
  type: z.literal("icon_button"),
  ...action,
  ...confirm,
  ...label,
  icon: z.enum(["trash"]),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

/** What stands in an actions block. */
export const actionElement = z.discriminatedUnion("type", [button, overflow, richTextInput, ...menus]);
/** What stands beside a section. */
export const accessory = z.discriminatedUnion("type", [button, overflow, image, ...menus]);
/** What stands in an input block. */
export const inputElement = z.discriminatedUnion("type", [
  plainTextInput,
  numberInput,
  textInput("url_text_input"),
  textInput("email_text_input"),
  richTextInput,
  ...menus,
]);
