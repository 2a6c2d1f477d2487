import type { Tx } from "../store/store.ts";
import { callIn, type Written } from "./database.ts";
import { compileGraph, compilePartial } from "./graph.ts";
import { toJsonText } from "./json.ts";
import type { RunSpec } from "./types.ts";

/**
 * Writes a run, its steps and its first wake-ups, in one statement of the caller's transaction and with the caller's
 * rights. Returns the wake-ups, for publishing after the commit. Throws `graph.invalid` before it writes anything.
 */
export function startRun(tx: Tx, spec: RunSpec, now: Date | undefined): Promise<Written[]> {
  const { id, workspace, owner, channel, ideaId, kind, thread, trigger, budget } = spec;
  const graph = compileGraph(spec.steps);
  const partial = spec.partial ? compilePartial(spec.partial, graph) : null;
  const card = spec.card ?? thread !== null;
  const run = { id, workspace, owner, channel, ideaId, kind, thread, trigger, partial, card, ...budget };
  return callIn<Written[]>(tx, "engine_start", [toJsonText(run), toJsonText(graph), now?.toISOString() ?? null]);
}
