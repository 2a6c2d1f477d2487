import { z } from "zod";
import { addMessage, messageView, repliesOf } from "../messages.ts";
import { defineMethod, flag, structured, takes } from "../method.ts";
import { perMinute, perSecond } from "../rates.ts";
import { beIn, directWith, messageAt, needScopes, see, threadRoot, writeTo } from "../reach.ts";
import { SlackRefusal } from "../refusal.ts";
import { checkContent, checkMetadata, postedCharacters, updatedCharacters } from "../rules/content.ts";
import { type Channel, knownFiles, type SlackMessage, type Token, type World } from "../world.ts";
import { isLive } from "./streams.ts";

const words = {
  channel: z.string(),
  text: z.string().optional(),
  blocks: structured.optional(),
  attachments: structured.optional(),
  markdown_text: z.string().optional(),
  parse: z.enum(["none", "full"]).optional(),
  link_names: flag.optional(),
};
const looks = {
  username: z.string().optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
};

/** Refuses names and pictures of its own without `chat:write.customize`. */
function checkLooks(token: Token, args: Partial<Record<keyof typeof looks, unknown>>): void {
  if (args.username ?? args.icon_emoji ?? args.icon_url) needScopes(token, "chat:write.customize");
}

/** Where a post goes: a conversation, or a person, whose direct messages are opened. */
const destination = (world: World, token: Token, id: string): Channel =>
  /^[UW]/.test(id) && world.people.has(id) ? directWith(world, token.team, id) : writeTo(world, token, id);

const postMessage = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perSecond,
  rateKey: ({ channel }) => channel,
  args: takes({
    ...words,
    ...looks,
    thread_ts: z.string().optional(),
    reply_broadcast: flag.optional(),
    mrkdwn: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
    metadata: structured.optional(),
  }),
  run(world, args, token) {
    checkLooks(token, args);
    const channel = destination(world, token, args.channel);
    const content = checkContent(args, knownFiles(world), postedCharacters);
    const metadata = args.metadata === undefined ? undefined : checkMetadata(args.metadata);
    if (args.thread_ts !== undefined) threadRoot(world, channel.id, args.thread_ts);
    const message = addMessage(world, {
      ...content,
      channel: channel.id,
      user: world.bot.user,
      byBot: true,
      thread_ts: args.thread_ts,
      metadata,
      unfurl: { links: args.unfurl_links ?? true, media: args.unfurl_media ?? true },
    });
    return { channel: channel.id, ts: message.ts, message: messageView(world, message, true) };
  },
});

const postEphemeral = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(100),
  args: takes({ ...words, ...looks, user: z.string(), thread_ts: z.string().optional() }),
  run(world, args, token) {
    checkLooks(token, args);
    const channel = beIn(world, token, args.channel);
    if (channel.archived) throw new SlackRefusal("is_archived");
    if (!channel.members.has(args.user)) throw new SlackRefusal("user_not_in_channel");
    const content = checkContent(args, knownFiles(world), postedCharacters);
    if (args.thread_ts !== undefined) threadRoot(world, channel.id, args.thread_ts);
    const { ts } = addMessage(world, {
      ...content,
      channel: channel.id,
      user: world.bot.user,
      byBot: true,
      thread_ts: args.thread_ts,
      ephemeralTo: args.user,
    });
    return { message_ts: ts };
  },
});

/** The bot's own message, else the code that the method has for it. */
function own(world: World, token: Token, channel: string, ts: string, refusal: string): SlackMessage {
  const home = see(world, token, channel);
  const message = messageAt(world, channel, ts);
  if (message === undefined || message.tombstone) throw new SlackRefusal("message_not_found");
  if (!message.byBot) throw new SlackRefusal(refusal);
  if (home.archived) throw new SlackRefusal("is_archived");
  return message;
}

const update = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(50),
  args: takes({
    ...words,
    ts: z.string(),
    metadata: structured.optional(),
    file_ids: structured.optional(),
    reply_broadcast: flag.optional(),
  }),
  run(world, args, token) {
    const message = own(world, token, args.channel, args.ts, "cant_update_message");
    if (isLive(world, message)) throw new SlackRefusal("streaming_state_conflict");
    const content = checkContent(args, knownFiles(world), updatedCharacters);
    Object.assign(message, { text: content.text }, content);
    // Without `blocks` the blocks stay as they are unless a text replaces them; `[]` takes them away.
    if (args.blocks === undefined && args.text !== undefined) message.blocks = undefined;
    if (args.metadata !== undefined) message.metadata = checkMetadata(args.metadata);
    message.editedAt = (world.now() / 1000).toFixed(6);
    return { channel: args.channel, ts: args.ts, text: message.text, message: messageView(world, message, true) };
  },
});

const remove = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(50),
  args: takes({ channel: z.string(), ts: z.string() }),
  run(world, { channel, ts }, token) {
    const message = own(world, token, channel, ts, "cant_delete_message");
    if (isLive(world, message)) throw new SlackRefusal("cant_delete_message");
    deleteMessage(world, message);
    return { channel, ts };
  },
});

const getPermalink = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({ channel: z.string(), message_ts: z.string() }),
  run(world, { channel, message_ts }, token) {
    see(world, token, channel);
    if (messageAt(world, channel, message_ts) === undefined) throw new SlackRefusal("message_not_found");
    const permalink = `https://${world.team.domain}.slack.com/archives/${channel}/p${message_ts.replace(".", "")}`;
    return { channel, permalink };
  },
});

/** Takes a message away. A root with replies leaves a tombstone, and its thread lives on. */
export function deleteMessage(world: World, message: SlackMessage): void {
  if (repliesOf(world, message.channel, message.ts).length > 0) message.tombstone = true;
  else world.messages.splice(world.messages.indexOf(message), 1);
}

/** Posting and changing messages. https://docs.slack.dev/reference/methods?family=chat */
export const chat = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
  "chat.getPermalink": getPermalink,
};
