import { z } from "zod";
import type { MessageRef, Target } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";

/** A channel, a conversation or a person's direct messages, and a message's time, which is its id in its channel. */
const channelId = /^[CDGUW][A-Z0-9]{1,30}$/;
const timestamp = /^\d{1,12}\.\d{1,6}$/;

const channel = z.string().regex(channelId);
const ts = z.string().regex(timestamp);

/** Where something is posted: a channel, or a thread in it by its root. */
export interface Place {
  channel: string;
  thread: string | null;
  /** A private channel, as the event said that came from it: Slack denies to who is not invited that it is there. */
  closed?: true;
}

/** A message; `thread`: the root of the thread that it stands in, or null when it stands in the channel. */
export interface Posted extends Place {
  ts: string;
}

/** A place as an opaque string: `slack/C0123`, with `/closed` behind it or `/thread/<ts>`. A thread has only that name. */
export const encodeTarget = ({ channel, thread, closed }: Place): Target =>
  thread === null ? `slack/${channel}${closed ? "/closed" : ""}` : `slack/${channel}/thread/${thread}`;

/** A message as an opaque string: its place with `/message/<ts>` behind it. */
export const encodeMessage = ({ ts, channel, thread }: Posted): MessageRef =>
  `${encodeTarget({ channel, thread })}/message/${ts}`;

/** @throws {KindlingError} `chat.gone` when this is no target of ours. */
export function decodeTarget(target: Target): Place {
  const [platform, name, kind, root, ...rest] = target.split("/");
  const place = { channel: channel.safeParse(name).data, thread: ts.safeParse(root).data ?? null };
  const closed = kind === "closed" && root === undefined;
  const whole = kind === undefined || closed || (kind === "thread" && place.thread !== null);
  if (platform !== "slack" || place.channel === undefined || !whole || rest.length > 0)
    throw new KindlingError("chat.gone");
  return { channel: place.channel, thread: place.thread, ...(closed && { closed }) };
}

/** @throws {KindlingError} `chat.gone` when this is no message of ours. */
export function decodeMessage(message: MessageRef): Posted {
  const [place = "", id, ...rest] = message.split("/message/");
  const { success, data } = ts.safeParse(id);
  if (!success || rest.length > 0) throw new KindlingError("chat.gone");
  return { ...decodeTarget(place), ts: data };
}
