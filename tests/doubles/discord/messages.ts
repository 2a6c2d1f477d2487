import type { z } from "zod";
import type { SentFile } from "./body.ts";
import { messagePayload } from "./payloads.ts";
import { invalidBody, refusals } from "./refusal.ts";
import { type CheckedContent, checkContent, type editBody, parsedText, pingsOf, previewsOf } from "./rules/message.ts";
import { flags, type StoredFile, type StoredMessage, type World } from "./world.ts";

const fileMaxBytes = 10 * 1024 * 1024;

/** The files of a call, each named in the body or left to its own name, as Discord keeps them. */
export function storedFiles(world: World, sent: readonly SentFile[], body: z.output<typeof editBody>): StoredFile[] {
  if (sent.length > 10) throw invalidBody(["files"], "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
  if (sent.some(({ bytes }) => bytes.length > fileMaxBytes)) throw refusals.tooLarge();
  return sent.map(({ key, filename, contentType, bytes }) => {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined) throw invalidBody([key], "UNKNOWN", "Unknown part");
    const named = body.attachments?.find(({ id }) => String(id) === index);
    return { id: world.snowflake(), filename: cleanName(named?.filename ?? filename), contentType, bytes };
  });
}

/** What Discord makes of a file's name. */
const cleanName = (name: string) => name.replace(/[^\w.-]+/g, "_");

/** Who posts where, and what else a message has beside its content. */
export interface Posting {
  channel: string;
  author: string;
  files: StoredFile[];
  nonce?: string | undefined;
  reference?: string | undefined;
  ephemeralTo?: string | undefined;
  mentions: z.output<typeof editBody>["allowed_mentions"];
}

/** Puts a checked message there and tells everybody. */
export function addMessage(world: World, content: CheckedContent, posting: Posting): StoredMessage {
  const text = parsedText(content);
  const message: StoredMessage = {
    ...{ id: world.snowflake(), channel: posting.channel, author: posting.author, ...content, files: posting.files },
    ...{ nonce: posting.nonce, postedAt: world.now(), editedAt: undefined, reference: posting.reference },
    ...{ reactions: new Map(), ephemeralTo: posting.ephemeralTo },
    pings: world.users.get(posting.author)?.bot ? pingsOf(text, posting.mentions) : [],
    previews: previewsOf(text, content.flags),
  };
  world.messages.push(message);
  const channel = world.channels.get(posting.channel);
  if (channel?.archived && !channel.locked) channel.archived = false;
  if (message.ephemeralTo === undefined) world.emit("MESSAGE_CREATE", messagePayload(world, message));
  return message;
}

/** Changes a message in place. What the body does not name stays. */
export function changeMessage(
  world: World,
  message: StoredMessage,
  body: z.output<typeof editBody>,
  sent: readonly SentFile[],
): void {
  const kept = body.attachments
    ? message.files.filter(({ id }) => body.attachments?.some((each) => String(each.id) === id))
    : message.files;
  const files = [...kept, ...storedFiles(world, sent, body)];
  const merged = {
    ...body,
    content: body.content ?? message.content,
    components: body.components ?? message.components,
  };
  const content = checkContent(merged, new Set(files.map(({ filename }) => filename)), {
    before: message.flags,
    may: flags.suppressEmbeds | flags.componentsV2,
  });
  const text = parsedText(content);
  Object.assign(message, {
    ...content,
    files,
    editedAt: world.now(),
    flags: content.flags | (message.flags & flags.ephemeral),
  });
  message.pings = [...message.pings, ...pingsOf(text, body.allowed_mentions)];
  message.previews = previewsOf(text, content.flags);
  if (message.ephemeralTo === undefined) world.emit("MESSAGE_UPDATE", messagePayload(world, message));
}

/** Takes a message away; its thread stays, as on Discord. */
export function removeMessage(world: World, message: StoredMessage): void {
  world.messages.splice(world.messages.indexOf(message), 1);
  const { id, channel } = message;
  const guild_id = world.channels.get(channel)?.type === 1 ? undefined : world.guild.id;
  if (message.ephemeralTo === undefined) world.emit("MESSAGE_DELETE", { id, channel_id: channel, guild_id });
}
