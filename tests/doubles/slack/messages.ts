import { fileUrl, type SlackMessage, type StoredFile, type World } from "./world.ts";

/** What a new message is made of. */
export type NewMessage = Pick<SlackMessage, "channel" | "user" | "text"> & Partial<SlackMessage>;

/** Keeps a new message, with a ts of its own. */
export function addMessage(world: World, message: NewMessage): SlackMessage {
  const kept: SlackMessage = {
    ts: world.ts(),
    thread_ts: undefined,
    byBot: false,
    files: [],
    reactions: [],
    ephemeralTo: undefined,
    editedAt: undefined,
    tombstone: false,
    unfurl: { links: true, media: true },
    ...message,
  };
  world.messages.push(kept);
  return kept;
}

/** The replies of a thread that everybody sees, without its root. */
export const repliesOf = (world: World, channel: string, thread: string): SlackMessage[] =>
  world.messages.filter(
    (message) =>
      message.channel === channel &&
      message.thread_ts === thread &&
      message.ts !== thread &&
      message.ephemeralTo === undefined,
  );

/** A file as Slack describes it. https://docs.slack.dev/reference/objects/file-object */
export const fileView = (world: World, file: StoredFile): Record<string, unknown> => ({
  id: file.id,
  name: file.name,
  title: file.title,
  size: file.length,
  alt_txt: file.altText,
  url_private: fileUrl(world, file.id),
  permalink: fileUrl(world, file.id),
});

/** A message as Slack describes it; metadata only when it was asked for. https://docs.slack.dev/reference/events/message */
export function messageView(world: World, message: SlackMessage, withMetadata = false): Record<string, unknown> {
  const replies = repliesOf(world, message.channel, message.ts);
  const thread = message.thread_ts ?? (replies.length > 0 ? message.ts : undefined);
  return {
    type: "message",
    ...(message.tombstone && { subtype: "tombstone", hidden: true }),
    user: message.tombstone ? "USLACKBOT" : message.user,
    ...(message.byBot && { bot_id: world.bot.id, app_id: world.app.id }),
    text: message.tombstone ? "This message was deleted." : message.text,
    ts: message.ts,
    team: world.channels.get(message.channel)?.team,
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.attachments && { attachments: message.attachments }),
    ...(thread !== undefined && { thread_ts: thread }),
    ...(replies.length > 0 && {
      reply_count: replies.length,
      reply_users: [...new Set(replies.map(({ user }) => user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.editedAt !== undefined && { edited: { user: message.user, ts: message.editedAt } }),
    ...(message.files.length > 0 && { files: message.files.map((file) => fileView(world, file)) }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length })),
    }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}
