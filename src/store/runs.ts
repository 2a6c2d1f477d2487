import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Idea } from "./ideas.ts";
import { cards, ideas, runs, steps, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A run as stored. */
export type Run = typeof runs.$inferSelect;

/** What a press on a run's card has to know of it. */
export interface RunSummary {
  id: string;
  kind: string;
  status: Run["status"];
  ownerId: string;
  ownerName: string;
  thread: string | null;
  costUsd: number;
  createdAt: Date;
  idea: Pick<Idea, "id" | "number" | "text" | "title" | "thread" | "ownerId">;
}

const summary = {
  id: runs.id,
  kind: runs.kind,
  status: runs.status,
  ownerId: runs.ownerId,
  ownerName: users.name,
  thread: runs.thread,
  costUsd: runs.costUsd,
  createdAt: runs.createdAt,
  idea: {
    ...{ id: ideas.id, number: ideas.number, text: ideas.text, title: ideas.title },
    ...{ thread: ideas.thread, ownerId: ideas.ownerId },
  },
};

const summaries = (tx: Tx) =>
  tx
    .select(summary)
    .from(runs)
    .innerJoin(ideas, and(eq(ideas.workspaceId, runs.workspaceId), eq(ideas.id, runs.ideaId)))
    .innerJoin(users, eq(users.id, runs.ownerId));

/** A run of an idea; undefined when there is none that this person may see. */
export async function runSummary(tx: Tx, workspace: string, id: string): Promise<RunSummary | undefined> {
  const [run] = await summaries(tx).where(and(eq(runs.workspaceId, workspace), eq(runs.id, id)));
  return run;
}

/** The runs of these kinds that have not ended, the oldest first. `owner`: only theirs. */
export async function workingRuns(
  tx: Tx,
  workspace: string,
  filter: { kinds: readonly string[]; owner?: string },
): Promise<RunSummary[]> {
  return summaries(tx)
    .where(
      and(
        eq(runs.workspaceId, workspace),
        inArray(runs.status, ["running", "waiting", "parked"]),
        inArray(runs.kind, [...filter.kinds]),
        filter.owner === undefined ? undefined : eq(runs.ownerId, filter.owner),
      ),
    )
    .orderBy(asc(runs.createdAt));
}

/** The run that waits in a thread for somebody's answer, and the name of its question; undefined where none does. */
export async function openQuestion(
  tx: Tx,
  workspace: string,
  thread: string,
): Promise<(RunSummary & { question: string | null }) | undefined> {
  const [asking] = await tx
    .select({ ...summary, question: steps.waitSignal })
    .from(runs)
    .innerJoin(ideas, and(eq(ideas.workspaceId, runs.workspaceId), eq(ideas.id, runs.ideaId)))
    .innerJoin(users, eq(users.id, runs.ownerId))
    .innerJoin(steps, and(eq(steps.workspaceId, runs.workspaceId), eq(steps.runId, runs.id)))
    .where(
      and(
        eq(runs.workspaceId, workspace),
        eq(runs.thread, thread),
        inArray(runs.status, ["running", "waiting"]),
        eq(steps.state, "waiting"),
        isNotNull(steps.waitSignal),
      ),
    )
    .limit(1);
  return asking;
}

/** The latest run in the thread of an idea, which is named by either; undefined before the first. */
export async function lastRun(
  tx: Tx,
  workspace: string,
  place: { thread: string } | { ideaId: string },
): Promise<Pick<Run, "id" | "kind" | "status" | "ownerId"> | undefined> {
  const here = "thread" in place ? eq(ideas.thread, place.thread) : eq(ideas.id, place.ideaId);
  const [run] = await tx
    .select({ id: runs.id, kind: runs.kind, status: runs.status, ownerId: runs.ownerId })
    .from(ideas)
    .innerJoin(runs, and(eq(runs.workspaceId, ideas.workspaceId), eq(runs.ideaId, ideas.id)))
    .where(and(eq(ideas.workspaceId, workspace), here, eq(runs.thread, ideas.thread)))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(1);
  return run;
}

/** Whether a run that was begun in a channel, and that this person sees, has a card to come and no thread yet. */
export async function isOpeningThread(tx: Tx, workspace: string, channel: string): Promise<boolean> {
  const [run] = await tx
    .select({ id: runs.id })
    .from(runs)
    .innerJoin(cards, and(eq(cards.workspaceId, runs.workspaceId), eq(cards.runId, runs.id)))
    .where(
      and(
        eq(runs.workspaceId, workspace),
        inArray(runs.status, ["running", "waiting"]),
        isNull(runs.thread),
        sql`${runs.trigger} ->> 'channel' = ${channel}`,
      ),
    )
    .limit(1);
  return run !== undefined;
}

/** How many ideas this person sees, by status. */
export async function ideaCounts(tx: Tx, workspace: string): Promise<Partial<Record<Idea["status"], number>>> {
  const counted = await tx
    .select({ status: ideas.status, count: sql<string | number>`count(*)` })
    .from(ideas)
    .where(eq(ideas.workspaceId, workspace))
    .groupBy(ideas.status);
  return Object.fromEntries(counted.map(({ status, count }) => [status, Number(count)]));
}

/**
 * The runs of a person that want an account of theirs: those that wait for the signal, and those that failed for want of
 * it since then.
 */
export async function runsWanting(
  tx: Tx,
  workspace: string,
  { owner, signal, codes, since }: { owner: string; signal: string; codes: readonly string[]; since: Date },
): Promise<{ id: string; failed: boolean }[]> {
  const waits = sql`exists (
    select from steps s where s.workspace_id = ${runs.workspaceId} and s.run_id = ${runs.id}
    and s.state = 'waiting' and s.wait_signal = ${signal}
  )`;
  const found = await tx
    .select({ id: runs.id, status: runs.status })
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspace),
        eq(runs.ownerId, owner),
        gte(runs.createdAt, since),
        or(
          and(eq(runs.status, "failed"), inArray(runs.errorCode, [...codes])),
          and(inArray(runs.status, ["running", "waiting"]), waits),
        ),
      ),
    )
    .orderBy(asc(runs.createdAt));
  return found.map(({ id, status }) => ({ id, failed: status === "failed" }));
}
