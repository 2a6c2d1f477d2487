import { z } from "zod";
import { action, confirm, focus, placeholder } from "./element-parts.ts";
import { optionGroup, plainOption, richOption } from "./text.ts";

const checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  ...action,
  ...confirm,
  ...focus,
  options: z.array(richOption).min(1).max(10),
  initial_options: z.array(richOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  ...action,
  ...confirm,
  ...focus,
  options: z.array(richOption).min(1).max(10),
  initial_option: richOption.optional(),
});
const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a valid date")
    .optional(),
});
const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_time: z
    .string()
    .regex(/^\d{2}:\d{2}$/, "must be a valid time")
    .optional(),
  timezone: z.string().optional(),
});

const grouped = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const oneList = (menu: { options?: unknown; option_groups?: unknown }): boolean =>
  (menu.options === undefined) !== (menu.option_groups === undefined);
const oneListWording = "must define either `options` or `option_groups` but not both";
const staticSelect = z
  .strictObject({
    type: z.literal("static_select"),
    ...action,
    ...confirm,
    ...focus,
    ...placeholder,
    ...grouped,
    initial_option: plainOption.optional(),
  })
  .refine(oneList, oneListWording);
const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...action,
    ...confirm,
    ...focus,
    ...placeholder,
    ...grouped,
    initial_options: z.array(plainOption).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(oneList, oneListWording);
const externalSelect = z.strictObject({
  type: z.literal("external_select"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_option: plainOption.optional(),
  min_query_length: z.int().min(0).optional(),
});
const usersSelect = z.strictObject({
  type: z.literal("users_select"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_user: z.string().optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal("conversations_select"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(["im", "mpim", "private", "public"]))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
});
const channelsSelect = z.strictObject({
  type: z.literal("channels_select"),
  ...action,
  ...confirm,
  ...focus,
  ...placeholder,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

/** Elements that choose. https://docs.slack.dev/reference/block-kit/block-elements */
export const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  usersSelect,
  conversationsSelect,
  channelsSelect,
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
] as const;
