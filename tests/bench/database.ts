import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { migratePostgres } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { enter } from "../engine/world.ts";
import { migratedSnapshot } from "../setup/snapshot.ts";

/** A database of a bench's own, and the least that can be done with it. */
export interface BenchDatabase {
  name: "pglite" | "postgres";
  store: Store;
  /** Commits one row, with as little around it as there can be. */
  commitOne(body: string): Promise<unknown>;
  close(): Promise<void>;
}

/** On the server of `DATABASE_URL`, or embedded where that is not set. `max`: connections, each for both. */
export const openDatabase = ({ max = 8 } = {}): Promise<BenchDatabase> => {
  const server = process.env.DATABASE_URL;
  return server ? onServer(server, max) : embedded();
};

async function onServer(server: string, max: number): Promise<BenchDatabase> {
  const database = await createDatabase(server);
  const store = openPostgres(database.url, { max });
  const bare = postgres(database.url, { max, onnotice: () => {} });
  await bare`create table bare (id uuid primary key, body text)`;
  return {
    ...{ name: "postgres", store },
    commitOne: (body) => bare`insert into bare (id, body) values (${uuidv7()}, ${body})`,
    async close() {
      await store.close();
      await bare.end({ timeout: 5 });
      await database.drop();
    },
  };
}

async function embedded(): Promise<BenchDatabase> {
  const store = await openPglite({ memory: true, snapshot: await migratedSnapshot() });
  // The one function of ours that writes one row and nothing else is the line of a log.
  const scope = await enter(store, "bare");
  const run = uuidv7();
  await store.asWorkspace(scope, (tx) =>
    tx.insert(runs).values({
      ...{ workspaceId: scope.workspace, id: run, kind: "bare", status: "done", ownerId: scope.person, trigger: {} },
      ...{ budgetUsd: 0, budgetMs: 0, stepsTotal: 0 },
    }),
  );
  return {
    ...{ name: "pglite", store },
    commitOne: (body) => store.call("engine_log", [scope.workspace, uuidv7(), run, null, "info", body, null]),
    close: () => store.close(),
  };
}

/** An empty, migrated database on a server, for the time of a bench. */
export async function createDatabase(server: string) {
  const name = `kindling_bench_${randomBytes(4).toString("hex")}`;
  const admin = async (query: string) => {
    const sql = postgres(server, { max: 1, onnotice: () => {} });
    await sql.unsafe(query).finally(() => sql.end({ timeout: 5 }));
  };
  await admin(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migratePostgres(url.href);
  return { url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}
