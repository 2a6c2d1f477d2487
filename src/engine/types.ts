import type { z } from "zod";
import type { ErrorCode, ErrorParams } from "../errors.ts";
import type { WakeUp, WakeUpQueue } from "../queue/wake-up.ts";
import type { Tx } from "../store/store.ts";

export type { WakeUp, WakeUpQueue };

/** A value that survives `JSON.stringify` and back. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** `name@version`, for example `blog.plan@1`. A stored step whose type this build does not know parks its run. */
export type StepTypeName = `${string}@${number}`;

/** The states of a step; DESIGN "A run". The last four are ends. */
export type StepState = "pending" | "ready" | "running" | "waiting" | "done" | "failed" | "skipped" | "cancelled";

/** The states of a run. `running` and `waiting` are working states: one such run per thread. */
export type RunStatus = "running" | "waiting" | "parked" | "done" | "failed" | "stopped";

/** `done`: if the other step failed or was skipped, I am skipped. `settled`: it ended, either way. */
export interface Need {
  step: string;
  on: "done" | "settled";
}

/** Stands in an input for (a part of) another step's output: `{ $ref: "plan" }`, `{ $ref: "plan.sections.0" }`. */
export interface Ref {
  $ref: string;
}

/** A condition as data. The step is skipped when it does not hold at the time its needs are met. */
export type Condition =
  | { ref: string; is: Json }
  | { ref: string; isNot: Json }
  | { ref: string; atLeast: number }
  | { ref: string; below: number };

/** A step to be: a node of the graph. Needs never change once written. */
export interface StepSpec {
  /** Unique in its run, stable across retries; also names the step in the card's texts. */
  key: string;
  type: StepTypeName;
  /** JSON with {@link Ref}s. A ref to a step is also a `done` need unless the needs name that step. */
  input?: Json;
  /** A bare string is a `done` need. */
  needs?: (string | Need)[];
  when?: Condition;
}

/** A run to be. */
export interface RunSpec {
  /** UUID v7 by the caller, so that everything of one acceptance can be written in one go. */
  id: string;
  workspace: string;
  /** Whose rights and money the run uses (users.id). */
  owner: string;
  /** The private channel the idea belongs to, when its audience is a channel. */
  channel?: string;
  ideaId: string | null;
  /** expand, refine, publish, … */
  kind: string;
  /** Where its card and results go; null for the command line. One working run per thread. */
  thread: string | null;
  steps: StepSpec[];
  /** Added when money or time runs out: saves and delivers the best partial result. Its needs are ignored. */
  partial?: StepSpec;
  /** Counted from the start or the last Retry; time in which the run only waits does not count. */
  budget: { usd: number; ms: number };
  /** Whether it has a progress card. Default: when it has a thread. */
  card?: boolean;
  /** What started it: command, button, reply, schedule. */
  trigger: Json;
}

/** Money and tokens of one paid call, as the provider reported them. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
  /** US dollars. */
  costUsd: number;
}

/**
 * Where a run's money comes from, beside the run's own budget. Unlimited by default (`accounts/`). Called inside the
 * transaction that writes the ledger row, so that a charge and its reason commit together.
 */
export interface Purse {
  /** Throws KindlingError `run.budget_money` when the owner may not spend this much. */
  reserve(tx: Tx, charge: Charge): Promise<void>;
  settle(tx: Tx, charge: Charge): Promise<void>;
  refund(tx: Tx, charge: Charge): Promise<void>;
}

/** One reservation: the same id is reserved once and then settled or refunded once. */
export interface Charge {
  id: string;
  workspace: string;
  owner: string;
  run: string;
  usd: number;
}

/** A paid call to be journalled. The request hash guards against replaying another question's answer. */
export interface PaidCall {
  kind: "model" | "image";
  task: string;
  provider: string;
  model: string;
  /** What is sent, without secrets; hashed, and its body kept 7 days after the run. */
  request: Json;
  /** The most that this call can cost, in US dollars: reserved on the run before it is made. */
  maxCostUsd: number;
}

/** What a paid call brought back. `response` is stored before it is used. */
export interface PaidResponse<T extends Json> {
  response: T;
  usage: Usage;
}

/** A journalled response in use. */
export interface JournalEntry<T extends Json> {
  ordinal: number;
  response: T;
  /** True where the response was bought by an earlier attempt of this step. */
  replayed: boolean;
  /** Marks it as unusable: kept in the ledger, never replayed. */
  reject(reason: string): Promise<void>;
}

/** An effect in the world outside, done once under its key: DESIGN "Execution" 6. */
export interface Effect<T extends Json> {
  /** Unique in the run; stable across retries and attempts. */
  key: string;
  /** Looks whether an earlier attempt did it, after a crash between intent and confirmation. */
  find: (intent: { at: Date }) => Promise<T | undefined>;
  act: () => Promise<T>;
}

/** What a step's work is given. */
export interface StepContext {
  readonly workspace: string;
  readonly owner: string;
  readonly channel: string | undefined;
  readonly runId: string;
  readonly ideaId: string | null;
  readonly thread: string | null;
  readonly stepId: string;
  readonly key: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted by stop, a lost lease, or the deadline. Everything that takes time must be given it. */
  readonly signal: AbortSignal;
  /** A paid call: reserve, perform, journal, settle; or the journalled response of an earlier attempt. */
  call<T extends Json>(
    call: PaidCall,
    perform: (signal: AbortSignal) => Promise<PaidResponse<T>>,
  ): Promise<JournalEntry<T>>;
  effect<T extends Json>(effect: Effect<T>): Promise<T>;
  /** A line in the run's log, for Details. Never secrets. */
  log(level: "info" | "warn" | "error", message: string): void;
  /** A piece of text as it is written, for the live card. Lossy: never the truth. */
  emit(piece: string): void;
  /** The state of the whole run, for steps that gather what is there. */
  snapshot(): Promise<RunSnapshot>;
}

