import { z } from "zod";
import { addChannel, directOf } from "../guild.ts";
import { channelPayload, guildPayload, userPayload } from "../payloads.ts";
import { messageIn, reach } from "../reach.ts";
import { parseOrRefuse, refusals } from "../refusal.ts";
import { common, type Route } from "../route.ts";
import { checkCommands } from "../rules/commands.ts";
import { snowflake, textOf } from "../rules/text.ts";
import type { World } from "../world.ts";

const threadBody = z.strictObject({
  name: textOf(100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).optional(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
});

/** Channels, threads, direct messages, commands, and where the Gateway is. `gateway`: its address. */
export const channelRoutes = (gateway: () => string): Route[] => [
  {
    ...{ name: "channel.get", method: "GET", path: /^\/channels\/(\d+)$/, rate: common },
    run: ({ world, ids: [id = ""] }) => ({ body: channelPayload(world, reach(world, id)) }),
  },
  {
    name: "thread.open",
    method: "POST",
    path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
    rate: { limit: 50, windowMs: 300_000 },
    run({ world, ids: [parent = "", id = ""], body }) {
      const channel = reach(world, parent, "CREATE_PUBLIC_THREADS");
      const { name } = parseOrRefuse(threadBody, body);
      if (channel.type !== 0) throw refusals.wrongChannelType();
      messageIn(world, parent, id);
      if (world.channels.has(id)) throw refusals.threadExists();
      const thread = addChannel(world, name, [...channel.members], { id, type: 11, parent });
      world.emit("THREAD_CREATE", channelPayload(world, thread));
      return { status: 201, body: channelPayload(world, thread) };
    },
  },
  {
    ...{ name: "direct.open", method: "POST", path: /^\/users\/@me\/channels$/, rate: common },
    run({ world, body }) {
      const { recipient_id: id } = parseOrRefuse(z.strictObject({ recipient_id: snowflake }), body);
      const user = world.users.get(id);
      if (user === undefined) throw refusals.unknownUser();
      if (user.bot) throw refusals.closedDirect();
      return { body: channelPayload(world, directOf(world, id)) };
    },
  },
  {
    ...{ name: "guild.get", method: "GET", path: /^\/guilds\/(\d+)$/, rate: common },
    run({ world, ids: [id] }) {
      if (id !== world.guild.id) throw refusals.unknownGuild();
      return { body: guildPayload(world) };
    },
  },
  {
    ...{ name: "threads.active", method: "GET", path: /^\/guilds\/(\d+)\/threads\/active$/, rate: common },
    run({ world, ids: [id] }) {
      if (id !== world.guild.id) throw refusals.unknownGuild();
      const active = [...world.channels.values()].filter(({ type, archived }) => type === 11 && !archived);
      return { body: { threads: active.map((channel) => channelPayload(world, channel)), members: [] } };
    },
  },
  {
    ...{ name: "me.get", method: "GET", path: /^\/users\/@me$/, rate: common },
    run: ({ world }) => ({ body: meOf(world) }),
  },
  {
    ...{ name: "application.get", method: "GET", path: /^\/applications\/@me$/, rate: common },
    run: ({ world: { application, messageContent } }) => ({
      body: {
        id: application.id,
        name: "kindling",
        verify_key: application.publicKey,
        flags: messageContent ? 1 << 19 : 0,
      },
    }),
  },
  {
    ...{
      name: "commands.put",
      method: "PUT",
      path: /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
      rate: common,
    },
    run({ world, ids: [application = "", guild], body }) {
      if (application !== world.application.id) throw refusals.missingAccess();
      if (guild !== undefined && guild !== world.guild.id) throw refusals.missingAccess();
      const commands = checkCommands(body).map((each) => ({
        id: world.snowflake(),
        application_id: application,
        ...each,
      }));
      world.commands.set(guild ?? "global", commands);
      return { body: commands };
    },
  },
  {
    ...{ name: "gateway.get", method: "GET", path: /^\/gateway(?:\/bot)?$/, rate: common },
    run: () => ({
      body: {
        ...{ url: gateway(), shards: 1 },
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      },
    }),
  },
];

const meOf = (world: World) => {
  const me = world.users.get(world.application.id);
  return { ...(me && userPayload(me)), verified: true, flags: 0, mfa_enabled: true };
};
