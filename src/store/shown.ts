import { and, desc, eq, getTableColumns, type SQL } from "drizzle-orm";
import type { Idea } from "./ideas.ts";
import type { Output } from "./outputs.ts";
import { ideas, outputs, runs, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** All that a card of an idea shows, read in one query. `output` is null where there is no version. */
export interface ShownIdea {
  idea: Idea;
  ownerName: string;
  output: Output | null;
  /** What the run that made the version has cost, in US dollars, and of which kind it was; null without a version. */
  costUsd: number;
  kind: string | null;
}

/** An idea by its number, with its head version. Undefined when there is none that this person may see. */
export function shownByNumber(tx: Tx, workspace: string, number: number): Promise<ShownIdea | undefined> {
  return shown(
    tx,
    and(eq(ideas.workspaceId, workspace), eq(ideas.number, number)),
    eq(outputs.number, ideas.headVersion),
  );
}

/** An idea by its id, with its head version. */
export function shownById(tx: Tx, workspace: string, id: string): Promise<ShownIdea | undefined> {
  return shown(tx, and(eq(ideas.workspaceId, workspace), eq(ideas.id, id)), eq(outputs.number, ideas.headVersion));
}

/** The idea that lives in a thread, the youngest if there are several, with its head version. */
export function shownByThread(tx: Tx, workspace: string, thread: string): Promise<ShownIdea | undefined> {
  return shown(
    tx,
    and(eq(ideas.workspaceId, workspace), eq(ideas.thread, thread)),
    eq(outputs.number, ideas.headVersion),
  );
}

/** An idea with one of its versions. */
export function shownVersion(tx: Tx, workspace: string, id: string, version: number): Promise<ShownIdea | undefined> {
  return shown(tx, and(eq(ideas.workspaceId, workspace), eq(ideas.id, id)), eq(outputs.number, version));
}

async function shown(tx: Tx, which: SQL | undefined, version: SQL): Promise<ShownIdea | undefined> {
  const [row] = await tx
    .select({
      idea: getTableColumns(ideas),
      ownerName: users.name,
      output: getTableColumns(outputs),
      costUsd: runs.costUsd,
      kind: runs.kind,
    })
    .from(ideas)
    .innerJoin(users, eq(users.id, ideas.ownerId))
    .leftJoin(outputs, and(eq(outputs.workspaceId, ideas.workspaceId), eq(outputs.ideaId, ideas.id), version))
    .leftJoin(runs, and(eq(runs.workspaceId, outputs.workspaceId), eq(runs.id, outputs.runId)))
    .where(which)
    .orderBy(desc(ideas.createdAt))
    .limit(1);
  return row && { ...row, costUsd: row.costUsd ?? 0 };
}
