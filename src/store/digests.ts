import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { digests, ideas } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A subscription as stored. */
export type Digest = typeof digests.$inferSelect;
/** Whose it is. */
export type DigestOwner = Pick<Digest, "workspaceId" | "scope" | "scopeId">;

const ofOwner = ({ workspaceId, scope, scopeId }: DigestOwner) =>
  and(eq(digests.workspaceId, workspaceId), eq(digests.scope, scope), eq(digests.scopeId, scopeId));

/** The digest of a person or a channel; undefined where none was ever set up, or this person may not see it. */
export async function digestOf(tx: Tx, owner: DigestOwner): Promise<Digest | undefined> {
  const [digest] = await tx.select().from(digests).where(ofOwner(owner));
  return digest;
}

/**
 * Sets a digest up, or anew. Where there is one it keeps up to when it has told; one that was off begins now. Whoever does
 * this is in whose name it is sent from then on.
 */
export async function saveDigest(tx: Tx, digest: Omit<typeof digests.$inferInsert, "createdAt">): Promise<Digest> {
  const { id: _, workspaceId: __, scope: ___, scopeId: ____, since, ...changes } = digest;
  const [saved] = await tx
    .insert(digests)
    .values(digest)
    .onConflictDoUpdate({
      target: [digests.workspaceId, digests.scope, digests.scopeId],
      set: {
        ...changes,
        since: sql`case when ${digests.nextAt} is null then ${since.toISOString()}::timestamptz else ${digests.since} end`,
      },
    })
    .returning();
  if (!saved) throw new Error("a digest was not saved");
  return saved;
}

/** Says up to when a digest has told. */
export async function toldUntil(
  tx: Tx,
  { workspaceId, id }: Pick<Digest, "workspaceId" | "id">,
  since: Date,
): Promise<void> {
  await tx
    .update(digests)
    .set({ since })
    .where(and(eq(digests.workspaceId, workspaceId), eq(digests.id, id)));
}

/** Turns a digest off. False where there is none that is on. */
export async function endDigest(tx: Tx, owner: DigestOwner): Promise<boolean> {
  const ended = await tx
    .update(digests)
    .set({ nextAt: null })
    .where(and(ofOwner(owner), isNotNull(digests.nextAt)))
    .returning({ id: digests.id });
  return ended.length > 0;
}

/** Digests of all workspaces that are due, the longest overdue first. For the system role. */
export async function dueDigests(tx: Tx, now: Date, limit: number): Promise<Digest[]> {
  return tx
    .select()
    .from(digests)
    .where(and(isNotNull(digests.nextAt), lte(digests.nextAt, now)))
    .orderBy(asc(digests.nextAt), asc(digests.id))
    .limit(limit);
}

/**
 * Moves a digest on to its next time, if nobody else has meanwhile; `since`: up to when it tells now. False where it was
 * moved, changed or turned off.
 */
export async function moveDigest(
  tx: Tx,
  { workspaceId, id, nextAt }: Pick<Digest, "workspaceId" | "id" | "nextAt">,
  to: { nextAt: Date | null; since?: Date },
): Promise<boolean> {
  if (nextAt === null) return false;
  const moved = await tx
    .update(digests)
    .set(to)
    .where(and(eq(digests.workspaceId, workspaceId), eq(digests.id, id), eq(digests.nextAt, nextAt)))
    .returning({ id: digests.id });
  return moved.length > 0;
}

/** Notes what the last digest showed. */
export async function showDigest(tx: Tx, workspace: string, id: string, shown: object): Promise<void> {
  await tx
    .update(digests)
    .set({ shown })
    .where(and(eq(digests.workspaceId, workspace), eq(digests.id, id)));
}

/** What the digest showed that this run sent; undefined where it was not the last one, or is not this person's to see. */
export async function sentDigestOf(tx: Tx, workspace: string, run: string): Promise<unknown> {
  const [digest] = await tx
    .select({ shown: digests.shown })
    .from(digests)
    .where(and(eq(digests.workspaceId, workspace), sql`${digests.shown} ->> 'run' = ${run}`));
  return digest?.shown;
}

/** Whether a person has their first result just now, and was never told of the digest by setting one up. */
export async function hasFirstResult(tx: Tx, workspace: string, person: string): Promise<boolean> {
  const [made, known] = await Promise.all([
    tx
      .select({ id: ideas.id })
      .from(ideas)
      .where(and(eq(ideas.workspaceId, workspace), eq(ideas.ownerId, person), isNotNull(ideas.headVersion)))
      .limit(2),
    digestOf(tx, { workspaceId: workspace, scope: "person", scopeId: person }),
  ]);
  return made.length === 1 && known === undefined;
}
