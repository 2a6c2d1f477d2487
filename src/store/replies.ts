import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { outputs, replies, runs, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A reply as stored. */
export type Reply = typeof replies.$inferSelect;

/** What a new reply is made of. `id`: UUID v7 by the caller; `personId`: whose rights the transaction has. */
export type NewReply = Pick<
  Reply,
  "workspaceId" | "id" | "ideaId" | "thread" | "messageId" | "personId" | "text" | "kind" | "state"
>;

/**
 * A reply, and who wrote it. `heldBy`: the run that ended badly with the reply behind it, which therefore waits until a
 * person says what becomes of it; null for one that is free to be taken.
 */
export type SignedReply = Reply & { personName: string; heldBy: string | null };

/** What a reply is taken for, and how it stands then. */
export type Reading = Pick<Reply, "kind" | "state">;

/** What the platform calls a reply. */
export type ReplyMessage = Pick<Reply, "thread" | "messageId">;

/** Adds a reply. The same message twice makes no second row: false then. */
export async function insertReply(tx: Tx, reply: NewReply): Promise<boolean> {
  const added = await tx
    .insert(replies)
    .values(reply)
    .onConflictDoNothing({ target: [replies.workspaceId, replies.thread, replies.messageId] })
    .returning({ id: replies.id });
  return added.length > 0;
}

/**
 * What is written in a thread, or to an idea, and not dealt with yet, in the order of its arrival. Nobody changes it
 * before our commit.
 */
export async function openRepliesIn(
  tx: Tx,
  workspace: string,
  place: { thread: string } | { ideaId: string },
): Promise<SignedReply[]> {
  const here = "thread" in place ? eq(replies.thread, place.thread) : eq(replies.ideaId, place.ideaId);
  return signed(tx, and(eq(replies.workspaceId, workspace), here, isOpen)).for("update", { of: replies });
}

/** The replies to an idea that no run has taken yet, in the order of their arrival. */
export async function waitingReplies(tx: Tx, workspace: string, ideaId: string): Promise<SignedReply[]> {
  return signed(tx, and(ofIdea(workspace, ideaId), eq(replies.state, "waiting")));
}

/** The replies that a run took, in the order of their arrival. */
export async function repliesOfRun(tx: Tx, workspace: string, runId: string): Promise<SignedReply[]> {
  return signed(tx, and(eq(replies.workspaceId, workspace), eq(replies.runId, runId)));
}

/** The replies to an idea that runs took, in the order of their arrival. */
export async function usedReplies(tx: Tx, workspace: string, ideaId: string): Promise<SignedReply[]> {
  return signed(tx, and(ofIdea(workspace, ideaId), eq(replies.state, "used")));
}

/** The replies to an idea that are not dealt with yet, in the order of their arrival: what a card says of them. */
export async function openReplies(
  tx: Tx,
  workspace: string,
  ideaId: string,
): Promise<Pick<SignedReply, "kind" | "state" | "heldBy">[]> {
  return tx
    .select({ kind: replies.kind, state: replies.state, heldBy })
    .from(replies)
    .innerJoin(users, eq(users.id, replies.personId))
    .where(and(ofIdea(workspace, ideaId), isOpen))
    .orderBy(asc(replies.position));
}

/** Undefined when there is none that this person may see. */
export async function replyById(tx: Tx, workspace: string, id: string): Promise<Reply | undefined> {
  const [reply] = await tx.select().from(replies).where(thisReply(workspace, id));
  return reply;
}

/** The reply that a message is, whatever became of it. Undefined for what asked for nothing, or is not to be seen. */
export async function replyByMessage(tx: Tx, workspace: string, message: ReplyMessage): Promise<Reply | undefined> {
  const [reply] = await tx.select().from(replies).where(called(workspace, message));
  return reply;
}

/** Gives waiting replies to a run. Returns those that were still waiting: each is used once, whoever asks at once. */
export async function useReplies(tx: Tx, workspace: string, ids: readonly string[], runId: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const used = await tx
    .update(replies)
    .set({ state: "used", runId })
    .where(and(eq(replies.workspaceId, workspace), inArray(replies.id, [...ids]), eq(replies.state, "waiting")))
    .returning({ id: replies.id });
  return used.map(({ id }) => id);
}

/** Says what an unread reply is. Undefined when it is not unread any more. */
export async function settleReply(
  tx: Tx,
  workspace: string,
  id: string,
  reading: Reading & { runId?: string },
): Promise<Reply | undefined> {
  const [settled] = await tx
    .update(replies)
    .set(reading)
    .where(and(thisReply(workspace, id), eq(replies.state, "unread")))
    .returning();
  return settled;
}

/** Its author wrote a reply anew before it was used. Undefined when it is another's, or dealt with already. */
export async function reviseReply(
  tx: Tx,
  workspace: string,
  { personId, ...message }: ReplyMessage & Pick<Reply, "personId">,
  anew: Reading & Pick<Reply, "text">,
): Promise<Reply | undefined> {
  const [revised] = await tx
    .update(replies)
    .set({ ...anew, editedAt: sql`clock_timestamp()` })
    .where(and(called(workspace, message), eq(replies.personId, personId), isOpen))
    .returning();
  return revised;
}

/** The message of a reply was deleted before it was used. Undefined when it is dealt with already. */
export async function withdrawReply(tx: Tx, workspace: string, message: ReplyMessage): Promise<Reply | undefined> {
  const [withdrawn] = await tx
    .update(replies)
    .set({ state: "withdrawn" })
    .where(and(called(workspace, message), isOpen))
    .returning();
  return withdrawn;
}

/** Sets replies that wait aside. Returns how many did. */
export async function discardReplies(tx: Tx, workspace: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const discarded = await tx
    .update(replies)
    .set({ state: "discarded" })
    .where(and(eq(replies.workspaceId, workspace), inArray(replies.id, [...ids]), eq(replies.state, "waiting")))
    .returning({ id: replies.id });
  return discarded.length;
}

/**
 * The first run of its thread that ended badly after the reply was written, or before it without any version to change,
 * unless what was held with it was taken since: then all of it goes on.
 */
const heldBy = sql<string | null>`(
  select r.id from ${runs} r
  where r.workspace_id = ${replies.workspaceId} and r.idea_id = ${replies.ideaId} and r.thread = ${replies.thread}
    and r.status in ('failed', 'stopped')
    and (
      r.completed_at > ${replies.createdAt}
      or not exists (
        select from ${outputs} o
        where o.workspace_id = r.workspace_id and o.idea_id = r.idea_id and o.created_at < ${replies.createdAt}
      ) and not exists (
        select from ${runs} n
        where n.workspace_id = r.workspace_id and n.idea_id = r.idea_id and n.thread = r.thread
          and n.created_at > r.completed_at and n.created_at < ${replies.createdAt}
      )
    ) and not exists (
      select from ${replies} u
      join ${runs} t on t.workspace_id = u.workspace_id and t.id = u.run_id
      where u.workspace_id = r.workspace_id and u.idea_id = r.idea_id and u.position < ${replies.position}
        and t.created_at > r.completed_at
    )
  order by r.completed_at limit 1
)`.as("held_by");

const signed = (tx: Tx, which: SQL | undefined) =>
  tx
    .select({ ...getTableColumns(replies), personName: users.name, heldBy })
    .from(replies)
    .innerJoin(users, eq(users.id, replies.personId))
    .where(which)
    .orderBy(asc(replies.position));

const isOpen = inArray(replies.state, ["unread", "waiting"]);
const thisReply = (workspace: string, id: string) => and(eq(replies.workspaceId, workspace), eq(replies.id, id));
const ofIdea = (workspace: string, ideaId: string) =>
  and(eq(replies.workspaceId, workspace), eq(replies.ideaId, ideaId));
const called = (workspace: string, { thread, messageId }: ReplyMessage) =>
  and(eq(replies.workspaceId, workspace), eq(replies.thread, thread), eq(replies.messageId, messageId));
