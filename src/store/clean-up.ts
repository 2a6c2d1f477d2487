import { sql } from "drizzle-orm";
import { rows } from "./rows.ts";
import type { Tx } from "./store.ts";

/**
 * For how long what is only of use for a while is kept, in days: events against being taken twice (Slack tells of one for
 * an hour, Discord once), what a run logged beside its result, and the bodies of what models were asked and answered.
 */
const kept = { events: 30, logs: 90, bodies: 7 } as const;
/** Most rows of a kind that one pass takes. */
const most = 5_000;

/** Deletes what is too old, of all workspaces. Returns how many rows. For the system role. */
export async function cleanUp(tx: Tx, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const counts = await Promise.all([
    count(
      tx,
      sql`delete from inbound_events where ctid in (
        select ctid from inbound_events where at < ${before(kept.events)}::timestamptz limit ${most}
      ) returning 1`,
    ),
    count(
      tx,
      sql`delete from run_logs where ctid in (
        select ctid from run_logs where at < ${before(kept.logs)}::timestamptz limit ${most}
      ) returning 1`,
    ),
    count(
      tx,
      sql`update model_calls set request = null, response = null where ctid in (
        select c.ctid from model_calls c join runs r on r.workspace_id = c.workspace_id and r.id = c.run_id
        where c.request is not null and c.at < ${before(kept.bodies)}::timestamptz
          and r.completed_at < ${before(kept.bodies)}::timestamptz limit ${most}
      ) returning 1`,
    ),
  ]);
  return counts.reduce((sum, each) => sum + each, 0);
}

const count = async (tx: Tx, statement: Parameters<typeof rows>[1]) => (await rows(tx, statement)).length;
