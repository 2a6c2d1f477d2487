import { SlackRefusal } from "./refusal.ts";
import type { Channel, SlackMessage, Token, World } from "./world.ts";

/** The prefix of the scopes for a kind of conversation: `channels:read`, `groups:history`. */
const scopePrefix = { public: "channels", private: "groups", im: "im", mpim: "mpim" } as const;

/** Refuses with `missing_scope`, naming what is needed and what there is. */
export function needScopes(token: Token, ...needed: string[]): void {
  const missing = needed.filter((scope) => !token.scopes.includes(scope));
  if (missing.length === 0) return;
  throw new SlackRefusal("missing_scope", { needed: missing.join(","), provided: token.scopes.join(",") });
}

/** The conversation, if the token's bot may know of it, else `channel_not_found`. With `right`, its scope is needed. */
export function see(world: World, token: Token, id: string, right?: "read" | "history"): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined || channel.team !== token.team) throw new SlackRefusal("channel_not_found");
  if (right !== undefined) needScopes(token, `${scopePrefix[channel.kind]}:${right}`);
  if (channel.kind !== "public" && !channel.members.has(world.bot.user)) throw new SlackRefusal("channel_not_found");
  return channel;
}

/** A conversation that the bot is in, else `channel_not_found` or `not_in_channel`. */
export function beIn(world: World, token: Token, id: string, right?: "read" | "history"): Channel {
  const channel = see(world, token, id, right);
  if (!channel.members.has(world.bot.user)) throw new SlackRefusal("not_in_channel");
  return channel;
}

/** A conversation that can be written to; `is_archived` if that has ended. */
export function writeTo(world: World, token: Token, id: string): Channel {
  const channel = see(world, token, id);
  if (channel.archived) throw new SlackRefusal("is_archived");
  if (!channel.members.has(world.bot.user) && !token.scopes.includes("chat:write.public")) {
    throw new SlackRefusal("not_in_channel");
  }
  return channel;
}

/** The conversation of the bot and a person, made when it is not there. */
export function directWith(world: World, team: string, user: string): Channel {
  const person = world.people.get(user);
  if (person === undefined || person.team !== team) throw new SlackRefusal("user_not_found");
  if (person.bot) throw new SlackRefusal("cannot_dm_bot");
  const known = [...world.channels.values()].find(
    ({ kind, members, team: home }) => kind === "im" && home === team && members.has(user),
  );
  if (known !== undefined) return known;
  const id = world.id("D");
  const channel: Channel = {
    id,
    name: "",
    team,
    kind: "im",
    archived: false,
    members: new Set([user, world.bot.user]),
  };
  world.channels.set(id, channel);
  return channel;
}

/** A message that everybody sees, or undefined. */
export const messageAt = (world: World, channel: string, ts: string): SlackMessage | undefined =>
  world.messages.find(
    (message) => message.channel === channel && message.ts === ts && message.ephemeralTo === undefined,
  );

/** The root of a thread for a new reply: `thread_not_found` if there is none, `cannot_reply_to_message` at a reply. */
export function threadRoot(world: World, channel: string, ts: string): SlackMessage {
  const root = messageAt(world, channel, ts);
  if (root === undefined) throw new SlackRefusal("thread_not_found");
  if (root.thread_ts !== undefined && root.thread_ts !== root.ts) throw new SlackRefusal("cannot_reply_to_message");
  return root;
}
