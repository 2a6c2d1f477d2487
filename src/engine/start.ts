import { sql } from "drizzle-orm";
import type { Tx } from "../store/store.ts";
import { compileGraph, compilePartial } from "./graph.ts";
import { toJsonText } from "./json.ts";
import type { RunSpec } from "./types.ts";

/**
 * Writes a run, its steps and its first wake-ups, in one statement of the caller's transaction and with the caller's
 * rights. Throws `graph.invalid` before it writes anything.
 */
export async function startRun(tx: Tx, spec: RunSpec, now: Date | undefined): Promise<void> {
  const { id, workspace, owner, channel, ideaId, kind, thread, trigger, budget } = spec;
  const graph = compileGraph(spec.steps);
  const partial = spec.partial ? compilePartial(spec.partial, graph) : null;
  const card = spec.card ?? thread !== null;
  const run = { id, workspace, owner, channel, ideaId, kind, thread, trigger, partial, card, ...budget };
  await tx.execute(
    sql`select engine_start(${toJsonText(run)}::jsonb, ${toJsonText(graph)}::jsonb, ${now?.toISOString() ?? null}::timestamptz)`,
  );
}
