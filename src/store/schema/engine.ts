import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships, workspaces } from "./tenancy.ts";
import { ideas } from "./work.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const now = sql`clock_timestamp()`;

/** Everything the product does. See DESIGN "A run". */
export const runs = pgTable(
  "runs",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    ideaId: uuid("idea_id"),
    kind: text("kind").notNull(),
    status: text("status", { enum: ["running", "waiting", "parked", "done", "failed", "stopped"] }).notNull(),
    ownerId: uuid("owner_id").notNull(),
    channelId: text("channel_id"),
    thread: text("thread"),
    trigger: jsonb("trigger").notNull(),
    partial: jsonb("partial"),
    /** Whether it has a row in `cards`. */
    card: boolean("card").notNull().default(false),
    budgetUsd: doublePrecision("budget_usd").notNull(),
    budgetMs: integer("budget_ms").notNull(),
    reservedUsd: doublePrecision("reserved_usd").notNull().default(0),
    costUsd: doublePrecision("cost_usd").notNull().default(0),
    /** The most that calls lost in a crash may have cost: counts against the budget, apart from the known cost. */
    wastedUsd: doublePrecision("wasted_usd").notNull().default(0),
    tokensUsed: integer("tokens_used").notNull().default(0),
    /** Since when the present budget counts: the start, or the last Retry. */
    openedAt: at("opened_at").notNull().default(now),
    /** What had been spent by then. */
    openedUsd: doublePrecision("opened_usd").notNull().default(0),
    /** Time since `openedAt` in which the run only waited; the time budget does not count it. */
    waitedMs: bigint("waited_ms", { mode: "number" }).notNull().default(0),
    waitingSince: at("waiting_since"),
    stepsTotal: integer("steps_total").notNull(),
    stepsEnded: integer("steps_ended").notNull().default(0),
    stopRequestedAt: at("stop_requested_at"),
    errorStep: text("error_step"),
    errorCode: text("error_code"),
    errorParams: jsonb("error_params"),
    createdAt: at("created_at").notNull().default(now),
    startedAt: at("started_at"),
    completedAt: at("completed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.ideaId], foreignColumns: [ideas.workspaceId, ideas.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.workspaceId, t.ownerId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }),
    /** One working run per thread. */
    uniqueIndex("runs_working_thread")
      .on(t.workspaceId, t.thread)
      .where(sql`status in ('running','waiting','parked') and thread is not null`),
    /** What the sweeper looks through. */
    index("runs_working").on(t.id).where(sql`status in ('running','waiting','parked')`),
    index("runs_idea_time").on(t.workspaceId, t.ideaId, t.createdAt),
    index("runs_owner_time").on(t.workspaceId, t.ownerId, t.createdAt),
    index("runs_kind_time").on(t.workspaceId, t.kind, t.createdAt),
    index("runs_status").on(t.workspaceId, t.status),
    // Declared last: while a table is small the planner takes the youngest of the indexes that would do, and keeps to it.
    uniqueIndex("runs_id").on(t.id),
  ],
);

export const steps = pgTable(
  "steps",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    runId: uuid("run_id").notNull(),
    key: text("key").notNull(),
    /** Order of creation in its run, for display. */
    position: integer("position").notNull(),
    type: text("type").notNull(),
    input: jsonb("input"),
    /** Keys of the steps whose outputs the input refers to. */
    refs: text("refs").array().notNull().default(sql`'{}'`),
    /** `{ key, path, op, value }`, resolved from the condition of its spec. */
    condition: jsonb("condition"),
    /** The step that saves what there is when the budget runs out. */
    partial: boolean("partial").notNull().default(false),
    state: text("state", {
      enum: ["pending", "ready", "running", "waiting", "done", "failed", "skipped", "cancelled"],
    }).notNull(),
    /** Needs that are not met yet. */
    needsOpen: integer("needs_open").notNull(),
    /** A `done` need ended otherwise: to be skipped. */
    blocked: boolean("blocked").notNull().default(false),
    /** Failed or cancelled, or skipped behind such a step; where nothing depends on it, the run fails. */
    lost: boolean("lost").notNull().default(false),
    output: jsonb("output"),
    error: jsonb("error"),
    /** Claims, those that a crash cut short included. */
    attempts: integer("attempts").notNull().default(0),
    /** Recorded failures since it was last opened: what the retry policy counts. */
    failures: integer("failures").notNull().default(0),
    /** Rises with each wake-up. */
    generation: integer("generation").notNull().default(0),
    /** Rises with each claim; who holds an older one may write nothing. */
    fence: integer("fence").notNull().default(0),
    leaseUntil: at("lease_until"),
    /** Not before this: retries, waits. Moved on when the sweeper wakes the step again. */
    dueAt: at("due_at"),
    waitSignal: text("wait_signal"),
    waitDefault: jsonb("wait_default"),
    costUsd: doublePrecision("cost_usd").notNull().default(0),
    tokensUsed: integer("tokens_used").notNull().default(0),
    startedAt: at("started_at"),
    completedAt: at("completed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("steps_key").on(t.workspaceId, t.runId, t.key),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
    uniqueIndex("steps_id").on(t.id),
  ],
);

