import { createHash } from "node:crypto";
import type { JournalEntry, Json, PaidCall, PaidResponse } from "../../src/engine/types.ts";
import type { CallContext } from "../../src/models/types.ts";

/** A journalled call of {@link journalContext}. */
export interface JournalRow {
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
  /** How often something was really bought. */
  bought: number;
  /** The next attempt of the same step: what was settled is replayed from the first ordinal on. */
  again(): void;
  stop(reason?: unknown): void;
}

/** Makes one. `failAfter` throws that error once the response is stored, as a crash would. */
export function journalContext(options: { workspace?: string; budgetUsd?: number } = {}): JournalContext {
  const controller = new AbortController();
  const rows: JournalRow[] = [];
  const logs: JournalContext["logs"] = [];
  let replayFrom = Number.POSITIVE_INFINITY;

  const context: JournalContext = {
    rows,
    logs,
    bought: 0,
    workspace: options.workspace ?? "local",
    signal: controller.signal,
    log: (level, message) => void logs.push({ level, message }),
    stop: (reason = new Error("stopped")) => controller.abort(reason),
    again() {
      replayFrom = 0;
    },
    async call<T extends Json>(
      call: PaidCall,
      perform: (signal: AbortSignal) => Promise<PaidResponse<T>>,
    ): Promise<JournalEntry<T>> {
      if (call.maxCostUsd > (options.budgetUsd ?? Number.POSITIVE_INFINITY)) {
        const { KindlingError } = await import("../../src/errors.ts");
        throw new KindlingError("run.budget_money");
      }
      const hash = createHash("sha256").update(JSON.stringify(call.request)).digest("hex");
      while (rows[replayFrom]?.state === "rejected") replayFrom += 1;
      const kept = rows[replayFrom];
      if (kept?.hash === hash) {
        replayFrom += 1;
        return entry<T>(kept, true);
      }
      context.bought += 1;
      const { response, usage } = await perform(controller.signal);
      const row: JournalRow = {
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
    ordinal: rows.indexOf(row),
    response: row.response as T,
    replayed,
    async reject(reason) {
      row.state = "rejected";
      row.reason = reason;
    },
  });
  return context;
}
