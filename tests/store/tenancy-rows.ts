import { getTableName, is, type Table } from "drizzle-orm";
import { type PgInsertValue, PgTable } from "drizzle-orm/pg-core";
import * as schema from "../../src/store/schema.ts";
import type { Scope, Store, Tx } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { addIdea, addRun } from "./fixtures.ts";

/** Every table of the schema. */
export const tables: PgTable[] = Object.values<unknown>(schema).filter((value) => is(value, PgTable));

/** Who looks: the owner of the rows, a colleague, the colleague in the private channel, and others elsewhere. */
export type Viewer = "owner" | "colleague" | "colleagueInChannel" | "stranger" | "ownerElsewhere";

/** How one table is filled for one person, and how many of those rows each viewer may see. */
export interface TableRows {
  table: PgTable;
  /** The role that writes them. */
  by: "tenant" | "system";
  rows: (seed: Seed) => object[];
  sees: Record<"owner" | "colleague" | "colleagueInChannel", number>;
}

/** Ideas and runs of one person: for themselves, for a private channel, for the workspace; and a run without an idea. */
export interface Seed {
  scope: Scope;
  ideas: { owner: string; channel: string; workspace: string };
  runs: { owner: string; channel: string; workspace: string; none: string };
}

/** What hangs on ideas: the owner sees all, the colleague what is for the workspace. */
const byIdea = { owner: 3, colleague: 1, colleagueInChannel: 2 };
/** What hangs on runs: one more of them has no idea and is its owner's alone. */
const byRun = { owner: 4, colleague: 1, colleagueInChannel: 2 };
const ownOnly = { owner: 1, colleague: 0, colleagueInChannel: 0 };

function define<T extends PgTable>(
  table: T,
  by: TableRows["by"],
  sees: TableRows["sees"],
  rows: (seed: Seed) => PgInsertValue<T>[],
): TableRows {
  return { table, by, sees, rows };
}

const perIdea = <R>({ scope, ideas }: Seed, row: (common: { workspaceId: string; ideaId: string }) => R): R[] =>
  Object.values(ideas).map((ideaId) => row({ workspaceId: scope.workspace, ideaId }));
const perRun = <R>({ scope, runs }: Seed, row: (common: { workspaceId: string; runId: string }) => R): R[] =>
  Object.values(runs).map((runId) => row({ workspaceId: scope.workspace, runId }));

/** A message for all, and one for its owner alone. */
const messageIds = [uuidv7(), uuidv7()];

