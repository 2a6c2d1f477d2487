import { ChannelType, PermissionFlagsBits as flags } from "discord-api-types/v10";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Spot } from "./where.ts";

/** What work in a channel needs, and what each is for. The invite link asks for these. */
export const neededPermissions = {
  ViewChannel: "sees the channel that it works in",
  SendMessages: "posts the card of an idea",
  SendMessagesInThreads: "posts results and answers in the thread",
  CreatePublicThreads: "opens a thread for each idea",
  AttachFiles: "shows pictures and hands files over",
  ReadMessageHistory: "finds its own messages again after a crash",
} as const satisfies Partial<Record<keyof typeof flags, string>>;
export type NeededPermission = keyof typeof neededPermissions;
const names = Object.keys(neededPermissions) as NeededPermission[];

/** As the invite link wants them. Embed Links is for what Discord may make of a message's files. */
export const inviteBits: bigint = names.reduce((sum, name) => sum | flags[name], flags.EmbedLinks);

/** Where a thread is opened below a card. */
const withThreads: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

/**
 * What the bot is not allowed to do where it is asked to work: found before the call, for 10,000 refused ones in ten
 * minutes end in a ban. `granted`: `app_permissions`, which tell of the channel itself.
 */
export function missingPermissions(granted: string, { here, around }: Spot): NeededPermission[] {
  const bits = BigInt(granted);
  if ((bits & flags.Administrator) !== 0n) return [];
  const threads = withThreads.has(here.type) || (around !== undefined && withThreads.has(around.type));
  const needed = names.filter((name) => threads || name !== "CreatePublicThreads");
  return needed.filter((name) => (bits & flags[name]) === 0n);
}

/** Whether somebody looks after the guild; undefined where that is not told. Their own direct messages everybody does. */
export const managesGuild = (permissions: string | undefined): boolean | undefined =>
  permissions === undefined ? undefined : (BigInt(permissions) & (flags.ManageGuild | flags.Administrator)) !== 0n;

/** The sentence that says what to grant. */
export const permissionsSentence = ({ discord }: Texts, missing: readonly NeededPermission[]): string =>
  discord.permissions(missing.map((name) => discord.permissionNames[name]));
