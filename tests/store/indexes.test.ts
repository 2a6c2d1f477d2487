import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pg-proxy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { feedbackOf } from "../../src/store/feedback.ts";
import { ideaById, ideaByNumber, ideaByThread, listIdeas } from "../../src/store/ideas.ts";
import { runLogs as runLogsOf } from "../../src/store/logs.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { headOutput, listVersions, outputByNumber } from "../../src/store/outputs.ts";
import { changedSince, messagesIn } from "../../src/store/playground.ts";
import { channelMarks, threadMarks } from "../../src/store/playground-marks.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { openReplies, repliesOfRun, replyById, waitingReplies } from "../../src/store/replies.ts";
import { rows } from "../../src/store/rows.ts";
import { runSummary, workingRuns } from "../../src/store/runs.ts";
import * as schema from "../../src/store/schema.ts";
import { blobs, modelCalls, replies, runLogs, runs, steps } from "../../src/store/schema.ts";
import { shownByNumber } from "../../src/store/shown.ts";
import { expansionStats, spendingSince } from "../../src/store/stats.ts";
import type { Scope, Store, Tx } from "../../src/store/store.ts";
import { asAdmin, createDatabase, databaseUrl } from "../setup/databases.ts";
import { enter } from "./fixtures.ts";

/** Ideas of the workspace; as many again in another one. */
const many = 4_000;

/** The tables whose rows are many: none may be read from end to end. */
const large = [
  "ideas",
  "outputs",
  "blobs",
  "runs",
  "steps",
  "run_logs",
  "model_calls",
  "replies",
  "feedback",
  "playground_messages",
  "playground_reactions",
];

/**
 * Ideas, each with a version, a picture, two replies, a verdict, three runs, and for each run two steps, three log lines
 * and a call. And messages of the playground, every second of them a thread with a reply, each with a reaction.
 */
const fillSql = (scope: Scope) => `
  insert into ideas (workspace_id, id, number, owner_id, audience, channel_id, text, options, status, head_version, thread, created_at)
    select '${scope.workspace}', gen_random_uuid(), n, '${scope.person}', 'workspace', 'c' || n % 50, 'idea', '{}',
      case when n % 50 = 0 then 'failed' else 'expanded' end, 1, 't-' || n, now() - n * interval '1 minute'
    from generate_series(1, ${many}) n;
  insert into outputs (workspace_id, id, idea_id, run_id, step_key, number, format, content, scores, published)
    select workspace_id, gen_random_uuid(), id, gen_random_uuid(), 'save', 1, 'blog', '{}', '{"total": 80}', number % 50 = 0
    from ideas where workspace_id = '${scope.workspace}';
  insert into replies (workspace_id, id, idea_id, thread, message_id, person_id, text, kind, state, run_id)
    select workspace_id, gen_random_uuid(), id, thread, 'm-' || n, owner_id, 'shorter', 'edit',
      case n when 1 then 'used' else 'waiting' end, case n when 1 then id end
    from ideas, generate_series(1, 2) n where workspace_id = '${scope.workspace}';
  insert into feedback (workspace_id, idea_id, version, person_id, verdict)
    select workspace_id, id, 1, owner_id, 'good' from ideas where workspace_id = '${scope.workspace}';
  insert into blobs (workspace_id, sha256, idea_id, mime, size)
    select workspace_id, 'sha-' || number, id, 'image/png', 0 from ideas where workspace_id = '${scope.workspace}';
  insert into runs (workspace_id, id, idea_id, kind, status, owner_id, trigger, budget_usd, budget_ms, steps_total)
    select workspace_id, gen_random_uuid(), id, 'expand', case when number = 7 then 'failed' else 'done' end, owner_id, '{}', 1, 1, 2
    from ideas, generate_series(1, 3) where workspace_id = '${scope.workspace}';
  insert into steps (workspace_id, id, run_id, key, position, type, state, needs_open)
    select workspace_id, gen_random_uuid(), id, 'key-' || n, n, 'blog.plan@1', 'done', 0
    from runs, generate_series(1, 2) n where workspace_id = '${scope.workspace}';
  insert into run_logs (workspace_id, id, run_id, level, message)
    select workspace_id, gen_random_uuid(), id, case n when 1 then 'error' else 'info' end, 'hello'
    from runs, generate_series(1, 3) n where workspace_id = '${scope.workspace}';
  insert into model_calls (workspace_id, id, run_id, step_key, ordinal, kind, task, provider, model, request_hash, state, reserved_usd)
    select workspace_id, gen_random_uuid(), id, 'plan', 0, 'model', 'plan', 'demo', 'demo', '', 'settled', 0
    from runs where workspace_id = '${scope.workspace}';
  insert into playground_messages (workspace_id, id, channel_id, author, place, nonce, body, position, seq, replies, last_reply_at)
    select '${scope.workspace}', gen_random_uuid(), 'general', 'ben', 'general', n, '{}', n, n, n % 2, now() - n * interval '1 minute'
    from generate_series(1, ${many}) n;
  insert into playground_messages (workspace_id, id, channel_id, thread_id, author, place, nonce, body, position, seq)
    select workspace_id, gen_random_uuid(), channel_id, id, 'ben', id::text, '1', '{}', ${many} + position, 0
    from playground_messages where workspace_id = '${scope.workspace}' and replies > 0;
  insert into playground_reactions (workspace_id, message_id, emoji, person)
    select workspace_id, id, '🔥', 'ben' from playground_messages where workspace_id = '${scope.workspace}';`;