/** The tables that are filled row by row. Those of {@link entered} are filled by entering and by {@link seed}. */
export const filled: TableRows[] = [
  define(schema.outputs, "tenant", byIdea, (seed) =>
    perIdea(seed, (common) => ({
      ...common,
      id: uuidv7(),
      runId: uuidv7(),
      stepKey: "save",
      number: 1,
      format: "blog",
      content: {},
      scores: {},
    })),
  ),
  define(schema.feedback, "tenant", byIdea, (seed) =>
    perIdea(seed, (common) => ({ ...common, version: 1, personId: seed.scope.person, verdict: "good" })),
  ),
  define(schema.replies, "tenant", byIdea, (seed) =>
    perIdea(seed, (common) => ({
      ...common,
      id: uuidv7(),
      thread: "t-1",
      messageId: uuidv7(),
      personId: seed.scope.person,
      text: "shorter",
      kind: "edit",
      state: "waiting",
    })),
  ),
  define(schema.blobs, "tenant", byIdea, (seed) =>
    perIdea(seed, (common) => ({ ...common, sha256: "00", mime: "image/png", size: 0, bytes: new Uint8Array() })),
  ),
  define(schema.steps, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({
      ...common,
      id: uuidv7(),
      key: "plan",
      position: 0,
      type: "blog.plan@1",
      state: "ready",
      needsOpen: 0,
    })),
  ),
  define(schema.stepNeeds, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({ ...common, stepKey: "write", needsKey: "plan", on: "done" })),
  ),
  define(schema.runLogs, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({ ...common, id: uuidv7(), level: "info", message: "hello" })),
  ),
  define(schema.signals, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({ ...common, name: "format", payload: {} })),
  ),
  define(schema.outbox, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({ ...common, step: "card", generation: 1 })),
  ),
  define(schema.effects, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({ ...common, key: "post", state: "intended" })),
  ),
  define(schema.cards, "tenant", byRun, (seed) => perRun(seed, (common) => common)),
  define(schema.modelCalls, "tenant", byRun, (seed) =>
    perRun(seed, (common) => ({
      ...common,
      id: uuidv7(),
      stepKey: "plan",
      ordinal: 0,
      kind: "model",
      task: "plan",
      provider: "demo",
      model: "demo",
      requestHash: "00",
      state: "reserved",
      reservedUsd: 0,
    })),
  ),
  define(schema.inboundEvents, "tenant", ownOnly, ({ scope }) => [
    {
      workspaceId: scope.workspace,
      platform: "playground",
      eventId: `e-${scope.person}`,
      personId: scope.person,
      ack: { type: "none" },
    },
  ]),
  define(schema.auditLog, "tenant", ownOnly, ({ scope }) => [
    { workspaceId: scope.workspace, id: uuidv7(), personId: scope.person, action: "publish", subject: {} },
  ]),
  define(schema.credentials, "tenant", ownOnly, ({ scope }) => [
    {
      workspaceId: scope.workspace,
      id: uuidv7(),
      ownerId: scope.person,
      provider: "openai",
      ciphertext: "v1.a.b.c",
      keyId: "a",
    },
  ]),
  define(schema.installations, "system", { owner: 0, colleague: 0, colleagueInChannel: 0 }, ({ scope }) => [
    {
      workspaceId: scope.workspace,
      ciphertext: "v1.a.b.c",
      keyId: "a",
      botId: "B1",
      botUserId: "U1",
      appId: "A1",
      scopes: "commands",
    },
  ]),
  define(schema.accountLinks, "tenant", ownOnly, ({ scope }) => [
    {
      ...{ workspaceId: scope.workspace, id: `l-${scope.person}`, personId: scope.person, provider: "github" },
      ...{ scopes: "gist", expiresAt: new Date() },
    },
  ]),
  define(schema.settings, "tenant", { owner: 2, colleague: 1, colleagueInChannel: 1 }, ({ scope }) => [
    { workspaceId: scope.workspace, scope: "person" as const, scopeId: scope.person, key: "tone", value: "casual" },
    { workspaceId: scope.workspace, scope: "channel" as const, scopeId: "c1", key: "tone", value: "casual" },
  ]),
  define(schema.digests, "tenant", { owner: 2, colleague: 1, colleagueInChannel: 1 }, ({ scope }) =>
    (["person", "channel"] as const).map((whose) => ({
      ...{ workspaceId: scope.workspace, id: uuidv7(), scope: whose, personId: scope.person, externalId: "u1" },
      ...{ scopeId: whose === "person" ? scope.person : "c2", target: "t", channelId: null },
      ...{ at: 540, days: 31, timezone: "UTC", nextAt: new Date(0), since: new Date(0) },
    })),
  ),
  define(schema.playgroundClock, "system", { owner: 1, colleague: 1, colleagueInChannel: 1 }, ({ scope }) => [
    { workspaceId: scope.workspace },
  ]),
  define(schema.playgroundMessages, "system", { owner: 2, colleague: 1, colleagueInChannel: 1 }, ({ scope }) =>
    [null, "owner"].map((visibleTo, index) => ({
      workspaceId: scope.workspace,
      id: messageIds[index] ?? "",
      channelId: "general",
      author: "kindling",
      visibleTo,
      place: "general",
      nonce: `n-${index}`,
      body: {},
      position: index,
      seq: index,
    })),
  ),
  define(schema.playgroundReactions, "system", { owner: 2, colleague: 1, colleagueInChannel: 1 }, ({ scope }) =>
    messageIds.map((messageId) => ({ workspaceId: scope.workspace, messageId, emoji: "🔥", person: "owner" })),
  ),
];

/** Tables with rows already when everyone has entered and {@link seed} is done: two people in the workspace. */
export const entered: Pick<TableRows, "table" | "sees">[] = [
  { table: schema.workspaces, sees: { owner: 1, colleague: 1, colleagueInChannel: 1 } },
  { table: schema.users, sees: { owner: 2, colleague: 2, colleagueInChannel: 2 } },
  { table: schema.identities, sees: { owner: 2, colleague: 2, colleagueInChannel: 2 } },
  { table: schema.memberships, sees: { owner: 2, colleague: 2, colleagueInChannel: 2 } },
  { table: schema.ideas, sees: byIdea },
  { table: schema.runs, sees: byRun },
];

/** Tables that the system role works on; it has no access at all to the others. */
export const systemTables = new Set<Table>([
  ...[schema.workspaces, schema.users, schema.identities, schema.memberships, schema.inboundEvents, schema.credentials],
  ...[schema.runs, schema.steps, schema.stepNeeds, schema.runLogs, schema.signals, schema.outbox, schema.effects],
  ...[schema.cards, schema.modelCalls, schema.playgroundClock, schema.playgroundMessages],
  ...[schema.digests, schema.playgroundReactions, schema.installations, schema.accountLinks],
]);

/** Ideas and runs of a person. */
export async function seed(store: Store, scope: Scope): Promise<Seed> {
  return store.asWorkspace({ ...scope, channel: "c1" }, async (tx) => {
    const ideas = {
      owner: await addIdea(tx, scope, { audience: "owner" }),
      channel: await addIdea(tx, scope, { audience: "channel", channelId: "c1" }),
      workspace: await addIdea(tx, scope, { audience: "workspace" }),
    };
    const runs = {
      owner: await addRun(tx, scope, ideas.owner),
      channel: await addRun(tx, scope, ideas.channel),
      workspace: await addRun(tx, scope, ideas.workspace),
      none: await addRun(tx, scope, null),
    };
    return { scope, ideas, runs };
  });
}

/** Writes the rows of one table. */
export async function fill(tx: Tx, { table, rows }: TableRows, from: Seed): Promise<void> {
  for (const row of rows(from)) await tx.insert(table).values(row);
}

export const nameOf = (table: Table): string => getTableName(table);
