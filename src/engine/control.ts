import { sql } from "drizzle-orm";
import { KindlingError } from "../errors.ts";
import { rows } from "../store/rows.ts";
import { runs } from "../store/schema.ts";
import type { Tx } from "../store/store.ts";
import { toJsonText } from "./json.ts";
import type { CardChange, Json } from "./types.ts";

/*
 * What people do to a run, from their own transaction. The row of `runs` is read under the caller's rights, and the
 * functions are called for what came back: a run that the caller does not see is left alone.
 */

const at = (now: Date | undefined) => sql`${now?.toISOString() ?? null}::timestamptz`;

/** `Engine.signal`. */
export async function signalRun(tx: Tx, run: string, name: string, payload: Json, now?: Date): Promise<boolean> {
  const [row] = await rows(
    tx,
    sql`select engine_signal(workspace_id, id, ${name}, ${toJsonText(payload)}::jsonb, ${at(now)}) as given
        from ${runs} where id = ${run}`,
  );
  return row?.given === true;
}

/** `Engine.stop`. */
export async function stopRun(tx: Tx, run: string, now?: Date): Promise<boolean> {
  const [row] = await rows(
    tx,
    sql`select engine_stop(workspace_id, id, ${at(now)}) as stopped from ${runs} where id = ${run}`,
  );
  return row?.stopped === true;
}

/** `Engine.retry`. */
export async function retryRun(tx: Tx, run: string, now?: Date): Promise<boolean> {
  const [row] = await rows(
    tx,
    sql`select engine_retry(workspace_id, id, ${at(now)}) as answer from ${runs} where id = ${run}`,
  );
  if (row?.answer === "busy") throw new KindlingError("thread.busy");
  return row?.answer === "reopened";
}

/** `Engine.join`. The run is found by its thread, whoever may see it: what it must not do is end. */
export async function joinRun(tx: Tx, workspace: string, thread: string, now?: Date): Promise<string | undefined> {
  const [row] = await rows(tx, sql`select engine_join(${workspace}, ${thread}, ${at(now)}) as run`);
  return typeof row?.run === "string" ? row.run : undefined;
}

/** `Engine.setCard`. */
export async function setCard(tx: Tx, run: string, change: CardChange, now?: Date): Promise<void> {
  const { message = null, thread = null, closed = null } = change;
  await rows(
    tx,
    sql`select engine_card_set(workspace_id, id, ${message}, ${thread}, ${closed}::boolean, ${at(now)})
        from ${runs} where id = ${run}`,
  );
}