export const stepNeeds = pgTable(
  "step_needs",
  {
    workspaceId: text("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    stepKey: text("step_key").notNull(),
    needsKey: text("needs_key").notNull(),
    /** `done` or `settled`. */
    on: text("on", { enum: ["done", "settled"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.runId, t.stepKey, t.needsKey] }),
    index("step_needs_reverse").on(t.workspaceId, t.runId, t.needsKey),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

export const runLogs = pgTable(
  "run_logs",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    runId: uuid("run_id").notNull(),
    stepKey: text("step_key"),
    level: text("level", { enum: ["info", "warn", "error"] }).notNull(),
    message: text("message").notNull(),
    at: at("at").notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("run_logs_level").on(t.workspaceId, t.runId, t.level, t.at),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

export const signals = pgTable(
  "signals",
  {
    workspaceId: text("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    name: text("name").notNull(),
    payload: jsonb("payload").notNull(),
    at: at("at").notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.runId, t.name] }),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

/** Wake-ups that were written with what they announce, and are published after the commit. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: text("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    /** steps.id, or `card`. */
    step: text("step").notNull(),
    generation: integer("generation").notNull(),
    notBefore: at("not_before").notNull().default(now),
  },
  (t) => [
    index("outbox_run").on(t.runId),
    index("outbox_due").on(t.notBefore),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

/** `intended → confirmed`, once under its key. */
export const effects = pgTable(
  "effects",
  {
    workspaceId: text("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    key: text("key").notNull(),
    state: text("state", { enum: ["intended", "confirmed"] }).notNull(),
    result: jsonb("result"),
    intendedAt: at("intended_at").notNull().default(now),
    confirmedAt: at("confirmed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.runId, t.key] }),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

/** One progress card per run: dirty when `version` is ahead of `rendered`. */
export const cards = pgTable(
  "cards",
  {
    workspaceId: text("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    /** What the platform calls the posted card; null until it is posted. */
    message: text("message"),
    version: integer("version").notNull().default(1),
    rendered: integer("rendered").notNull().default(0),
    /** Closed by the result card: no more rendering. */
    closed: boolean("closed").notNull().default(false),
    streamId: text("stream_id"),
    nextDue: at("next_due").notNull().default(now),
    generation: integer("generation").notNull().default(0),
    fence: integer("fence").notNull().default(0),
    leaseUntil: at("lease_until"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.runId] }),
    index("cards_due").on(t.nextDue).where(sql`version > rendered and not closed`),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);

/** Journal and ledger of paid calls. Bodies expire 7 days after the run; the figures stay. */
export const modelCalls = pgTable(
  "model_calls",
  {
    workspaceId: text("workspace_id").notNull(),
    id: uuid("id").notNull(),
    runId: uuid("run_id").notNull(),
    stepKey: text("step_key").notNull(),
    ordinal: integer("ordinal").notNull(),
    kind: text("kind", { enum: ["model", "image"] }).notNull(),
    task: text("task").notNull(),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    requestHash: text("request_hash").notNull(),
    request: jsonb("request"),
    response: jsonb("response"),
    /** `reserved` and never settled is waste: it was in flight when the process died. */
    state: text("state", { enum: ["reserved", "settled", "rejected", "failed", "wasted"] }).notNull(),
    reason: text("reason"),
    reservedUsd: doublePrecision("reserved_usd").notNull(),
    costUsd: doublePrecision("cost_usd").notNull().default(0),
    inputTokens: integer("input_tokens").notNull().default(0),
    outputTokens: integer("output_tokens").notNull().default(0),
    cachedTokens: integer("cached_tokens").notNull().default(0),
    reasoningTokens: integer("reasoning_tokens").notNull().default(0),
    latencyMs: integer("latency_ms").notNull().default(0),
    at: at("at").notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("model_calls_step").on(t.workspaceId, t.runId, t.stepKey, t.ordinal),
    index("model_calls_reserved").on(t.at).where(sql`state = 'reserved'`),
    index("model_calls_bodies").on(t.at).where(sql`request is not null`),
    uniqueIndex("model_calls_id").on(t.id),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }).onDelete("cascade"),
  ],
);
