import type { REST } from "@discordjs/rest";
import type { Bot, ChatPort, Envelope } from "../chat/vocabulary.ts";
import type { Log } from "../log.ts";
import type { Directory } from "./directory.ts";
import type { DiscordUser } from "./payloads.ts";
import type { FreshTokens } from "./tokens.ts";
import { isDirect, isThread, type Spot, type Where } from "./where.ts";

/** What it takes to hear people on Discord, and to answer them. */
export interface HearingParts {
  accept: Bot["accept"];
  applicationId: string;
  rest: REST;
  port: (workspace: string) => ChatPort;
  directory: Directory;
  tokens: FreshTokens;
  now: () => Date;
  log: Log;
}

/** Our name of a guild, or of a person where there is none. */
export const workspaceOf = (guild: string | null | undefined, user: string): string =>
  guild ? `discord:${guild}` : `discord:@${user}`;

/** The guild or the person that a workspace is. */
export function ownerOf(workspace: string): { guild: string } | { person: string } {
  const [, at, id = ""] = /^discord:(@?)(\d+)$/.exec(workspace) ?? [];
  return at === "@" ? { person: id } : { guild: id };
}

/** Who somebody is. `nick`: how they are called in the guild. */
export function personOf(
  user: DiscordUser,
  more: { nick?: string | null | undefined; locale?: string | undefined; admin?: boolean | undefined } = {},
) {
  return {
    externalId: user.id,
    name: more.nick || user.global_name || user.username,
    ...(more.locale && { locale: more.locale }),
    ...(more.admin !== undefined && { admin: more.admin }),
    ...(user.avatar && { avatarUrl: `https://cdn.discordapp.com/avatars/${user.id}/${user.avatar}.png` }),
  };
}

/** What a channel and, of a thread, the channel around it are; undefined for one that we do not see. */
export async function spotOf(
  directory: Directory,
  id: string,
  told?: { type: number; parent_id?: string | null | undefined },
): Promise<Spot | undefined> {
  const seen = told && { id, type: told.type, parent: told.parent_id ?? null };
  // What is told of direct messages and of threads is enough; of a channel it is not told who sees it.
  const here = seen && (isDirect({ here: seen }) || isThread({ here: seen })) ? seen : await directory.channel(id);
  if (here === undefined) return seen && { here: seen };
  return {
    here,
    around: isThread({ here }) && here.parent !== null ? await directory.channel(here.parent) : undefined,
  };
}

/** Who did something, and where, in the bot's words. */
export async function envelope(
  { directory }: Pick<HearingParts, "directory">,
  what: {
    eventId: string;
    guild: string | null;
    person: Envelope["person"];
    where: Where;
    locale?: string | undefined;
  },
): Promise<Envelope> {
  const { eventId, guild, person, where, locale } = what;
  const id = workspaceOf(guild, person.externalId);
  const known = guild === null ? undefined : await directory.guild(guild);
  const spoken = locale ?? known?.locale;
  return {
    ...{ eventId, platform: "discord", person, target: where.target },
    workspace: { id, name: known?.name ?? (guild === null ? person.name : id) },
    channel: { ...where.channel, ...(spoken && { locale: spoken }) },
    ...(where.thread !== undefined && { thread: where.thread }),
  };
}
