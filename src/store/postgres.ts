import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { drizzle, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { createStore, type Driver } from "./driver.ts";
import { encodeParameter } from "./parameters.ts";
import { createPool } from "./pool.ts";
import { relational } from "./relational.ts";
import type { Store, Tx } from "./store.ts";

/** How a server is reached. */
export interface PostgresOptions {
  /** Most connections. Default 10; 1 a request on Workers. */
  max?: number;
  /** Longest wait for a connection, new or free, in milliseconds. Default 10,000. */
  connectMs?: number;
  /** Longest transaction, in milliseconds: a server that stopped answering is given up. Default 60,000. */
  transactionMs?: number;
}

/**
 * A Postgres server, reached with postgres.js. Connects when first used and again after a loss. Edge-safe. Expects a
 * migrated database (`migrate.ts`).
 */
export function openPostgres(url: string, options: PostgresOptions = {}): Store {
  return createStore(postgresDriver(url, { max: 10, connectMs: 10_000, transactionMs: 60_000, ...options }));
}

/**
 * postgres.js as a {@link Driver}: a pool of clients with one connection each. Its own pool and its `begin` are left
 * aside, because a connection that breaks inside a transaction throws where nobody can catch it, and because `begin`
 * waits for its answer: here BEGIN travels with what comes after it.
 */
function postgresDriver(url: string, { max, connectMs, transactionMs }: Required<PostgresOptions>): Driver {
  const dialect = new PgDialect();
  const pool = createPool({
    max,
    waitMs: connectMs,
    open(onLost) {
      const client = connect(url, { connectMs, onclose: onLost });
      return { ready: reserve(client), discard: () => void client.end({ timeout: 0 }).catch(() => {}) };
    },
  });

  return {
    name: "postgres",

    transaction: (preamble, fn) =>
      pool.borrow(transactionMs, async (connection) => {
        const { client } = connection;
        let open = true;
        let failure: unknown;
        const query = (text: string, params: readonly unknown[] = []) => {
          // What comes after COMMIT or ROLLBACK would run by itself, and without our role.
          if (!open || connection.isLost) throw new Error("a query was issued after its transaction had ended");
          const answer = send(client, text, params);
          answer.catch((error: unknown) => {
            failure ??= error;
          });
          return answer;
        };
        // What drizzle needs of a client is `unsafe`; the rest it must not use inside a transaction.
        const guarded: postgres.Sql = Object.create(client, {
          unsafe: { value: query },
          begin: {
            value() {
              throw new Error("there are no transactions inside transactions");
            },
          },
        });
        const tx: Tx = new PgDatabase(dialect, new PostgresJsSession(guarded, dialect, relational), relational);

        const begun = query("begin").execute();
        const answers = Promise.all(preamble.map(({ text, params }) => query(text, params).values().execute()));
        const first = Promise.all([begun, answers]).then(([, [rows]]) => rows?.[0]?.[0]);
        first.catch(() => {});
        try {
          const [value] = await Promise.all([fn(tx, first), first]);
          if (failure) throw failure;
          open = false;
          await client.unsafe("commit");
          return value;
        } catch (error) {
          open = false;
          if (!connection.isLost) await client.unsafe("rollback");
          // Whatever comes after a failed query fails too, and says only that.
          throw failure ?? error;
        }
      }),

    value: ({ text, params }) =>
      pool.borrow(transactionMs, async ({ client }) => (await send(client, text, params).values())[0]?.[0]),

    close: () => pool.close(5_000),
  };
}

/**
 * The one connection of a client, for good: postgres.js never opens another in its place, where the rest of a broken
 * transaction would run by itself. The first query makes it connect, which reserving alone does not do (without
 * `fetch_types`), and refuses a pooler without transactions, behind which `set local role` would do nothing.
 */
async function reserve(client: postgres.Sql): Promise<postgres.ReservedSql> {
  // drizzle's constructor turns off the client's own reading of timestamps, because drizzle's columns read them.
  drizzle(client);
  await client.unsafe("begin; rollback");
  return client.reserve();
}

/**
 * drizzle sends everything unprepared, and postgres.js asks for a description of every unprepared statement first: two
 * round trips a query and no pipelining. Prepared, only a connection's first use of a statement costs that.
 */
const send = (client: Pick<postgres.Sql, "unsafe">, text: string, params: readonly unknown[]) =>
  client.unsafe(text, params.map(encodeParameter), { prepare: true });

/** A postgres.js client with one connection and our settings. `onclose` is called when that closes. */
export function connect(url: string, { connectMs = 10_000, onclose = () => {} } = {}): postgres.Sql {
  const asText = (value: string) => value;
  return postgres(url, {
    max: 1,
    onclose,
    // Saves a round trip at connect; we send arrays as text.
    fetch_types: false,
    connect_timeout: connectMs / 1000,
    // It would end a connection between two queries of a transaction.
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: "kindling" },
    types: {
      // drizzle parses JSON itself, and would parse a JSON string twice.
      json: { to: 114, from: [114, 3802], serialize: asText, parse: asText },
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
    },
  });
}
