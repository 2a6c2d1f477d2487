import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { type Dispatch, dispatch } from "./payloads.ts";

/** What was said in our threads while nobody listened: Discord tells of it only to a session that goes on. */
export interface CatchUp {
  /** Notes that this message was heard of. */
  seen(message: string): void;
  /** Messages since the last one that was heard of, in these guilds, each channel's in order. */
  missed(guilds: readonly string[]): Promise<Dispatch[]>;
}

/** Where it is kept which message was heard of last. */
export interface Marker {
  read(): Promise<string | undefined>;
  write(message: string): void;
}

const thread = z.object({ id: z.string(), owner_id: z.string().nullish(), last_message_id: z.string().nullish() });
const threads = z.object({ threads: z.array(thread) });
const messages = z.array(z.looseObject({ id: z.string() }));

/** What is older is not worth an answer any more, in milliseconds. */
const memoryMs = 24 * 3_600_000;
const page = 100;
const pagesMax = 10;
/** Discord's ids begin with a time, counted from here in milliseconds. https://docs.discord.com/developers/reference#snowflakes */
const epochMs = 1_420_070_400_000;

/** Reads by REST what was missed. The bot takes no message twice, so that a little too much is read rather than too little. */
export function createCatchUp(parts: {
  rest: REST;
  applicationId: string;
  marker: Marker;
  now: () => number;
}): CatchUp {
  const { rest, applicationId, marker, now } = parts;
  let last: bigint | undefined;

  async function inThread(guild: string, id: string, after: bigint): Promise<Dispatch[]> {
    const found: Dispatch[] = [];
    for (let [from, pages] = [after, 0]; pages < pagesMax; pages++) {
      const query = new URLSearchParams({ after: String(from), limit: String(page) });
      const read = messages.parse(await rest.get(Routes.channelMessages(id), { query }));
      const inOrder = read.toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
      for (const each of inOrder) {
        const { data } = dispatch.safeParse({ t: "MESSAGE_CREATE", d: { ...each, guild_id: guild } });
        if (data?.t === "MESSAGE_CREATE" && !data.d.author?.bot) found.push(data);
      }
      const newest = inOrder.at(-1);
      if (newest === undefined || read.length < page) break;
      from = BigInt(newest.id);
    }
    return found;
  }

  return {
    seen(message) {
      const id = BigInt(message);
      if (last !== undefined && id <= last) return;
      last = id;
      marker.write(message);
    },
    async missed(guilds) {
      const kept = last ?? (await marker.read().then((id) => (id === undefined ? undefined : BigInt(id))));
      if (kept === undefined) return [];
      const oldest = BigInt(Math.max(0, now() - memoryMs - epochMs)) << 22n;
      const after = kept > oldest ? kept : oldest;
      const all: Dispatch[] = [];
      for (const guild of guilds) {
        const { threads: active } = threads.parse(await rest.get(Routes.guildActiveThreads(guild)));
        const ours = active.filter(
          ({ owner_id, last_message_id }) =>
            owner_id === applicationId && (!last_message_id || BigInt(last_message_id) > after),
        );
        for (const { id } of ours) all.push(...(await inThread(guild, id, after)));
      }
      return all;
    },
  };
}
