import { z } from "zod";
import type { MessageRef, Target } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";

const snowflake = z.string().regex(/^\d{15,20}$/);
const mark = z
  .string()
  .regex(/^\d{4,10}$/)
  .transform(Number);

/**
 * Where something is posted: a channel, a thread in it, or, where Discord has no threads (in direct messages and in
 * threads themselves), below a message there.
 */
export interface Place {
  channel: string;
  thread: string | null;
  below: string | null;
}

/**
 * A message by the channel or thread that it stands in. `mark`: the number that tells one of ours among others (see
 * {@link "./marks.ts"}), which an edit keeps.
 */
export interface Posted {
  channel: string;
  id: string;
  mark: number | null;
}

/** A place as an opaque string: `discord/<channel>`, with `/thread/<id>` or `/below/<message>` behind it. */
export function encodeTarget({ channel, thread, below }: Place): Target {
  if (thread !== null) return `discord/${channel}/thread/${thread}`;
  return below === null ? `discord/${channel}` : `discord/${channel}/below/${below}`;
}

/** A message as an opaque string: `discord/<channel>/message/<id>`, with `/mark/<number>` behind one of ours. */
export const encodeMessage = ({ channel, id, mark }: Posted): MessageRef =>
  `discord/${channel}/message/${id}${mark === null ? "" : `/mark/${mark}`}`;

/** @throws {KindlingError} `chat.gone` when this is no target of ours. */
export function decodeTarget(target: Target): Place {
  const [platform, channel, kind, id, ...rest] = target.split("/");
  const ids = z.tuple([snowflake, snowflake.optional()]).safeParse([channel, id]).data;
  const whole = kind === undefined || ((kind === "thread" || kind === "below") && id !== undefined);
  if (platform !== "discord" || ids === undefined || !whole || rest.length > 0) throw new KindlingError("chat.gone");
  const [place, inside = null] = ids;
  return { channel: place, thread: kind === "thread" ? inside : null, below: kind === "below" ? inside : null };
}

/** @throws {KindlingError} `chat.gone` when this is no message of ours. */
export function decodeMessage(message: MessageRef): Posted {
  const [platform, channel, kind, id, marked, number, ...rest] = message.split("/");
  const ids = z.tuple([snowflake, snowflake]).safeParse([channel, id]).data;
  const ours = marked === undefined ? null : mark.safeParse(number).data;
  const whole = kind === "message" && (marked === undefined || marked === "mark") && rest.length === 0;
  if (platform !== "discord" || ids === undefined || ours === undefined || !whole) throw new KindlingError("chat.gone");
  return { channel: ids[0], id: ids[1], mark: ours };
}

/** The channel that a place is posted to: to Discord a thread is one. */
export const channelOf = ({ channel, thread }: Place): string => thread ?? channel;
