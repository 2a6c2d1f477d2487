import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeEach, describe } from "vitest";
import { migratePostgres } from "../../src/store/migrate.ts";
import { embeddedStore } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { borrowPglite, givePgliteBack } from "./embedded.ts";

/** Which database a suite is running on. */
export type DatabaseKind = "pglite" | "postgres";

/** Opens a store over a migrated, empty database of its own. */
export type OpenStore = () => Promise<Store>;

/** The server to test against, when there is one. */
export const databaseUrl = process.env.DATABASE_URL;

/**
 * Describes a suite once on PGlite and, with `DATABASE_URL`, once more on that Postgres (`KINDLING_TEST_DATABASE`
 * names one of the two, to run on that alone). A store that was opened in a
 * test or a `beforeEach` is closed after that test, one that was opened in a `beforeAll` after the suite.
 */
export function eachDatabase(name: string, suite: (open: OpenStore, kind: DatabaseKind) => void): void {
  const all: DatabaseKind[] = databaseUrl ? ["pglite", "postgres"] : ["pglite"];
  const kinds = all.filter((kind) => (process.env.KINDLING_TEST_DATABASE ?? kind) === kind);
  for (const kind of kinds) {
    describe(`${name} (${kind})`, () => {
      const ofSuite: (() => Promise<void>)[] = [];
      const ofTest: (() => Promise<void>)[] = [];
      let inTest = false;
      beforeEach(() => {
        inTest = true;
      });
      afterEach(async () => {
        inTest = false;
        for (const close of ofTest.splice(0)) await close();
      });
      afterAll(async () => {
        for (const close of ofSuite.splice(0)) await close();
      });
      suite(async () => {
        const { store, close } = kind === "pglite" ? await embedded() : await fresh();
        (inTest ? ofTest : ofSuite).push(close);
        return store;
      }, kind);
    });
  }
}

/** A store over an empty database in this process. */
export async function embedded() {
  const client = await borrowPglite();
  let closed: Promise<void> | undefined;
  const store = embeddedStore(client, () => {
    if (closed) throw new Error("a store was used after it had been closed");
  });
  const close = () => {
    closed ??= givePgliteBack(client);
    return closed;
  };
  return { store: { ...store, close }, close };
}

/** Names the database that is migrated once a run, because a copy takes a tenth of the time (`template.ts`). */
export const templateVariable = "KINDLING_TEST_TEMPLATE";

/** A store over a new database on the server of `DATABASE_URL`; with an owner, migrated by that role. */
export async function fresh(owner?: { name: string; password: string }) {
  const database = await createDatabase(owner, owner ? undefined : process.env[templateVariable]);
  if (owner) await migratePostgres(database.url);
  const store = openPostgres(database.url);
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

/**
 * An empty database on the server of `DATABASE_URL`, or a copy of `template`. `owner`: the role that owns it, if not the
 * one of the URL.
 */
export async function createDatabase(owner?: { name: string; password: string }, template = "template1") {
  if (!databaseUrl) throw new Error("DATABASE_URL is not set");
  const name = `kindling_test_${randomBytes(6).toString("hex")}`;
  const admin = (query: string) => asAdmin((sql) => sql.unsafe(query));
  await admin(`create database ${name} template ${template}${owner ? ` owner ${owner.name}` : ""}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  if (owner) {
    url.username = owner.name;
    url.password = owner.password;
  }
  return { name, url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}

/** Something done by the role of `DATABASE_URL`, in its database or another one of that server. */
export async function asAdmin<T>(fn: (sql: postgres.Sql) => Promise<T>, url = databaseUrl): Promise<T> {
  if (!url) throw new Error("DATABASE_URL is not set");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await fn(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