/** What a step's work ends with, when it does not throw a KindlingError. */
export type StepOutcome<O> =
  | { output: O; add?: StepSpec[] }
  /** Ends as done with the signal's payload, or after `forMs` milliseconds with `default`. */
  | { wait: { signal: string; forMs: number; default: Json } };

/** Longest deadline that a step may ask for, in milliseconds: a delivery over HTTP is cut off a minute later. */
export const longestDeadlineMs = 840_000;

/** A kind of step: data about it and the one function that does the work. */
export interface StepType<I = unknown, O = unknown> {
  type: StepTypeName;
  input: z.ZodType<I>;
  /** Longest time of one attempt, in milliseconds, at most {@link longestDeadlineMs}. Default 180,000. Apart from the lease. */
  deadlineMs?: number;
  /** Default: 3 attempts, 1 s doubling, with jitter; `retryAfterMs` of an error wins. */
  retry?: { attempts: number; backoffMs: number };
  run(ctx: StepContext, input: I): Promise<StepOutcome<O>>;
}

/** A failure as it is stored; worded when it is shown. */
export interface ErrorState {
  code: ErrorCode;
  params: ErrorParams;
}

/** A step as it stands, for cards, Details and `--json`. */
export interface StepSnapshot {
  key: string;
  type: StepTypeName;
  state: StepState;
  attempts: number;
  startedAt: Date | null;
  completedAt: Date | null;
  output: Json;
  error: ErrorState | null;
  costUsd: number;
  tokens: number;
}

/** A run as it stands. */
export interface RunSnapshot {
  id: string;
  workspace: string;
  owner: string;
  /** As in {@link RunSpec}: whose eyes it has, together with its owner. */
  channel: string | null;
  ideaId: string | null;
  kind: string;
  thread: string | null;
  status: RunStatus;
  stopRequested: boolean;
  steps: StepSnapshot[];
  costUsd: number;
  /** The most that calls cut off by a crash or a stop may have cost, beside `costUsd`. */
  wastedUsd: number;
  tokens: number;
  budget: { usd: number; ms: number };
  /** Beside status `done`: the budget ran out and the result is partial. `step` is empty where it was none's. */
  error: (ErrorState & { step: string }) | null;
  trigger: Json;
  createdAt: Date;
  completedAt: Date | null;
}

/** A run's progress card as it stands on its platform. */
export interface CardState {
  /** What the platform calls the posted card; null until it is posted. */
  message: string | null;
  /** The text that is being written in this process, by step key. Lossy. */
  liveText: { step: string; text: string } | null;
}

/**
 * Shows a run as it stands: posts the card or updates it (`chat/`). Called with one writer at a time and again whenever
 * something has changed, so it renders the whole state and keeps none. Returns what the platform calls the card (null
 * while it is not posted) and how long to leave it alone. A rejection is tried again later.
 */
export type RenderCard = (
  snapshot: RunSnapshot,
  card: CardState,
  signal: AbortSignal,
) => Promise<{ message: string | null; pauseMs: number }>;

/** What may be set on a run's card from a transaction. What is left out stays; nothing at all has it shown anew. */
export interface CardChange {
  message?: string;
  /** Where the run's results go, once its thread is open. */
  thread?: string;
  /** Finished: not rendered any more, until a Retry. */
  closed?: boolean;
}

/** What the bot and the entries use of the engine. */
export interface Engine {
  /**
   * Writes a run inside the caller's transaction (one pipelined round trip; its idea must have been issued before).
   * Follow with `flush` after the commit. Throws `graph.invalid` before it writes anything.
   */
  start(tx: Tx, spec: RunSpec): Promise<void>;
  /**
   * Gives a waiting (or not yet waiting) step its signal. Kept when early; the first of a name counts. False where it
   * came second or the run has ended.
   */
  signal(tx: Tx, run: string, name: string, payload: Json): Promise<boolean>;
  /** Ends the run; work in flight is aborted. True if the run was still working. */
  stop(tx: Tx, run: string): Promise<boolean>;
  /**
   * Reopens failed and cancelled steps and those skipped behind them, with a fresh budget. False if there is nothing to
   * reopen. Throws `thread.busy` where another run works in the thread.
   */
  retry(tx: Tx, run: string): Promise<boolean>;
  /**
   * The run that works in a thread, kept from ending until the transaction is over, and its card marked dirty: what the
   * transaction writes is there when the run ends. Undefined where none works. `flush` the run after the commit.
   */
  join(tx: Tx, workspace: string, thread: string): Promise<string | undefined>;
  /** Changes what is known of the run's card. */
  setCard(tx: Tx, run: string, change: CardChange): Promise<void>;
  /** Publishes what the last transaction wrote for this run to the outbox, and tells local workers of a stop. */
  flush(run: string): void;
  snapshot(tx: Tx, run: string): Promise<RunSnapshot | undefined>;
  /** Handles one wake-up to its end. Throws only when nothing was written. */
  deliver(wakeUp: WakeUp, options?: { signal?: AbortSignal }): Promise<"worked" | "stale">;
  /** One pass: unsent outbox rows, expired leases, stale ready steps, due waits, due cards. */
  sweep(): Promise<void>;
  /**
   * Frees at once what a process that died still held. Only where no other process can work on the database: an
   * embedded one, at its opening.
   */
  takeOver(): Promise<void>;
  /** Resolves when what was begun in the background (publishing, live text) is done. For `waitUntil`, and before an exit. */
  settled(): Promise<void>;
}
