import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Channel, User, World } from "./world.ts";

/** Discord counts its ids from here, in ms. */
const epoch = 1_420_070_400_000;

/** A guild with nobody in it but the bot, and the key that its interactions are signed with. */
export function createWorld(now: () => number): { world: World; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  let last = 0n;
  const snowflake = () => {
    const next = BigInt(Math.floor(now()) - epoch) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
  const application = {
    id: snowflake(),
    publicKey: publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"),
  };
  const world: World = {
    ...{ now, snowflake, application },
    guild: { id: snowflake(), name: "Double", systemChannel: undefined },
    token: `${Buffer.from(application.id).toString("base64url")}.double.token`,
    messageContent: true,
    users: new Map(),
    channels: new Map(),
    messages: [],
    interactions: new Map(),
    commands: new Map(),
    emit: () => undefined,
  };
  world.users.set(application.id, { id: application.id, name: "kindling", bot: true, closed: false });
  return { world, privateKey };
}

/** A new person of the guild. */
export function addUser(world: World, name: string, { closed = false } = {}): User {
  const user = { id: world.snowflake(), name, bot: false, closed };
  world.users.set(user.id, user);
  return user;
}

/** A new channel of the guild; who sees it, by id. */
export function addChannel(
  world: World,
  name: string,
  members: readonly string[],
  more: Partial<Channel> = {},
): Channel {
  const channel: Channel = {
    ...{ id: world.snowflake(), name, type: 0, parent: undefined, archived: false, locked: false },
    ...{ members: new Set([...members, world.application.id]), denied: new Set(), closed: false, owner: undefined },
    ...more,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages of a person and the bot, opened when they are not yet. */
export function directOf(world: World, user: string): Channel {
  const known = [...world.channels.values()].find(({ type, members }) => type === 1 && members.has(user));
  return known ?? addChannel(world, "", [user], { type: 1 });
}

/** The people and the channels that every test finds. */
export function furnish(world: World) {
  const [ada, ben, cleo] = [
    addUser(world, "ada").id,
    addUser(world, "ben").id,
    addUser(world, "cleo", { closed: true }).id,
  ];
  return {
    /** Cleo takes no direct messages. */
    people: { ada, ben, cleo },
    channels: {
      general: addChannel(world, "general", [ada, ben, cleo]).id,
      random: addChannel(world, "random", [ada, ben]).id,
      /** The bot does not see it. */
      vault: addChannel(world, "vault", [ada], { denied: new Set(["VIEW_CHANNEL"]) }).id,
      /** The bot sees it and may not write. */
      news: addChannel(world, "news", [ada, ben], { denied: new Set(["SEND_MESSAGES", "CREATE_PUBLIC_THREADS"]) }).id,
    },
  };
}
