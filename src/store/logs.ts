import { and, asc, eq } from "drizzle-orm";
import { runLogs as table } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A line of a run's log. `stepKey`: the step that wrote it. */
export type RunLog = Pick<typeof table.$inferSelect, "stepKey" | "level" | "message" | "at">;

/** What the steps of a run noted, in the order of time. */
export async function runLogs(tx: Tx, workspace: string, runId: string): Promise<RunLog[]> {
  return tx
    .select({ stepKey: table.stepKey, level: table.level, message: table.message, at: table.at })
    .from(table)
    .where(and(eq(table.workspaceId, workspace), eq(table.runId, runId)))
    .orderBy(asc(table.at), asc(table.id));
}
