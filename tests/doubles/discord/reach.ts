import { refusals } from "./refusal.ts";
import type { Channel, Permission, StoredMessage, World } from "./world.ts";

/** The channel, if the bot sees it and has these permissions there. A thread's are its channel's. */
export function reach(world: World, id: string, ...needed: Permission[]): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refusals.unknownChannel();
  const guarded = channel.parent === undefined ? channel : (world.channels.get(channel.parent) ?? channel);
  if (guarded.denied.has("VIEW_CHANNEL")) throw refusals.missingAccess();
  if (channel.type === 1) {
    const closed = [...channel.members].some((member) => world.users.get(member)?.closed);
    if (closed && needed.includes("SEND_MESSAGES")) throw refusals.closedDirect();
    return channel;
  }
  const inThread = needed.map((each) =>
    channel.type === 11 && each === "SEND_MESSAGES" ? "SEND_MESSAGES_IN_THREADS" : each,
  );
  if (inThread.some((each) => guarded.denied.has(each))) throw refusals.missingPermissions();
  return channel;
}

/** A message that is there and that everybody sees. */
export function messageIn(world: World, channel: string, id: string): StoredMessage {
  const found = world.messages.find(
    (each) => each.channel === channel && each.id === id && each.ephemeralTo === undefined,
  );
  if (found === undefined) throw refusals.unknownMessage();
  return found;
}
