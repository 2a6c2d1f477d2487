import { z } from "zod";
import { messageView, repliesOf } from "../messages.ts";
import { count, defineMethod, flag, takes } from "../method.ts";
import { perMinute, type Rate } from "../rates.ts";
import { beIn, directWith, messageAt, needScopes, see } from "../reach.ts";
import { SlackRefusal } from "../refusal.ts";
import type { Channel, SlackMessage, World } from "../world.ts";

/** A conversation as Slack describes it. https://docs.slack.dev/reference/objects/conversation-object */
export const channelView = (world: World, channel: Channel): Record<string, unknown> => ({
  id: channel.id,
  name: channel.name,
  is_channel: channel.kind === "public",
  is_group: channel.kind === "private",
  is_im: channel.kind === "im",
  is_mpim: channel.kind === "mpim",
  is_private: channel.kind !== "public",
  is_archived: channel.archived,
  is_member: channel.members.has(world.bot.user),
  context_team_id: channel.team,
  ...(channel.kind === "im" && { user: [...channel.members].find((id) => id !== world.bot.user) }),
});

const page = { cursor: z.string().optional(), limit: count.optional() };

/** One page of a list; the cursor is the place to go on at. */
function paged<T>(
  items: readonly T[],
  args: { cursor?: string | undefined; limit?: number | undefined },
  most: number,
) {
  const from = args.cursor === undefined ? 0 : Number(Buffer.from(args.cursor, "base64").toString());
  if (!Number.isInteger(from) || from < 0 || from > items.length) throw new SlackRefusal("invalid_cursor");
  const limit = Math.min(args.limit || 100, most);
  const more = from + limit < items.length;
  return {
    items: items.slice(from, from + limit),
    more,
    next: { next_cursor: more ? Buffer.from(String(from + limit)).toString("base64") : "" },
  };
}

const open = defineMethod({
  by: "bot",
  scopes: ["im:write"],
  rate: perMinute(50),
  args: takes({ users: z.string().optional(), channel: z.string().optional(), return_im: flag.optional() }),
  run(world, { users, channel }, token) {
    if (channel !== undefined) return { channel: channelView(world, see(world, token, channel)) };
    const ids = users?.split(",") ?? [];
    if (ids.length !== 1)
      throw new SlackRefusal(ids.length === 0 ? "users_list_not_supplied" : "method_not_supported_for_channel_type");
    return { channel: channelView(world, directWith(world, token.team, ids[0] ?? "")) };
  },
});

const join = defineMethod({
  by: "bot",
  scopes: ["channels:join"],
  rate: perMinute(50),
  args: takes({ channel: z.string() }),
  run(world, args, token) {
    const channel = see(world, token, args.channel);
    if (channel.kind !== "public") throw new SlackRefusal("method_not_supported_for_channel_type");
    if (channel.archived) throw new SlackRefusal("is_archived");
    const already = channel.members.has(world.bot.user);
    channel.members.add(world.bot.user);
    return { channel: channelView(world, channel), ...(already && { warning: "already_in_channel" }) };
  },
});

const info = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(50),
  args: takes({ channel: z.string(), include_num_members: flag.optional(), include_locale: flag.optional() }),
  run(world, args, token) {
    const channel = see(world, token, args.channel, "read");
    return {
      channel: {
        ...channelView(world, channel),
        ...(args.include_num_members && { num_members: channel.members.size }),
      },
    };
  },
});

const members = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(100),
  args: takes({ ...page, channel: z.string() }),
  run(world, args, token) {
    const channel = see(world, token, args.channel, "read");
    const { items, next } = paged([...channel.members], args, 1000);
    return { members: items, response_metadata: next };
  },
});

const reading = (world: World): Rate => perMinute(world.limitedHistory ? 1 : 50);
const span = {
  ...page,
  channel: z.string(),
  latest: z.string().optional(),
  oldest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

interface Span {
  latest?: string | undefined;
  oldest?: string | undefined;
  inclusive?: boolean | undefined;
}

function within(message: SlackMessage, { latest, oldest, inclusive }: Span): boolean {
  const at = Number(message.ts);
  if (inclusive && (message.ts === latest || message.ts === oldest)) return true;
  return (oldest === undefined || at > Number(oldest)) && (latest === undefined || at < Number(latest));
}

const mostMessages = (world: World): number => (world.limitedHistory ? 15 : 1000);

const history = defineMethod({
  by: "bot",
  scopes: [],
  rate: reading,
  args: takes(span),
  run(world, args, token) {
    const channel = beIn(world, token, args.channel, "history");
    const found = world.messages
      .filter((message) => message.channel === channel.id && message.ephemeralTo === undefined)
      .filter((message) => message.thread_ts === undefined || message.thread_ts === message.ts)
      .filter((message) => within(message, args))
      .reverse();
    const { items, more, next } = paged(found, args, mostMessages(world));
    const messages = items.map((message) => messageView(world, message, args.include_all_metadata));
    return { messages, has_more: more, response_metadata: next };
  },
});

const replies = defineMethod({
  by: "bot",
  scopes: [],
  rate: reading,
  args: takes({ ...span, ts: z.string() }),
  run(world, args, token) {
    const channel = beIn(world, token, args.channel, "history");
    const root = messageAt(world, channel.id, args.ts);
    if (root === undefined) throw new SlackRefusal("thread_not_found");
    const found = repliesOf(world, channel.id, root.ts).filter((message) => within(message, args));
    const { items, more, next } = paged([root, ...found], args, mostMessages(world));
    const messages = items.map((message) => messageView(world, message, args.include_all_metadata));
    return { messages, has_more: more, response_metadata: next };
  },
});

const listTypes = [
  { type: "public_channel", kind: "public", scope: "channels:read" },
  { type: "private_channel", kind: "private", scope: "groups:read" },
  { type: "im", kind: "im", scope: "im:read" },
  { type: "mpim", kind: "mpim", scope: "mpim:read" },
] as const;

const list = defineMethod({
  by: "bot",
  scopes: [],
  rate: perMinute(20),
  args: takes({ ...page, types: z.string().optional(), exclude_archived: flag.optional() }),
  run(world, args, token) {
    const types = (args.types ?? "public_channel").split(",");
    const kinds = listTypes.filter(({ type }) => types.includes(type));
    if (kinds.length < types.length) throw new SlackRefusal("invalid_types");
    needScopes(token, ...kinds.map(({ scope }) => scope));
    const found = [...world.channels.values()]
      .filter(({ team, kind }) => team === token.team && kinds.some((listed) => listed.kind === kind))
      .filter(({ kind, members: inside }) => kind === "public" || inside.has(world.bot.user))
      .filter(({ archived }) => !(args.exclude_archived && archived));
    const { items, next } = paged(found, args, 1000);
    return { channels: items.map((channel) => channelView(world, channel)), response_metadata: next };
  },
});

/** Conversations and what was said in them. https://docs.slack.dev/reference/methods?family=conversations */
export const conversations = {
  "conversations.open": open,
  "conversations.join": join,
  "conversations.info": info,
  "conversations.members": members,
  "conversations.history": history,
  "conversations.replies": replies,
  "conversations.list": list,
};
