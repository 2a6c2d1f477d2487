import { sql } from "drizzle-orm";
import { z } from "zod";
import { rows } from "./rows.ts";
import type { Tx } from "./store.ts";

/** How far a channel or thread goes: the position of its newest message that is not the reader's own; 0 for none. */
const mark = { last: z.coerce.number() };
const channelMark = z.object({ channel: z.string(), ...mark });
const threadMark = z.object({ channel: z.string(), root: z.string(), name: z.string().nullable(), ...mark });

/** A thread that was written in lately, by its root. */
export type ThreadMark = z.infer<typeof threadMark>;

/** Most threads that are told of, latest first. */
const threadsLimit = 100;

const newestIn = (reader: string, place: ReturnType<typeof sql.raw>) => sql`coalesce((
  select m.position from playground_messages m
  where m.workspace_id = place.workspace_id and m.place = ${place} and m.author <> ${reader} and m.deleted_at is null
  order by m.position desc limit 1
), 0) as last`;

/** The marks of channels, for a reader (an external id). */
export async function channelMarks(tx: Tx, workspaceId: string, reader: string, channels: readonly string[]) {
  const found = await rows(
    tx,
    sql`select place.channel, ${newestIn(reader, sql.raw("place.channel"))}
      from (select ${workspaceId}::text as workspace_id, value as channel
        from jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb)) place`,
  );
  return new Map(found.map((row) => channelMark.parse(row)).map(({ channel, last }) => [channel, last]));
}

/** The marks of the threads that were last written in, for a reader (an external id). */
export async function threadMarks(tx: Tx, workspaceId: string, reader: string): Promise<ThreadMark[]> {
  const found = await rows(
    tx,
    // The root's id becomes text in the inner query: a cast in a condition is not leakproof, and under row-level security
    // no index is used for what is not.
    sql`select place.channel, place.root, place.name, ${newestIn(reader, sql.raw("place.root"))}
      from (select workspace_id, channel_id as channel, id::text as root, thread_name as name
        from playground_messages where workspace_id = ${workspaceId} and replies > 0
        order by last_reply_at desc limit ${threadsLimit}) place`,
  );
  return found.map((row) => threadMark.parse(row));
}
