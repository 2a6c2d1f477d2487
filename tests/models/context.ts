import { createHash } from "node:crypto";
import type { JournalEntry, Json, PaidCall, PaidResponse } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import type { CallContext } from "../../src/models/types.ts";

/** A journalled call of {@link journalContext}. */
export interface JournalRow {
  ordinal: number;
  call: PaidCall;
  hash: string;
  response: Json;
  state: "settled" | "rejected";
  reason: string | null;
  costUsd: number;
}

/** A step's context that journals in memory, as the engine does: looked up by ordinal, guarded by the request's hash. */
export interface JournalContext extends CallContext {
  rows: JournalRow[];
  logs: { level: string; message: string }[];
  /** The next attempt of the same step: its calls are counted from 1 again. */
  again(): void;
  stop(reason?: unknown): void;
}

/** Makes one, with nothing in its journal. */
export function journalContext(options: { workspace?: string; budgetUsd?: number } = {}): JournalContext {
  const controller = new AbortController();
  const rows: JournalRow[] = [];
  const logs: JournalContext["logs"] = [];
  let calls = 0;

  const context: JournalContext = {
    rows,
    logs,
    workspace: options.workspace ?? "local",
    signal: controller.signal,
    log: (level, message) => void logs.push({ level, message }),
    stop: (reason = new Error("stopped")) => controller.abort(reason),
    again() {
      calls = 0;
    },
    async call<T extends Json>(
      call: PaidCall,
      perform: (signal: AbortSignal) => Promise<PaidResponse<T>>,
    ): Promise<JournalEntry<T>> {
      calls += 1;
      const ordinal = calls;
      const { provider, model, task, request } = call;
      const hash = createHash("sha256").update(JSON.stringify({ provider, model, task, request })).digest("hex");
      const kept = rows.find((row) => row.ordinal === ordinal && row.hash === hash && row.state === "settled");
      if (kept !== undefined) return entry<T>(kept, true);
      if (call.maxCostUsd > (options.budgetUsd ?? Number.POSITIVE_INFINITY))
        throw new KindlingError("run.budget_money");
      const { response, usage } = await perform(controller.signal);
      const row: JournalRow = {
        ordinal,
        call,
        hash,
        response: JSON.parse(JSON.stringify(response)),
        state: "settled",
        reason: null,
        costUsd: usage.costUsd,
      };
      rows.push(row);
      return entry<T>(row, false);
    },
  };

  const entry = <T extends Json>(row: JournalRow, replayed: boolean): JournalEntry<T> => ({
    ordinal: row.ordinal,
    response: row.response as T,
    replayed,
    async reject(reason) {
      row.state = "rejected";
      row.reason = reason;
    },
  });
  return context;
}
