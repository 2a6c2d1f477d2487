import { sql } from "drizzle-orm";
import { rows } from "../store/rows.ts";
import type { SqlArgument, Store, Tx } from "../store/store.ts";
import { gather } from "./gather.ts";
import type { GraphStep } from "./graph.ts";
import { toJsonText } from "./json.ts";
import type { ErrorState, Json, PaidCall, RunStatus, StepTypeName, Usage, WakeUp } from "./types.ts";

/** A claimed step, and what its worker needs to know of its run. */
export interface Work {
  stepId: string;
  key: string;
  type: StepTypeName;
  input: Json;
  partial: boolean;
  attempt: number;
  failures: number;
  fence: number;
  /** Outputs of the steps that the input refers to. */
  outputs: Record<string, Json>;
  workspace: string;
  runId: string;
  owner: string;
  channel: string | null;
  ideaId: string | null;
  thread: string | null;
  budgetUsd: number;
  budgetMs: number;
  /** What is left of the time budget. */
  leftMs: number;
}

/** A wake-up that stands in the outbox. */
export type Written = { outbox: number; step: string; generation: number; delayMs: number };

/** What one statement did to a run. `held` is false where the fence was lost: then nothing was written. */
export interface Change {
  held: boolean;
  status?: RunStatus;
  /** A step that was claimed for the same worker. */
  next?: Work | null;
  wakeUps: Written[];
}

/** How a paid call stands before it is made. */
export type Reservation =
  | { state: "budget" | "lost" }
  /** Not fresh: the statement was repeated because its answer got lost. */
  | { state: "reserved"; fresh: boolean }
  | { state: "replay"; call: string; response: Json };

/** How an effect stands before it is acted. */
export type Intent =
  | { state: "fresh" | "lost" }
  | { state: "intended"; at: string }
  | { state: "confirmed"; result: Json };

/** A reservation whose attempt ended without a word. */
export interface Adrift {
  id: string;
  workspace: string;
  run: string;
  owner: string;
  usd: number;
}

/** A step that this process works on. */
export type Held = { workspace: string; step: string; fence: number };

/** A step that is not held any more, or whose lease could not be renewed because somebody was changing its row. */
export type Mark = { step: string; fence: number; state: "lost" | "stopped" | "locked" };

/** The engine's SQL functions (`migrations/…_engine_*.sql`): each is one statement that commits by itself. */
export type Database = ReturnType<typeof createDatabase>;

type Name = `engine_${string}`;

/** A step that is done, and what it adds to its run. */
interface Done {
  work: Work;
  output: unknown;
  add?: readonly GraphStep[] | undefined;
}

/** Something to be written in the same transaction as the call of a function, given its result. */
type Also<T> = ((tx: Tx, result: T) => Promise<void>) | undefined;

