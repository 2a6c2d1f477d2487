import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { type ErrorCode, errorCodes } from "../errors.ts";
import { runs, steps } from "../store/schema.ts";
import type { Tx } from "../store/store.ts";
import type { ErrorState, Json, RunSnapshot, StepSnapshot } from "./types.ts";

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const errorState = z.object({ code: z.enum(errorCodes), params: params.catch({}) });
const stepType = z.templateLiteral([z.string(), "@", z.number()]);
const json: z.ZodType<Json> = z.json();

/** A run and its steps in the order of their creation, read in one statement. Undefined where the caller sees none. */
export async function readSnapshot(tx: Tx, run: string): Promise<RunSnapshot | undefined> {
  const found = await tx
    .select({ run: runs, step: steps })
    .from(runs)
    .leftJoin(steps, and(eq(steps.workspaceId, runs.workspaceId), eq(steps.runId, runs.id)))
    .where(eq(runs.id, run))
    .orderBy(asc(steps.position));
  const row = found[0]?.run;
  if (!row) return undefined;
  return {
    id: row.id,
    workspace: row.workspaceId,
    owner: row.ownerId,
    channel: row.channelId,
    ideaId: row.ideaId,
    kind: row.kind,
    thread: row.thread,
    status: row.status,
    stopRequested: row.stopRequestedAt !== null,
    steps: found.flatMap(({ step }) => (step ? [stepOf(step)] : [])),
    costUsd: row.costUsd,
    wastedUsd: row.wastedUsd,
    tokens: row.tokensUsed,
    budget: { usd: row.budgetUsd, ms: row.budgetMs },
    error: row.errorCode
      ? { step: row.errorStep ?? "", code: codeOf(row.errorCode), params: params.catch({}).parse(row.errorParams) }
      : null,
    trigger: json.parse(row.trigger),
    createdAt: row.createdAt,
    completedAt: row.completedAt,
  };
}

function stepOf(row: typeof steps.$inferSelect): StepSnapshot {
  return {
    key: row.key,
    type: stepType.parse(row.type),
    state: row.state,
    attempts: row.attempts,
    startedAt: row.startedAt,
    completedAt: row.completedAt,
    output: json.parse(row.output ?? null),
    error: row.error === null ? null : stateOf(row.error),
    costUsd: row.costUsd,
    tokens: row.tokensUsed,
  };
}

/** A code of an older build that this one does not know is shown as `internal`. */
const codeOf = (code: string): ErrorCode => z.enum(errorCodes).catch("internal").parse(code);
const stateOf = (error: unknown): ErrorState => errorState.catch({ code: "internal", params: {} }).parse(error);
