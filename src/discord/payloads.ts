import { z } from "zod";

/** Who did something. https://docs.discord.com/developers/resources/user#user-object */
const user = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  bot: z.boolean().optional(),
  system: z.boolean().optional(),
});
export type DiscordUser = z.infer<typeof user>;

const member = z.object({
  nick: z.string().nullish(),
  user: user.optional(),
  /** Told along with interactions only. */
  permissions: z.string().regex(/^\d+$/).optional(),
});
const channel = z.object({ id: z.string(), type: z.int(), parent_id: z.string().nullish() });

/** A component of a message, or a row or a box of them. */
const component: z.ZodType<SeenComponent> = z.lazy(() =>
  z.object({
    type: z.int(),
    id: z.int().optional(),
    custom_id: z.string().optional(),
    label: z.string().optional(),
    style: z.int().optional(),
    components: z.array(component).optional(),
  }),
);
/** As far as components are read here. */
export interface SeenComponent {
  type: number;
  id?: number | undefined;
  custom_id?: string | undefined;
  label?: string | undefined;
  style?: number | undefined;
  components?: SeenComponent[] | undefined;
}

const reference = z.object({ message_id: z.string().optional() }).nullish();
/** A message that something was done to. */
const seenMessage = z.object({
  id: z.string(),
  flags: z.int().default(0),
  author: user.optional(),
  content: z.string().default(""),
  components: z.array(component).default([]),
  message_reference: reference,
});
export type SeenMessage = z.infer<typeof seenMessage>;

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
export type CommandOption = z.infer<typeof option>;

/** What every interaction tells. */
const common = {
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  guild_locale: z.string().optional(),
  channel_id: z.string().optional(),
  channel: channel.optional(),
  member: member.optional(),
  user: user.optional(),
  locale: z.string().optional(),
  app_permissions: z.string().regex(/^\d+$/).optional(),
  /** By how it was installed: 0 a guild, 1 a person. */
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  /** 0 a guild, 1 direct messages with the bot, 2 other private channels. */
  context: z.int().optional(),
  message: seenMessage.optional(),
};

const command = z.object({
  name: z.string(),
  /** 1 a command, 3 a message's menu. */
  type: z.int().default(1),
  options: z.array(option).default([]),
  target_id: z.string().optional(),
  resolved: z.object({ messages: z.record(z.string(), seenMessage).optional() }).optional(),
});

/** What people do with what we show. https://docs.discord.com/developers/interactions/receiving-and-responding */
export const interaction = z.discriminatedUnion("type", [
  z.object({ ...common, type: z.literal(2), data: command }),
  z.object({ ...common, type: z.literal(3), data: z.object({ custom_id: z.string(), component_type: z.int() }) }),
  z.object({ ...common, type: z.literal(4), data: command }),
  z.object({ ...common, type: z.literal(5), data: z.unknown() }),
]);
export type DiscordInteraction = z.infer<typeof interaction>;
export type InteractionOf<T extends DiscordInteraction["type"]> = Extract<DiscordInteraction, { type: T }>;

/** Discord asks whether an address is ours. */
export const ping = z.object({ type: z.literal(1) });

const base = { id: z.string(), channel_id: z.string(), guild_id: z.string().optional() };
/** A message as an event tells of it. https://docs.discord.com/developers/events/gateway-events#message-create */
const message = z.object({
  ...base,
  type: z.int().default(0),
  author: user.optional(),
  member: member.optional(),
  webhook_id: z.string().optional(),
  content: z.string().optional(),
  edited_timestamp: z.string().nullish(),
  mentions: z.array(z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() })).default([]),
  attachments: z.array(z.unknown()).default([]),
  sticker_items: z.array(z.unknown()).default([]),
  poll: z.unknown().optional(),
  message_reference: reference,
  referenced_message: seenMessage.nullish(),
});
export type EventMessage = z.infer<typeof message>;

const guild = z.object({
  id: z.string(),
  name: z.string(),
  system_channel_id: z.string().nullish(),
  preferred_locale: z.string().optional(),
});

/** What the Gateway tells, as far as it is our business. Whatever else comes does not read. */
export const dispatch = z.discriminatedUnion("t", [
  z.object({ t: z.literal("MESSAGE_CREATE"), d: message }),
  z.object({ t: z.literal("MESSAGE_UPDATE"), d: message }),
  z.object({ t: z.literal("MESSAGE_DELETE"), d: z.object(base) }),
  z.object({ t: z.literal("GUILD_CREATE"), d: guild }),
  z.object({ t: z.literal("GUILD_DELETE"), d: z.object({ id: z.string(), unavailable: z.boolean().optional() }) }),
  z.object({ t: z.literal("INTERACTION_CREATE"), d: z.looseObject({ id: z.string() }) }),
]);
export type Dispatch = z.infer<typeof dispatch>;
export type DispatchOf<T extends Dispatch["t"]> = Extract<Dispatch, { t: T }>["d"];