/** `now` is the injected time of tests; without it the database's clock counts. */
export function createDatabase(
  store: Store,
  options: { leaseMs: number; fuse: boolean; now?: (() => Date) | undefined },
) {
  const { leaseMs, fuse } = options;
  const time = () => options.now?.().toISOString() ?? null;
  const json = (value: unknown) => (value === undefined ? null : toJsonText(value));
  const mine = ({ workspace, runId, stepId, fence }: Work) => [workspace, runId, stepId, fence] as const;

  /** One statement, or a transaction when something else is to commit with it. */
  async function call<T>(name: Name, args: readonly SqlArgument[], also?: Also<T>): Promise<T> {
    if (!also) return store.call<T>(name, args);
    return store.asSystem(async (tx) => {
      const result = await callIn<T>(tx, name, args);
      await also(tx, result);
      return result;
    });
  }

  /** Several ends in one statement and one commit. Those that add steps go alone. */
  async function endAll(ends: readonly Done[]): Promise<Change[]> {
    if (ends.some(({ add }) => add)) throw new Error("a step that adds others ends by itself");
    const sorted = ends.map((end, index) => ({ ...end, index })).sort((a, b) => (a.work.runId < b.work.runId ? -1 : 1));
    const rowsOf = sorted.map(({ work: { workspace, runId, stepId, fence }, output }) => ({
      ...{ workspace, run: runId, step: stepId, fence },
      output: output ?? null,
    }));
    const changes = await call<Change[]>("engine_end_all", [json(rowsOf), fuse, leaseMs, time()]);
    const inOrder: Change[] = [];
    for (const [at, { index }] of sorted.entries()) {
      const change = changes[at];
      if (change) inOrder[index] = change;
    }
    return inOrder;
  }

  return {
    claim: ({ workspace, run, step, generation }: WakeUp) =>
      call<Change>("engine_claim", [workspace, run, step, generation, fuse, leaseMs, time()]),
    done: gather<Done, Change>(
      ({ work, output, add }) =>
        call("engine_end", [...mine(work), "done", json(output ?? null), null, json(add), fuse, leaseMs, time()]),
      endAll,
    ),
    failed: (work: Work, error: ErrorState) =>
      call<Change>("engine_end", [...mine(work), "failed", null, json(error), null, fuse, leaseMs, time()]),
    again: (work: Work, error: ErrorState | undefined, delayMs: number) =>
      call<Change>("engine_again", [...mine(work), json(error), error !== undefined, Math.ceil(delayMs), time()]),
    wait: (work: Work, signal: string, forMs: number, byDefault: Json) =>
      call<Change>("engine_wait", [...mine(work), signal, Math.ceil(forMs), json(byDefault), fuse, leaseMs, time()]),
    exhaust: (work: Work, error: ErrorState) =>
      call<Change>("engine_exhaust", [...mine(work), error.code, json(error.params), time()]),
    park: (work: Work) => call<Change>("engine_park", [...mine(work), time()]),
    hold: (holds: readonly Held[], renew: boolean) =>
      call<Mark[]>("engine_hold", [json(holds), renew, leaseMs, time()]),
    keys: ({ workspace, runId }: Work) => call<string[]>("engine_keys", [workspace, runId]),
    log: ({ workspace, runId, key }: Work, id: string, level: string, message: string) =>
      call<boolean>("engine_log", [workspace, id, runId, key, level, message, time()]),

    reserve: (
      work: Work,
      entry: { id: string; ordinal: number; hash: string; call: PaidCall },
      also: Also<Reservation>,
    ) => {
      const { kind, task, provider, model, request, maxCostUsd } = entry.call;
      return call<Reservation>(
        "engine_reserve",
        [
          ...mine(work),
          entry.id,
          entry.ordinal,
          kind,
          task,
          provider,
          model,
          entry.hash,
          json(request),
          maxCostUsd,
          time(),
        ],
        also,
      );
    },
    book: (
      { workspace, runId }: Work,
      id: string,
      response: Json,
      usage: Usage,
      latencyMs: number,
      also: Also<boolean>,
    ) => {
      const { costUsd, inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
      return call<boolean>(
        "engine_book",
        [
          ...[workspace, runId, id, json(response), costUsd],
          ...[inputTokens, outputTokens, cachedTokens, reasoningTokens, Math.round(latencyMs)],
        ],
        also,
      );
    },
    /** `failed`: it cost nothing; `wasted`: it was in flight and may have been billed. */
    unreserve: (
      { workspace, run, id }: Pick<Adrift, "workspace" | "run" | "id">,
      state: "failed" | "wasted",
      reason: string,
      also: Also<boolean>,
    ) => call<boolean>("engine_unreserve", [workspace, run, id, state, reason], also),
    reject: ({ workspace }: Work, id: string, reason: string) =>
      call<boolean>("engine_reject", [workspace, id, reason]),
    adriftOf: ({ workspace, runId, key }: Work) => call<Adrift[]>("engine_adrift", [workspace, runId, key, null]),
    adriftBefore: (before: Date) => call<Adrift[]>("engine_adrift", [null, null, null, before.toISOString()]),

    intend: (work: Work, key: string) => call<Intent>("engine_intend", [...mine(work), key, time()]),
    confirm: ({ workspace, runId }: Work, key: string, result: Json) =>
      call<Json>("engine_confirm", [workspace, runId, key, json(result), time()]),

    unsent: (run: string) => call<(Written & { workspace: string; run: string })[]>("engine_unsent", [run, time()]),
    sent: (outbox: readonly number[]) => call<boolean>("engine_sent", [json(outbox)]),
    sweep: (limit: number, staleMs: number) =>
      call<(Written & { workspace: string; run: string })[]>("engine_sweep", [limit, staleMs, time()]),
    takeOver: () => call<boolean>("engine_take_over", [time()]),
    /** The runs that were parked and go on. */
    unpark: (types: readonly StepTypeName[]) => call<string[]>("engine_unpark", [json(types), time()]),

    cardClaim: ({ workspace, run, generation }: WakeUp) =>
      call<{ fence: number; version: number; message: string | null } | null>("engine_card_claim", [
        ...[workspace, run, generation, leaseMs, time()],
      ]),
    cardDone: (
      { workspace, run }: WakeUp,
      card: { fence: number; version: number; message: string | null },
      pauseMs: number,
    ) =>
      call<Written[]>("engine_card_done", [
        ...[workspace, run, card.fence, card.version, card.message, Math.ceil(pauseMs), time()],
      ]),
    cardTouch: (workspace: string, run: string) => call<Written[]>("engine_card_touch", [workspace, run, time()]),
  };
}

/** Calls one of the functions inside a transaction. */
export async function callIn<T>(tx: Tx, name: Name, args: readonly SqlArgument[]): Promise<T> {
  const list = sql.join(
    args.map((value) => sql`${value}`),
    sql`, `,
  );
  const [row] = await rows(tx, sql`select ${sql.raw(name)}(${list})::text as result`);
  return JSON.parse(typeof row?.result === "string" ? row.result : "null");
}
