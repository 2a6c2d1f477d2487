import { and, asc, desc, eq, getTableColumns, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { type Reaction, reactionsOfMessage } from "./playground-reactions.ts";
import { playgroundClock, playgroundMessages } from "./schema/playground.ts";
import type { Tx } from "./store.ts";

/** A message as stored. */
export type PlaygroundMessage = typeof playgroundMessages.$inferSelect;

/** A message as it is shown. */
export type ShownMessage = PlaygroundMessage & { reactions: Reaction[] };

const shownColumns = { ...getTableColumns(playgroundMessages), reactions: reactionsOfMessage };

/** A message to be; clock, counts and times are given here. */
export type NewPlaygroundMessage = Pick<
  PlaygroundMessage,
  "workspaceId" | "id" | "channelId" | "threadId" | "originId" | "author" | "visibleTo" | "place" | "nonce" | "body"
>;

/** Raises the clock and holds it until this transaction ends: whoever writes next commits later. */
export async function raiseClock(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx
    .insert(playgroundClock)
    .values({ workspaceId, seq: 1 })
    .onConflictDoUpdate({ target: playgroundClock.workspaceId, set: { seq: sql`${playgroundClock.seq} + 1` } })
    .returning({ seq: playgroundClock.seq });
  return row?.seq ?? 0;
}

/** The number that {@link raiseClock} gives in this transaction, for a statement that is issued beside it. */
export const raisedClock = (workspaceId: string): SQL<number> =>
  sql`(select ${playgroundClock.seq} from ${playgroundClock} where ${playgroundClock.workspaceId} = ${workspaceId})`;

/** The clock as committed. Read before messages, it is a point from which nothing is missed. */
export async function readClock(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({ seq: playgroundClock.seq })
    .from(playgroundClock)
    .where(eq(playgroundClock.workspaceId, workspaceId));
  return row?.seq ?? 0;
}

/** Undefined when its place holds a message with this nonce already. Under {@link raiseClock}. */
export async function insertMessage(
  tx: Tx,
  message: NewPlaygroundMessage,
  seq: number,
): Promise<PlaygroundMessage | undefined> {
  const [row] = await tx
    .insert(playgroundMessages)
    .values({ ...message, position: seq, seq })
    .onConflictDoNothing({
      target: [playgroundMessages.workspaceId, playgroundMessages.place, playgroundMessages.nonce],
    })
    .returning();
  return row;
}

export async function messageByNonce(
  tx: Tx,
  workspaceId: string,
  place: string,
  nonce: string,
): Promise<PlaygroundMessage | undefined> {
  const [row] = await tx
    .select()
    .from(playgroundMessages)
    .where(
      and(
        eq(playgroundMessages.workspaceId, workspaceId),
        eq(playgroundMessages.place, place),
        eq(playgroundMessages.nonce, nonce),
      ),
    );
  return row;
}

/** A message that was not deleted. */
export async function messageById(tx: Tx, workspaceId: string, id: string): Promise<PlaygroundMessage | undefined> {
  const [row] = await tx.select().from(playgroundMessages).where(live(workspaceId, id));
  return row;
}

/** A message that was not deleted, as it is shown. */
export async function shownMessage(tx: Tx, workspaceId: string, id: string): Promise<ShownMessage | undefined> {
  const [row] = await tx.select(shownColumns).from(playgroundMessages).where(live(workspaceId, id));
  return row;
}

/** The root of a thread. A deleted one keeps its thread while there are replies in it. */
export async function threadRoot(tx: Tx, workspaceId: string, id: string): Promise<ShownMessage | undefined> {
  const [row] = await tx
    .select(shownColumns)
    .from(playgroundMessages)
    .where(and(sameMessage(workspaceId, id), isNull(playgroundMessages.threadId), shown));
  return row;
}

/** A message and the clock of its change. */
interface Changing {
  workspaceId: string;
  id: string;
  seq: number | SQL<number>;
}

/** Changes a message that was not deleted. Under {@link raiseClock}. */
export async function changeMessage(
  tx: Tx,
  message: Changing,
  change: Partial<Pick<PlaygroundMessage, "body" | "threadName" | "visibleTo" | "nonce">> & {
    edited?: true;
    deleted?: true;
  },
): Promise<PlaygroundMessage | undefined> {
  const { edited, deleted, ...columns } = change;
  const now = sql`clock_timestamp()`;
  const [row] = await tx
    .update(playgroundMessages)
    .set({
      ...columns,
      seq: message.seq,
      ...(edited && { editedAt: now }),
      ...(deleted && { deletedAt: now }),
    })
    .where(live(message.workspaceId, message.id))
    .returning();
  return row;
}

/** Counts the replies of a thread at its root: those that everybody sees who sees the root. Under {@link raiseClock}. */
export async function countReplies(tx: Tx, { workspaceId, id, seq }: Changing): Promise<void> {
  await tx.execute(sql`
    update playground_messages root set seq = ${seq}, (replies, last_reply_at) = (
      select count(*), max(reply.created_at) from playground_messages reply
      where reply.workspace_id = root.workspace_id and reply.place = ${id} and reply.deleted_at is null
        and reply.visible_to is not distinct from root.visible_to
    ) where root.workspace_id = ${workspaceId} and root.id = ${id}`);
}

/** The newest messages of a channel or thread before a position, oldest first. */
export async function messagesIn(
  tx: Tx,
  workspaceId: string,
  place: string,
  page: { before: number; limit: number },
): Promise<ShownMessage[]> {
  const rows = await tx
    .select(shownColumns)
    .from(playgroundMessages)
    .where(
      and(
        eq(playgroundMessages.workspaceId, workspaceId),
        eq(playgroundMessages.place, place),
        lt(playgroundMessages.position, page.before),
        shown,
      ),
    )
    .orderBy(desc(playgroundMessages.position))
    .limit(page.limit);
  return rows.reverse();
}

/** What changed after a point of the clock, in that order, deletions included; each message once, as it stands. */
export async function changedSince(tx: Tx, workspaceId: string, seq: number, limit: number): Promise<ShownMessage[]> {
  return tx
    .select(shownColumns)
    .from(playgroundMessages)
    .where(and(eq(playgroundMessages.workspaceId, workspaceId), gt(playgroundMessages.seq, seq)))
    .orderBy(asc(playgroundMessages.seq), asc(playgroundMessages.position))
    .limit(limit);
}

const sameMessage = (workspaceId: string, id: string) =>
  and(eq(playgroundMessages.workspaceId, workspaceId), eq(playgroundMessages.id, id));

const live = (workspaceId: string, id: string) =>
  and(sameMessage(workspaceId, id), isNull(playgroundMessages.deletedAt));

/** There to be seen: not deleted, or the deleted root of a thread. */
const shown = or(isNull(playgroundMessages.deletedAt), gt(playgroundMessages.replies, 0));
