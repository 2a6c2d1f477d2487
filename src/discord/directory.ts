import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { createRecent } from "../cache/recent.ts";

/** What is known of a channel or a thread. */
export interface ChannelFacts {
  id: string;
  /** Discord's: 0 text, 1 direct, 5 announcements, 10 to 12 threads, 15 forum, 16 media. */
  type: number;
  parent: string | null;
  guild: string | null;
  /** Who began a thread. */
  owner: string | null;
  /** Whether not everybody in the guild sees it. Of a thread: what its channel says, is asked for there. */
  closed: boolean;
  /** In direct messages: with whom. */
  recipient: string | null;
}

/** What is known of a guild. */
export interface GuildFacts {
  name: string;
  systemChannel: string | null;
  locale: string | undefined;
}

/** What Discord knows of places, asked for once and remembered for a while. Undefined for what it does not tell. */
export interface Directory {
  channel(id: string): Promise<ChannelFacts | undefined>;
  guild(id: string): Promise<GuildFacts | undefined>;
  /** The direct messages with a person. */
  direct(user: string): Promise<string | undefined>;
}

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const viewChannel = 1n << 10n;
const bits = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));

const channel = z.object({
  id: z.string(),
  type: z.int(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).optional(),
  recipients: z.array(z.object({ id: z.string() })).optional(),
});
const guild = z.object({
  name: z.string(),
  system_channel_id: z.string().nullish(),
  preferred_locale: z.string().optional(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});

const entriesMax = 5_000;
/** How long what was told is believed, in milliseconds. */
const believedMs = 10 * 60_000;
/** An acknowledgement waits for it, so that it may not take long. */
const patienceMs = 800;

/** A directory of everything that the bot sees. */
export function createDirectory(rest: REST, now: () => Date): Directory {
  const guilds = remembered(async (id) => guild.parse(await rest.get(Routes.guild(id))), now);
  const channels = remembered(async (id) => {
    const found = channel.parse(await rest.get(Routes.channel(id)));
    const open = found.guild_id === undefined || (await seenByAll(found.guild_id, found.permission_overwrites ?? []));
    return {
      ...{ id, type: found.type, parent: found.parent_id ?? null, guild: found.guild_id ?? null },
      ...{ owner: found.owner_id ?? null, closed: !open, recipient: found.recipients?.[0]?.id ?? null },
    };
  }, now);
  const directs = remembered(async (user) => {
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    return channel.parse(opened).id;
  }, now);

  /** Rather too few than too many: what cannot be told is taken for private. */
  async function seenByAll(id: string, overwrites: NonNullable<z.infer<typeof channel>["permission_overwrites"]>) {
    const everyone = overwrites.find((each) => each.id === id);
    if (everyone && (everyone.deny & viewChannel) !== 0n) return false;
    if (everyone && (everyone.allow & viewChannel) !== 0n) return true;
    const found = await guilds(id);
    const role = found?.roles.find((each) => each.id === id);
    return role !== undefined && (role.permissions & viewChannel) !== 0n;
  }

  return {
    channel: channels,
    direct: directs,
    async guild(id) {
      const found = await guilds(id);
      return (
        found && { name: found.name, systemChannel: found.system_channel_id ?? null, locale: found.preferred_locale }
      );
    },
  };
}

/** Asks once for many. What fails or takes too long is undefined, and what was known before stands for it. */
function remembered<T>(ask: (id: string) => Promise<T>, now: () => Date): (id: string) => Promise<T | undefined> {
  const known = createRecent<{ asked: Promise<T>; at: number; last?: T }>(entriesMax);
  return async (id) => {
    let entry = known.get(id);
    if (entry === undefined || now().getTime() - entry.at >= believedMs) {
      const asked = ask(id);
      const fresh = { asked, at: now().getTime(), ...(entry?.last !== undefined && { last: entry.last }) };
      entry = fresh;
      known.set(id, fresh);
      asked.then(
        (last) => Object.assign(fresh, { last }),
        // It may be told the next time.
        () => known.delete(id),
      );
    }
    return (await soon(entry.asked)) ?? entry.last;
  };
}

async function soon<T>(asking: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  return Promise.race([asking.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
