import { sql } from "drizzle-orm";
import { rows } from "./rows.ts";
import type { Tx } from "./store.ts";
import { firstIdOf } from "./uuid.ts";

/** One measured value, with what tells it from its neighbours. */
export interface Measured {
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What is measured. All of it is read from the database, so that several processes and the edge tell the same. */
export interface Measurements {
  /** Runs by kind and status that began in the last day. */
  runs: Measured[];
  /** Runs that have not ended, by status. */
  working: Measured[];
  /** How long the longest of those has been without any of its steps at work though one is due, in seconds. */
  stuckSeconds: number;
  /** How long expansions of the last day took, by quantile, in seconds; none where none was done. */
  expansionSeconds: Measured[];
  /** Paid calls of the last day by provider and state, and what they cost in US dollars by provider. */
  calls: Measured[];
  costUsd: Measured[];
  /** Wake-ups that were to be sent and were not, and how late the latest digest is, in seconds. */
  unsent: number;
  digestLateSeconds: number;
}

/** Measures over all workspaces. For the system role. */
export async function measure(tx: Tx, now: Date): Promise<Measurements> {
  const at = now.toISOString();
  // Ids begin with their time, so that the index of the ids finds what is new in all workspaces.
  const since = firstIdOf(new Date(now.getTime() - 86_400_000));
  const one = async (query: Parameters<typeof rows>[1]) => Number((await rows(tx, query))[0]?.value ?? 0);
  const many = async (query: Parameters<typeof rows>[1]): Promise<Measured[]> =>
    (await rows(tx, query)).map(({ value, ...labels }) => ({
      labels: Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, String(label)])),
      value: Number(value),
    }));
  const working = sql`status in ('running', 'waiting', 'parked')`;
  const took = sql`extract(epoch from completed_at - started_at) - waited_ms / 1000.0`;
  const [runs, open, stuckSeconds, seconds, calls, costUsd, unsent, digestLateSeconds] = await Promise.all([
    many(sql`select kind, status, count(*) as value from runs where id >= ${since}::uuid group by 1, 2`),
    many(sql`select status, count(*) as value from runs where ${working} group by 1`),
    one(sql`
      select coalesce(max(extract(epoch from ${at}::timestamptz - s.due_at)), 0) as value
      from runs r join steps s on s.workspace_id = r.workspace_id and s.run_id = r.id
      where r.status = 'running' and s.state = 'ready' and s.due_at < ${at}::timestamptz`),
    many(sql`
      select quantile, percentile_cont(quantile) within group (order by ${took}) as value
      from runs, unnest(array[0.5, 0.95]) as quantile
      where kind = 'expand' and status = 'done' and id >= ${since}::uuid group by 1`),
    many(sql`
      select provider, state, count(*) as value from model_calls where id >= ${since}::uuid group by 1, 2`),
    many(sql`
      select provider, sum(cost_usd) as value from model_calls where id >= ${since}::uuid group by 1`),
    one(sql`select count(*) as value from outbox where not_before < ${at}::timestamptz - interval '1 minute'`),
    one(sql`
      select coalesce(extract(epoch from ${at}::timestamptz - min(next_at)), 0) as value from digests
      where next_at < ${at}::timestamptz`),
  ]);
  return { runs, working: open, stuckSeconds, expansionSeconds: seconds, calls, costUsd, unsent, digestLateSeconds };
}
