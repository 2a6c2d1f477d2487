import { ChannelType } from "discord-api-types/v10";
import type { Audience, Target } from "../chat/vocabulary.ts";
import type { ChannelFacts } from "./directory.ts";
import { encodeTarget } from "./places.ts";

/** A channel or a thread that something happened in, and of a thread the channel around it, where that is known. */
export interface Spot {
  here: Pick<ChannelFacts, "id" | "type" | "parent"> & Partial<ChannelFacts>;
  around?: ChannelFacts | undefined;
}

/** Where something happened, in the bot's words. */
export interface Where {
  channel: { id: string; audience: Audience };
  target: Target;
  thread?: Target;
}

const threads: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const direct: ReadonlySet<number> = new Set([ChannelType.DM, ChannelType.GroupDM]);
/** Where a message can have a thread below it. */
const threaded: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

export const isDirect = ({ here }: Spot): boolean => direct.has(here.type);
export const isThread = ({ here }: Spot): boolean => threads.has(here.type);

/**
 * Whether a thread is one of a channel in which we post. A forum takes posts only, and what is said in a private thread
 * stays there: in those, work goes on below its card, as in direct messages.
 */
export const isOpenThread = ({ here, around }: Spot): boolean =>
  isThread({ here }) && here.type !== ChannelType.PrivateThread && around !== undefined && threaded.has(around.type);

/** `root`: the message whose work it is about, where that is known by a press on it or by an answer to it. */
export function whereIs(spot: Spot, root?: string): Where {
  const { here, around } = spot;
  const place = { channel: here.id, thread: null, below: null };
  if (isOpenThread(spot) && around !== undefined) {
    const channel = { id: around.id, audience: around.closed ? ("channel" as const) : ("workspace" as const) };
    const home = { ...place, channel: around.id };
    return { channel, target: encodeTarget(home), thread: encodeTarget({ ...home, thread: here.id }) };
  }
  const channel = { id: here.id, audience: audienceOf(spot) };
  const target = encodeTarget(place);
  if (root === undefined) return { channel, target };
  const inside = threaded.has(here.type) ? { thread: root } : { below: root };
  return { channel, target, thread: encodeTarget({ ...place, ...inside }) };
}

/** What cannot be told is taken for private. */
function audienceOf({ here, around }: Spot): Audience {
  if (direct.has(here.type)) return here.type === ChannelType.DM ? "owner" : "channel";
  const open = threads.has(here.type)
    ? here.type !== ChannelType.PrivateThread && around?.closed === false
    : here.closed === false;
  return open ? "workspace" : "channel";
}
