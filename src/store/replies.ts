import { and, asc, count, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { replies, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A reply as stored. */
export type Reply = typeof replies.$inferSelect;

/** What a new reply is made of. `id`: UUID v7 by the caller; `personId`: whose rights the transaction has. */
export type NewReply = Pick<
  Reply,
  "workspaceId" | "id" | "ideaId" | "thread" | "messageId" | "personId" | "text" | "kind" | "state"
>;

/** A reply, and who wrote it. */
export type SignedReply = Reply & { personName: string };

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

/** What is written in a thread and not dealt with yet, in the order of its arrival. Nobody changes it before our commit. */
export function openRepliesIn(tx: Tx, workspace: string, thread: string): Promise<SignedReply[]> {
  const which = and(eq(replies.workspaceId, workspace), eq(replies.thread, thread), isOpen);
  return signed(tx, which).for("update", { of: replies });
}

/** The replies to an idea that no run has taken yet, in the order of their arrival. */
export function waitingReplies(tx: Tx, workspace: string, ideaId: string): Promise<SignedReply[]> {
  return signed(tx, and(ofIdea(workspace, ideaId), eq(replies.state, "waiting")));
}

/** The replies that a run took, in the order of their arrival. */
export function repliesOfRun(tx: Tx, workspace: string, runId: string): Promise<SignedReply[]> {
  return signed(tx, and(eq(replies.workspaceId, workspace), eq(replies.runId, runId)));
}

/** The replies to an idea that runs took, in the order of their arrival. */
export function usedReplies(tx: Tx, workspace: string, ideaId: string): Promise<SignedReply[]> {
  return signed(tx, and(ofIdea(workspace, ideaId), eq(replies.state, "used")));
}

/** How many replies to an idea are not understood yet, and how many wait for a run. */
export async function openReplies(
  tx: Tx,
  workspace: string,
  ideaId: string,
): Promise<{ unread: number; waiting: number }> {
  const counted = await tx
    .select({ state: replies.state, count: count() })
    .from(replies)
    .where(and(ofIdea(workspace, ideaId), isOpen))
    .groupBy(replies.state);
  const of = (state: Reply["state"]) => counted.find((row) => row.state === state)?.count ?? 0;
  return { unread: of("unread"), waiting: of("waiting") };
}

/** Undefined when there is none that this person may see. */
export async function replyById(tx: Tx, workspace: string, id: string): Promise<Reply | undefined> {
  const [reply] = await tx.select().from(replies).where(thisReply(workspace, id));
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

/** Sets the waiting replies to an idea aside. Returns how many. */
export async function discardReplies(tx: Tx, workspace: string, ideaId: string): Promise<number> {
  const discarded = await tx
    .update(replies)
    .set({ state: "discarded" })
    .where(and(ofIdea(workspace, ideaId), eq(replies.state, "waiting")))
    .returning({ id: replies.id });
  return discarded.length;
}

const signed = (tx: Tx, which: SQL | undefined) =>
  tx
    .select({ ...getTableColumns(replies), personName: users.name })
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
