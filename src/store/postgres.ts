import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { drizzle, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { createStore, type Driver, type Statement } from "./driver.ts";
import { encodeParameter } from "./parameters.ts";
import { relational } from "./relational.ts";
import type { Store, Tx } from "./store.ts";

/**
 * A Postgres server, reached with postgres.js. Connects when first used and again after a loss. Edge-safe.
 * `max`: most connections; 1 a request on Workers. Expects a migrated database (`migrate.ts`).
 */
export function openPostgres(url: string, options: { max?: number } = {}): Store {
  return createStore(postgresDriver(url, options.max ?? 10));
}

/** postgres.js as a {@link Driver}. */
function postgresDriver(url: string, max: number): Driver {
  const sql = connect(url, { max });
  // drizzle's constructor turns off the client's own reading of timestamps, because drizzle's columns read them.
  drizzle(sql);
  const dialect = new PgDialect();

  // drizzle sends everything unprepared, and postgres.js asks for a description of every unprepared statement first:
  // two round trips a query and no pipelining. Prepared, only a connection's first use of a statement costs that.
  const send = (client: Pick<postgres.Sql, "unsafe">, query: string, params: readonly unknown[]) =>
    client.unsafe(query, params.map(encodeParameter), { prepare: true });

  return {
    name: "postgres",

    async transaction(preamble, fn) {
      let ended = false;
      try {
        const result = await sql.begin(async (client) => {
          // What drizzle needs of a client is `unsafe`; the rest it must not use inside a transaction.
          const guarded: postgres.Sql = Object.create(sql, {
            unsafe: {
              value(query: string, params: readonly unknown[] = []) {
                if (ended) throw new Error("a query was issued after its transaction had ended");
                return send(client, query, params);
              },
            },
            begin: {
              value() {
                throw new Error("there are no transactions inside transactions");
              },
            },
          });
          const session = new PostgresJsSession(guarded, dialect, relational);
          const tx: Tx = new PgDatabase(dialect, session, relational);
          const answers = Promise.all(
            preamble.map(({ text, params }) => send(client, text, params).values().execute()),
          );
          const first = answers.then(([rows]) => rows?.[0]?.[0]);
          const [value] = await Promise.all([fn(tx, first), first]);
          ended = true;
          return { value };
        });
        return result.value;
      } finally {
        ended = true;
      }
    },

    async value({ text, params }: Statement) {
      const rows = await send(sql, text, params).values();
      return rows[0]?.[0];
    },

    close: () => sql.end({ timeout: 5 }),
  };
}

/** A postgres.js client with our settings. */
export function connect(url: string, options: { max: number }): postgres.Sql {
  const asText = (value: string) => value;
  return postgres(url, {
    max: options.max,
    // Saves a round trip at connect; we send arrays as text.
    fetch_types: false,
    connect_timeout: 10,
    idle_timeout: 300,
    onnotice: () => {},
    connection: { application_name: "kindling" },
    types: {
      // drizzle parses JSON itself, and would parse a JSON string twice.
      json: { to: 114, from: [114, 3802], serialize: asText, parse: asText },
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
    },
  });
}
