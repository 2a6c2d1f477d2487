import { z } from "zod";
import type { Audience, Target } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";

export { localWorkspace as workspace } from "../accounts/local-workspace.ts";

/** The name under which Kindling writes. No person may have it. */
export const botId = "kindling";

/** Somebody who can be played. */
export interface Person {
  id: string;
  name: string;
  /** Looks after the workspace. */
  admin: boolean;
}

/** Who can be played; the first is who a new visitor is. */
export const people = [
  { id: "ada", name: "Ada", admin: true },
  { id: "ben", name: "Ben", admin: false },
  { id: "chloe", name: "Chloe", admin: false },
] as const satisfies readonly Person[];

/** A channel, or the direct messages between one person and Kindling. */
export interface Channel {
  id: string;
  kind: "channel" | "direct";
  name: string;
  audience: Audience;
  /** Whose direct messages these are. */
  owner: string | null;
}

const channels: readonly Channel[] = [
  { id: "general", kind: "channel", name: "general", audience: "workspace", owner: null },
  { id: "random", kind: "channel", name: "random", audience: "workspace", owner: null },
  ...people.map(
    ({ id }): Channel => ({ id: `with-${id}`, kind: "direct", name: "Kindling", audience: "owner", owner: id }),
  ),
];

/** The channels that a person sees. */
export const channelsOf = (person: string): Channel[] =>
  channels.filter(({ owner }) => owner === null || owner === person);

export const channelById = (id: string): Channel | undefined => channels.find((channel) => channel.id === id);

export const personById = (id: string): Person | undefined => people.find((person) => person.id === id);

/** Where a message goes: a channel, a thread in it, or a channel in answer to a person's message there. */
export interface Place {
  channel: Channel;
  thread: string | null;
  origin: string | null;
}

const uuid = z.uuid();

/** A place as an opaque string: `playground/general`, with `/thread/<id>` or `/re/<id>` behind it. */
export function encodeTarget({ channel, thread, origin }: Place): Target {
  const tail = thread === null ? (origin === null ? "" : `/re/${origin}`) : `/thread/${thread}`;
  return `playground/${channel.id}${tail}`;
}

/** @throws {KindlingError} `chat.gone` when this is no target of ours, or its channel does not exist. */
export function decodeTarget(target: Target): Place {
  const [platform, name, kind, id, ...rest] = target.split("/");
  const channel = channelById(name ?? "");
  const whole = platform === "playground" && rest.length === 0 && (kind === undefined || uuid.safeParse(id).success);
  if (!channel || !whole || !(kind === undefined || kind === "thread" || kind === "re"))
    throw new KindlingError("chat.gone");
  return { channel, thread: kind === "thread" ? (id ?? null) : null, origin: kind === "re" ? (id ?? null) : null };
}

/** What keeps nonces apart and lists a thread: the channel, or the thread's root. */
export const placeKey = ({ channel, thread }: Pick<Place, "channel" | "thread">): string => thread ?? channel.id;
