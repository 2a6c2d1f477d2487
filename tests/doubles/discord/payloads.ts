import { numbered } from "./rules/components.ts";
import type { Channel, StoredMessage, User, World } from "./world.ts";

const time = (ms: number) => new Date(ms).toISOString();

/** A user as Discord tells of one. */
export const userPayload = ({ id, name, bot }: User) => ({
  ...{ id, username: name, discriminator: "0", global_name: name, avatar: null, bot, public_flags: 0 },
});

/** A channel or a thread. */
export function channelPayload(world: World, channel: Channel) {
  const { id, type, name, parent, archived, locked } = channel;
  if (type === 1) {
    const others = [...channel.members].filter((member) => member !== world.application.id);
    const recipients = others.flatMap((member) => world.users.get(member) ?? []).map(userPayload);
    return { id, type, recipients, last_message_id: null };
  }
  const shared = { id, type, name, guild_id: world.guild.id, parent_id: parent ?? null, rate_limit_per_user: 0 };
  if (type === 0 || type === 15) {
    const hidden = { id: world.guild.id, type: 0, allow: "0", deny: String(1 << 10) };
    const permission_overwrites = channel.closed ? [hidden] : [];
    return { ...shared, position: 0, permission_overwrites, nsfw: false, topic: null };
  }
  const thread_metadata = { archived, locked, auto_archive_duration: 1440, archive_timestamp: time(world.now()) };
  const last = world.messages.findLast((message) => message.channel === id && message.ephemeralTo === undefined);
  const last_message_id = last?.id ?? null;
  return {
    ...shared,
    last_message_id,
    owner_id: channel.owner ?? world.application.id,
    message_count: 0,
    member_count: 1,
    thread_metadata,
  };
}

/** A guild. Everybody in it sees its channels, unless a channel says otherwise. */
export const guildPayload = ({ guild: { id, name, systemChannel } }: World) => ({
  ...{ id, name, owner_id: id, features: [], emojis: [], stickers: [], premium_tier: 0, preferred_locale: "en-US" },
  roles: [
    {
      ...{ id, name: "@everyone", permissions: String(1 << 10), position: 0, color: 0, colors: {}, hoist: false },
      managed: false,
    },
  ],
  ...{ system_channel_id: systemChannel ?? null, system_channel_flags: 0, soundboard_sounds: [] },
  ...{
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
  },
  premium_progress_bar_enabled: false,
});

/** A message. A nonce is told only in answer to the post that carried it, which is how its channel's history differs. */
export function messagePayload(
  world: World,
  message: StoredMessage,
  { withNonce = false, deep = true } = {},
): Record<string, unknown> {
  const referenced = world.messages.find(({ id }) => id === message.reference);
  const author = world.users.get(message.author);
  const thread = world.channels.get(message.id);
  return {
    ...{ id: message.id, channel_id: message.channel, type: message.reference ? 19 : 0, content: message.content },
    author: author && userPayload(author),
    ...{
      timestamp: time(message.postedAt),
      edited_timestamp: message.editedAt === undefined ? null : time(message.editedAt),
    },
    mentions: [...message.content.matchAll(/<@!?(\d+)>/g)].flatMap(([, user = ""]) => {
      const found = world.users.get(user);
      return found ? [userPayload(found)] : [];
    }),
    ...{ tts: false, mention_everyone: false, mention_roles: [], pinned: false, embeds: [] },
    flags: message.flags | (thread ? 1 << 5 : 0),
    attachments: message.files.map(({ id, filename, contentType, bytes }) => ({
      ...{
        id,
        filename,
        content_type: contentType,
        size: bytes.length,
        url: `https://cdn.discordapp.com/${id}/${filename}`,
      },
      proxy_url: `https://media.discordapp.net/${id}/${filename}`,
    })),
    components: numbered(message.components),
    reactions: [...message.reactions].map(([name, users]) => ({
      ...{ count: users.size, me: users.has(world.application.id), emoji: { id: null, name }, burst_colors: [] },
      ...{ count_details: { burst: 0, normal: users.size }, me_burst: false },
    })),
    ...(author?.bot && { application_id: author.id }),
    ...(withNonce && message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.reference && {
      message_reference: { type: 0, message_id: message.reference, channel_id: message.channel },
      ...(deep && { referenced_message: referenced ? messagePayload(world, referenced, { deep: false }) : null }),
    }),
    ...(thread && { thread: channelPayload(world, thread) }),
  };
}