describe.skipIf(!databaseUrl)("what a person waits for is read through an index", () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let store: Store;
  let ada: Scope;
  let idea: { id: string; run: string; reply: string };

  beforeAll(async () => {
    database = await createDatabase();
    await migratePostgres(database.url);
    store = openPostgres(database.url, { max: 2 });
    ada = await enter(store, "one", "ada");
    const ben = await enter(store, "two", "ben");
    await asAdmin(async (admin) => {
      for (const scope of [ada, ben]) await admin.unsafe(fillSql(scope));
      await admin.unsafe("analyze");
    }, database.url);
    idea = await store.asWorkspace(ada, async (tx) => {
      const found = await ideaByNumber(tx, "one", 7);
      const [run] = await tx
        .select()
        .from(runs)
        .where(eq(runs.ideaId, found?.id ?? ""));
      const [reply] = await tx
        .select()
        .from(replies)
        .where(eq(replies.ideaId, found?.id ?? ""));
      return { id: found?.id ?? "", run: run?.id ?? "", reply: reply?.id ?? "" };
    });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** The tables that a query reads from end to end, and how many rows the plan expects to look at in the worst node. */
  async function plan(tx: Tx, query: SQL) {
    const [row] = await rows(tx, sql`explain (analyze, format json) ${query}`);
    const nodes: Record<string, unknown>[] = [];
    JSON.parse(String(row?.["QUERY PLAN"]), (_key, value) => {
      if (value !== null && typeof value === "object" && "Node Type" in value) nodes.push(value);
      return value;
    });
    return {
      scanned: nodes
        .filter((node) => node["Node Type"] === "Seq Scan")
        .map((node) => String(node["Relation Name"]))
        .filter((name) => large.includes(name)),
      touched: Math.max(
        ...nodes.map((node) => Number(node["Actual Rows"]) + Number(node["Rows Removed by Filter"] ?? 0)),
      ),
    };
  }

  /** The one query that a function makes. */
  async function sqlOf(run: (tx: Tx) => Promise<unknown>): Promise<SQL> {
    const made: SQL[] = [];
    const recorder = drizzle(
      async (text, params) => {
        const pieces = text.split(/\$(\d+)/).map((piece, index) => {
          return index % 2 === 0 ? sql.raw(piece) : sql`${params[Number(piece) - 1]}`;
        });
        made.push(sql.join(pieces));
        return { rows: [] };
      },
      { schema },
    );
    await run(recorder);
    const [query, ...more] = made;
    if (!query || more.length > 0) throw new Error("a list is one query");
    return query;
  }

  const queries: [string, (tx: Tx) => Promise<unknown>][] = [
    ["the list", (tx) => listIdeas(tx, "one")],
    ["the next page of the list", (tx) => listIdeas(tx, "one", { before: 2_000 })],
    ["the list of one person", (tx) => listIdeas(tx, "one", { owner: ada.person })],
    ["how expansions went", (tx) => expansionStats(tx, "one", new Date(Date.now() + 3_600_000))],
    ["what somebody spent", (tx) => spendingSince(tx, "one", ada.person, [new Date(Date.now() + 3_600_000)])],
    ["the list of one channel", (tx) => listIdeas(tx, "one", { channel: "c7", statuses: ["expanded"], limit: 10 })],
    ["the list of one status", (tx) => listIdeas(tx, "one", { statuses: ["failed"] })],
    ["the list of what was published", (tx) => listIdeas(tx, "one", { published: true, limit: 10 })],
    ["a search", (tx) => listIdeas(tx, "one", { text: "idea", limit: 10 })],
    ["the replies that wait", (tx) => waitingReplies(tx, "one", idea.id)],
    ["how many replies are open", (tx) => openReplies(tx, "one", idea.id)],
    ["a reply by its id", (tx) => replyById(tx, "one", idea.reply)],
    ["the replies of a run", (tx) => repliesOfRun(tx, "one", idea.id)],
    ["what people think of a version", (tx) => feedbackOf(tx, "one", idea.id, 1)],
    ["what a run noted", (tx) => runLogsOf(tx, "one", idea.run)],
    ["an idea by its number", (tx) => ideaByNumber(tx, "one", 7)],
    ["an idea by its id", (tx) => ideaById(tx, "one", idea.id)],
    ["the idea of a thread", (tx) => ideaByThread(tx, "one", "t-7")],
    ["the head version", (tx) => headOutput(tx, "one", idea.id)],
    ["a version by its number", (tx) => outputByNumber(tx, "one", idea.id, 1)],
    ["all that a card shows", (tx) => shownByNumber(tx, "one", 7)],
    ["the runs that are working", (tx) => workingRuns(tx, "one", { kinds: ["expand"] })],
    ["a run for its buttons", (tx) => runSummary(tx, "one", idea.run)],
    ["the versions of an idea", (tx) => listVersions(tx, "one", idea.id)],
    [
      "the runs of an idea",
      (tx) =>
        tx
          .select()
          .from(runs)
          .where(and(eq(runs.workspaceId, "one"), eq(runs.ideaId, idea.id)))
          .orderBy(desc(runs.createdAt)),
    ],
    [
      "the runs of one person",
      (tx) =>
        tx
          .select()
          .from(runs)
          .where(and(eq(runs.workspaceId, "one"), eq(runs.ownerId, ada.person)))
          .orderBy(desc(runs.createdAt))
          .limit(20),
    ],
    [
      "the runs of one status",
      (tx) =>
        tx
          .select()
          .from(runs)
          .where(and(eq(runs.workspaceId, "one"), eq(runs.status, "failed"))),
    ],
    [
      "the steps of a run",
      (tx) =>
        tx
          .select()
          .from(steps)
          .where(and(eq(steps.workspaceId, "one"), eq(steps.runId, idea.run))),
    ],
    [
      "the log of a run, by level",
      (tx) =>
        tx
          .select()
          .from(runLogs)
          .where(and(eq(runLogs.workspaceId, "one"), eq(runLogs.runId, idea.run), eq(runLogs.level, "error"))),
    ],
    [
      "the calls of a run",
      (tx) =>
        tx
          .select()
          .from(modelCalls)
          .where(and(eq(modelCalls.workspaceId, "one"), eq(modelCalls.runId, idea.run))),
    ],
    [
      "a picture",
      (tx) =>
        tx
          .select({ mime: blobs.mime })
          .from(blobs)
          .where(and(eq(blobs.workspaceId, "one"), eq(blobs.sha256, "sha-7")))
          .limit(1),
    ],
  ];

  const playground: typeof queries = [
    ["messages of a channel", (tx) => messagesIn(tx, "one", "general", { before: 2_000, limit: 60 })],
    ["what changed lately", (tx) => changedSince(tx, "one", many - 50, 500)],
    ["how far channels go", (tx) => channelMarks(tx, "one", "ada", ["general", "random"])],
    ["how far threads go", (tx) => threadMarks(tx, "one", "ada")],
  ];

  test.each([...queries, ...playground])("%s", async (_name, run) => {
    await store.asWorkspace(ada, async (tx) => {
      const { scanned, touched } = await plan(tx, await sqlOf(run));
      expect(scanned).toEqual([]);
      expect(touched).toBeLessThan(200);
    });
  });

  test("a query without an index is seen here", async () => {
    await store.asWorkspace(ada, async (tx) => {
      expect((await plan(tx, sql`select * from run_logs where message = 'bye'`)).touched).toBeGreaterThan(many);
    });
    await store.asSystem(async (tx) => {
      expect((await plan(tx, sql`select * from run_logs where message = 'bye'`)).scanned).toEqual(["run_logs"]);
    });
  });
});
