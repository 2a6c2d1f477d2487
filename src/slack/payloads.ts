import { z } from "zod";

/** Who did something, in payloads of interactions. */
const user = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();
const enterprise = z.object({ id: z.string() }).nullish();
/** Of whose installation a payload is, beside the person's own. */
const installed = { team, enterprise, is_enterprise_install: z.boolean().optional() };
const channel = z.object({ id: z.string() });
const message = z.object({ ts: z.string(), thread_ts: z.string().optional(), text: z.string().optional() });
const view = z.looseObject({
  id: z.string(),
  type: z.string(),
  callback_id: z.string().optional(),
  blocks: z.array(z.looseObject({ block_id: z.string().optional() })),
});

/** A slash command. https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(""),
  team_id: z.string(),
  enterprise_id: z.string().optional(),
  is_enterprise_install: z.enum(["true", "false"]).optional(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  user_id: z.string(),
  trigger_id: z.string(),
});
export type SlashCommand = z.infer<typeof slashCommand>;

/** A press on a button, or a vote. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const blockActions = z.object({
  type: z.literal("block_actions"),
  ...installed,
  user,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: channel.optional(),
  container: z.looseObject({
    type: z.string(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: message.optional(),
  view: view.optional(),
  actions: z.array(
    z.looseObject({
      action_id: z.string(),
      action_ts: z.string(),
      value: z.string().optional(),
    }),
  ),
});
export type BlockActions = z.infer<typeof blockActions>;

const viewSubmission = z.object({
  type: z.literal("view_submission"),
  ...installed,
  user,
  trigger_id: z.string().optional(),
  view,
});
export type ViewSubmission = z.infer<typeof viewSubmission>;

const shortcut = z.object({
  type: z.literal("shortcut"),
  ...installed,
  user,
  callback_id: z.string(),
  trigger_id: z.string(),
});
const messageShortcut = z.object({
  type: z.literal("message_action"),
  ...installed,
  user,
  callback_id: z.string(),
  trigger_id: z.string(),
  channel,
  message,
});
export type Shortcut = z.infer<typeof shortcut> | z.infer<typeof messageShortcut>;

/** What people do with what we show. Other kinds are none of ours. */
export const interaction = z.discriminatedUnion("type", [blockActions, viewSubmission, shortcut, messageShortcut]);

/** A message as an event tells of it. */
const saidMessage = z.object({
  user: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
});

/** Events. https://docs.slack.dev/reference/events */
const event = z.discriminatedUnion("type", [
  saidMessage.extend({
    type: z.literal("message"),
    channel: z.string(),
    channel_type: z.string().optional(),
    message: saidMessage.optional(),
    previous_message: saidMessage.optional(),
    deleted_ts: z.string().optional(),
  }),
  saidMessage.extend({ type: z.literal("app_mention"), channel: z.string() }),
  z.object({ type: z.literal("app_home_opened"), user: z.string(), channel: z.string(), tab: z.string().optional() }),
  z.object({
    type: z.literal("agent_session_stopped"),
    channel: z.string(),
    thread_ts: z.string(),
    user: z.string(),
  }),
  z.object({
    type: z.literal("reaction_added"),
    user: z.string(),
    reaction: z.string(),
    item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
  }),
  z.object({ type: z.literal("app_uninstalled") }),
  z.object({
    type: z.literal("tokens_revoked"),
    tokens: z.object({ bot: z.array(z.string()).optional() }),
  }),
]);
export type SlackEvent = z.infer<typeof event>;
export type MessageEvent = Extract<SlackEvent, { type: "message" }>;

/** An event in its envelope. An event of a kind that is not known here does not read. */
export const eventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  authorizations: z.array(z.object({ is_enterprise_install: z.boolean().optional() })).optional(),
  event,
});
export type EventCallback = z.infer<typeof eventCallback>;

/** Slack asks whether an address is ours. https://docs.slack.dev/reference/events/url_verification */
export const challenge = z.object({ type: z.literal("url_verification"), challenge: z.string() });
