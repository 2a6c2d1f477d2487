import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { modelCalls, runs } from "./schema.ts";
import type { Tx } from "./store.ts";

/** How expansions went that this person may see. Times are of those that came to their end, without waiting for people. */
export interface RunStats {
  done: number;
  failed: number;
  /** Milliseconds; null where none came to its end. */
  p50Ms: number | null;
  p95Ms: number | null;
  /** US dollars, of all of them. */
  costUsd: number;
}

const number = (value: string | number | null | undefined): number | null => (value == null ? null : Number(value));

/** The expansions of a workspace since a moment. */
export async function expansionStats(tx: Tx, workspace: string, since: Date): Promise<RunStats> {
  const took = sql`extract(epoch from ${runs.completedAt} - ${runs.startedAt}) * 1000 - ${runs.waitedMs}`;
  const share = (of: number) =>
    sql<
      string | number | null
    >`percentile_cont(${sql.raw(String(of))}) within group (order by ${took}) filter (where ${runs.status} = 'done')`;
  const [row] = await tx
    .select({
      done: sql<string | number>`count(*) filter (where ${runs.status} = 'done')`,
      failed: sql<string | number>`count(*) filter (where ${runs.status} = 'failed')`,
      p50: share(0.5),
      p95: share(0.95),
      cost: sql<string | number | null>`sum(${runs.costUsd})`,
    })
    .from(runs)
    .where(and(eq(runs.workspaceId, workspace), eq(runs.kind, "expand"), gte(runs.createdAt, since)));
  return {
    ...{ done: Number(row?.done ?? 0), failed: Number(row?.failed ?? 0), costUsd: Number(row?.cost ?? 0) },
    ...{ p50Ms: number(row?.p50), p95Ms: number(row?.p95) },
  };
}

/** Of how many runs calls are added up at most, the youngest first: somebody waits for it. */
const runsMax = 300;

/** Tokens of models that went in, and how many of those a provider had cached. */
export async function cachedTokens(
  tx: Tx,
  workspace: string,
  since: Date,
): Promise<{ inputTokens: number; cachedTokens: number }> {
  const [row] = await tx
    .select({
      input: sql<string | number | null>`sum(${modelCalls.inputTokens})`,
      cached: sql<string | number | null>`sum(${modelCalls.cachedTokens})`,
    })
    .from(modelCalls)
    .where(and(eq(modelCalls.workspaceId, workspace), inArray(modelCalls.runId, youngest(tx, workspace, since))));
  return { inputTokens: Number(row?.input ?? 0), cachedTokens: Number(row?.cached ?? 0) };
}

const youngest = (tx: Tx, workspace: string, since: Date, owner?: string) =>
  tx
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspace),
        gte(runs.createdAt, since),
        owner === undefined ? undefined : eq(runs.ownerId, owner),
      ),
    )
    .orderBy(desc(runs.createdAt))
    .limit(runsMax);

/** What somebody's runs have cost since some moments, in US dollars, the moments in their order. */
export async function spendingSince(
  tx: Tx,
  workspace: string,
  owner: string,
  moments: readonly Date[],
): Promise<{ usd: number; runs: number }[]> {
  return Promise.all(
    moments.map(async (since) => {
      const [row] = await tx
        .select({ usd: sql<string | number | null>`sum(${runs.costUsd})`, runs: sql<string | number>`count(*)` })
        .from(runs)
        .where(and(eq(runs.workspaceId, workspace), eq(runs.ownerId, owner), gte(runs.createdAt, since)));
      return { usd: Number(row?.usd ?? 0), runs: Number(row?.runs ?? 0) };
    }),
  );
}

/** A model, with what somebody's runs asked of it. */
export interface ModelUsage {
  provider: string;
  model: string;
  calls: number;
  tokens: number;
  usd: number;
}

/** The models that somebody's youngest runs used, the dearest first. */
export async function modelUsage(tx: Tx, workspace: string, owner: string, since: Date): Promise<ModelUsage[]> {
  const usd = sql<string | number | null>`sum(${modelCalls.costUsd})`;
  const found = await tx
    .select({
      ...{ provider: modelCalls.provider, model: modelCalls.model, usd },
      calls: sql<string | number>`count(*)`,
      tokens: sql<string | number | null>`sum(${modelCalls.inputTokens} + ${modelCalls.outputTokens})`,
    })
    .from(modelCalls)
    .where(and(eq(modelCalls.workspaceId, workspace), inArray(modelCalls.runId, youngest(tx, workspace, since, owner))))
    .groupBy(modelCalls.provider, modelCalls.model)
    .orderBy(sql`sum(${modelCalls.costUsd}) desc`, modelCalls.model)
    .limit(10);
  return found.map(({ provider, model, calls, tokens, usd }) => ({
    ...{ provider, model, calls: Number(calls), tokens: Number(tokens ?? 0), usd: Number(usd ?? 0) },
  }));
}
