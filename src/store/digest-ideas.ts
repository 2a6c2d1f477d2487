import { and, desc, eq, gte, inArray, lt, ne, notExists, type SQL, sql } from "drizzle-orm";
import { ideas, outputs, runs, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** Whose ideas a digest tells of: a person's own, or those of a channel that everybody there may see. */
export type DigestSubject = { owner: string } | { channel: string };

const of = (subject: DigestSubject): SQL | undefined =>
  "owner" in subject
    ? eq(ideas.ownerId, subject.owner)
    : and(eq(ideas.channelId, subject.channel), ne(ideas.audience, "owner"));

const columns = {
  id: ideas.id,
  number: ideas.number,
  text: ideas.text,
  title: ideas.title,
  status: ideas.status,
  format: outputs.format,
  ownerId: ideas.ownerId,
  ownerName: users.name,
  /** The head version's. */
  version: outputs.number,
  score: sql<string | null>`${outputs.scores} ->> 'total'`,
  demo: sql<string | null>`${outputs.content} ->> 'demo'`,
  published: outputs.published,
  publicationUrl: outputs.publicationUrl,
  /** The kind of the run that works on it. */
  workingKind: sql<string | null>`(
    select r.kind from runs r
    where r.workspace_id = ${ideas.workspaceId} and r.idea_id = ${ideas.id}
      and r.status in ('running', 'waiting', 'parked') and r.kind in ('expand', 'refine', 'restore', 'publish')
    limit 1
  )`,
  /** Its last run, where that failed. */
  failedRun: sql<string | null>`(
    select case when r.status = 'failed' then r.id end from runs r
    where r.workspace_id = ${ideas.workspaceId} and r.idea_id = ${ideas.id} order by r.created_at desc limit 1
  )`,
};

const lines = (tx: Tx) =>
  tx
    .select(columns)
    .from(ideas)
    .innerJoin(users, eq(users.id, ideas.ownerId))
    .leftJoin(
      outputs,
      and(
        eq(outputs.workspaceId, ideas.workspaceId),
        eq(outputs.ideaId, ideas.id),
        eq(outputs.number, ideas.headVersion),
      ),
    );

/** An idea as a line of a digest. */
export type DigestIdea = Awaited<ReturnType<typeof lines>>[number];

/** How long something is reminded of that waits to be published, in days. */
const remindedDays = 14;

/** What there is to tell, each part the most worth telling first. */
export interface DigestIdeas {
  /** A version was made since then: the best first. */
  done: DigestIdea[];
  failed: DigestIdea[];
  /** Older ones that nobody published, the youngest first. */
  unpublished: DigestIdea[];
  pending: DigestIdea[];
}

/** What happened between two moments, and what waits. `limit`: of each. */
export async function digestIdeas(
  tx: Tx,
  workspace: string,
  subject: DigestSubject,
  { since, until, limit }: { since: Date; until: Date; limit: number },
): Promise<DigestIdeas> {
  const here = and(eq(ideas.workspaceId, workspace), of(subject));
  const isNew = and(gte(outputs.createdAt, since), lt(outputs.createdAt, until));
  const anyPublished = tx
    .select({ one: sql`1` })
    .from(outputs)
    .where(and(eq(outputs.workspaceId, ideas.workspaceId), eq(outputs.ideaId, ideas.id), outputs.published));
  const unpublished = notExists(anyPublished);
  const reminded = gte(outputs.createdAt, new Date(until.getTime() - remindedDays * 86_400_000));
  const [done, failed, waiting, pending] = await Promise.all([
    lines(tx)
      .where(and(here, eq(ideas.status, "expanded"), isNew))
      .orderBy(sql`(${outputs.scores} ->> 'total')::double precision desc nulls last`, desc(ideas.number))
      .limit(limit),
    lines(tx)
      .where(and(here, eq(ideas.status, "failed"), gte(ideas.updatedAt, since)))
      .orderBy(desc(ideas.number))
      .limit(limit),
    lines(tx)
      .where(and(here, eq(ideas.status, "expanded"), lt(outputs.createdAt, since), reminded, unpublished))
      .orderBy(desc(ideas.number))
      .limit(limit),
    lines(tx)
      .where(and(here, eq(ideas.status, "pending")))
      .orderBy(desc(ideas.number))
      .limit(limit),
  ]);
  return { done, failed, unpublished: waiting, pending };
}

/** Ideas as they are now, for a digest that is shown already; those that are gone are left out. */
export async function digestIdeasByIds(tx: Tx, workspace: string, ids: readonly string[]): Promise<DigestIdea[]> {
  if (ids.length === 0) return [];
  return lines(tx).where(and(eq(ideas.workspaceId, workspace), inArray(ideas.id, [...ids])));
}

/** What was spent between two moments, in US dollars: by a person, or on the ideas of a channel. */
export async function spentUsd(
  tx: Tx,
  workspace: string,
  subject: DigestSubject,
  { since, until }: { since: Date; until: Date },
): Promise<number> {
  const [row] = await tx
    .select({ usd: sql<string | number | null>`sum(${runs.costUsd})` })
    .from(runs)
    .leftJoin(ideas, and(eq(ideas.workspaceId, runs.workspaceId), eq(ideas.id, runs.ideaId)))
    .where(
      and(
        eq(runs.workspaceId, workspace),
        gte(runs.createdAt, since),
        lt(runs.createdAt, until),
        "owner" in subject ? eq(runs.ownerId, subject.owner) : of(subject),
      ),
    );
  return Number(row?.usd ?? 0);
}

/** What an expansion has cost in the middle of the last thirty days, in US dollars; null where there was none. */
export async function usualPrice(tx: Tx, workspace: string, until: Date): Promise<number | null> {
  const since = new Date(until.getTime() - 30 * 86_400_000);
  const [row] = await tx
    .select({ usd: sql<string | number | null>`percentile_cont(0.5) within group (order by ${runs.costUsd})` })
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspace),
        eq(runs.kind, "expand"),
        eq(runs.status, "done"),
        gte(runs.createdAt, since),
      ),
    );
  return row?.usd == null ? null : Number(row.usd);
}
