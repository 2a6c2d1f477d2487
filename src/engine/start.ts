import { sql } from "drizzle-orm";
import { cards, outbox, runs, stepNeeds, steps } from "../store/schema.ts";
import type { Tx } from "../store/store.ts";
import { compileGraph, compilePartial } from "./graph.ts";
import { toJsonText } from "./json.ts";
import type { Json, RunSpec } from "./types.ts";

/** JSON null and all, which the column alone would make NULL. */
const jsonb = (value: Json) => sql`${toJsonText(value)}::jsonb`;

/**
 * Writes a run, its steps and its first wake-ups. All statements are issued before the first is answered, so that they
 * travel in one round trip. Throws `graph.invalid` before it writes anything.
 */
export async function startRun(tx: Tx, spec: RunSpec, now: Date | undefined): Promise<void> {
  const graph = compileGraph(spec.steps);
  const partial = spec.partial ? compilePartial(spec.partial, graph) : null;
  const of = { workspaceId: spec.workspace, runId: spec.id };
  const woken = graph.filter(({ needs }) => needs.length === 0);
  const needs = graph.flatMap((step) =>
    step.needs.map((need) => ({ ...of, stepKey: step.key, needsKey: need.step, on: need.on })),
  );
  const hasCard = spec.card ?? spec.thread !== null;
  const at = now && { createdAt: now, openedAt: now };
  const dueAt = now ?? new Date();

  await Promise.all([
    tx.insert(runs).values({
      workspaceId: spec.workspace,
      id: spec.id,
      ideaId: spec.ideaId,
      kind: spec.kind,
      status: "running",
      ownerId: spec.owner,
      channelId: spec.channel ?? null,
      thread: spec.thread,
      trigger: jsonb(spec.trigger),
      partial,
      card: hasCard,
      budgetUsd: spec.budget.usd,
      budgetMs: spec.budget.ms,
      stepsTotal: graph.length,
      ...at,
    }),
    tx.insert(steps).values(
      graph.map((step, index) => ({
        ...of,
        id: step.id,
        key: step.key,
        position: index + 1,
        type: step.type,
        input: jsonb(step.input),
        refs: step.refs,
        condition: step.condition,
        state: step.needs.length === 0 ? ("ready" as const) : ("pending" as const),
        needsOpen: step.needs.length,
        generation: step.needs.length === 0 ? 1 : 0,
        dueAt: step.needs.length === 0 ? dueAt : null,
      })),
    ),
    ...(needs.length > 0 ? [tx.insert(stepNeeds).values(needs)] : []),
    tx
      .insert(outbox)
      .values([
        ...woken.map((step) => ({ ...of, step: step.id, generation: 1, ...(now && { notBefore: now }) })),
        ...(hasCard ? [{ ...of, step: "card", generation: 1, ...(now && { notBefore: now }) }] : []),
      ]),
    ...(hasCard ? [tx.insert(cards).values({ ...of, generation: 1, ...(now && { nextDue: now }) })] : []),
  ]);
}
