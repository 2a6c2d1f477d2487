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
  if (type === 0) return { ...shared, position: 0, permission_overwrites: [], nsfw: false, topic: null };
  const thread_metadata = { archived, locked, auto_archive_duration: 1440, archive_timestamp: time(world.now()) };
  return { ...shared, owner_id: world.application.id, message_count: 0, member_count: 1, thread_metadata };
}

/** A message. A nonce is told only in answer to the post that carried it, which is how its channel's history differs. */
export function messagePayload(world: World, message: StoredMessage, { withNonce = false } = {}) {
  const author = world.users.get(message.author);
  const thread = world.channels.get(message.id);
  return {
    ...{ id: message.id, channel_id: message.channel, type: message.reference ? 19 : 0, content: message.content },
    author: author && userPayload(author),
    ...{
      timestamp: time(message.postedAt),
      edited_timestamp: message.editedAt === undefined ? null : time(message.editedAt),
    },
    ...{ tts: false, mention_everyone: false, mentions: [], mention_roles: [], pinned: false, embeds: [] },
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
    }),
    ...(thread && { thread: channelPayload(world, thread) }),
  };
}
