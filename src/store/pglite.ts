import { join } from "node:path";
import { PGlite, type Transaction, types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { getTableName, is } from "drizzle-orm";
import { PgDatabase, PgDialect, PgTable } from "drizzle-orm/pg-core";
import { PgliteSession } from "drizzle-orm/pglite";
import { KindlingError } from "../errors.ts";
import { checkRoom, freeBytes } from "./disk.ts";
import { createStore, type Driver, type Statement } from "./driver.ts";
import { storeFailure } from "./failures.ts";
import { type DataDirLock, lockDataDir, type ServerAddress } from "./lock.ts";
import { migratePglite } from "./migrate.ts";
import { relational } from "./relational.ts";
import * as schema from "./schema.ts";
import type { Store, Tx } from "./store.ts";
import { createUpkeep } from "./upkeep.ts";

/**
 * Where an embedded database lives. `migrate: false` leaves it as it is, for `doctor`. For tests: `freeBytes`, what the
 * disk has left, and `snapshot`, a dump of a migrated data directory.
 */
export type PgliteOptions =
  | { dataDir: string; migrate?: false; freeBytes?: () => number }
  | { memory: true; snapshot?: Blob };

/** A store that no other process can open. */
export interface EmbeddedStore extends Store {
  /** Tells commands that are started beside this process how to reach it (`runningServer` in `lock.ts`). */
  announce(server: ServerAddress): Promise<void>;
}

/**
 * An embedded Postgres in this process, migrated. Node only. One session: transactions take turns. The database is in
 * `DATA_DIR/database`. Rejects with `database.locked` while another process has the data directory, and with
 * `disk.full`, now or later, while the disk has too little room, and with `data_dir.unusable` where it may not write.
 */
export async function openPglite(options: PgliteOptions): Promise<EmbeddedStore> {
  const lock = "dataDir" in options ? await lockIn(options.dataDir) : undefined;
  const checkDisk = () => {
    if ("dataDir" in options) checkRoom(options.freeBytes ?? (() => freeBytes(options.dataDir)));
  };
  try {
    checkDisk();
    const client = await connectPglite(options);
    if (!("snapshot" in options) && !("migrate" in options)) await migratePglite(client);
    const store = embeddedStore(client, checkDisk);
    return {
      ...store,
      announce: async (server) => lock?.announce(server),
      async close() {
        await store.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw storeFailure(error);
  }
}

async function lockIn(dataDir: string): Promise<DataDirLock> {
  try {
    return await lockDataDir(dataDir);
  } catch (thrown) {
    const error = storeFailure(thrown);
    if (error instanceof KindlingError) throw error;
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new KindlingError("data_dir.unusable", { params: { path: dataDir, reason }, cause: error });
  }
}

/** PGlite with our settings. */
export function connectPglite(options: PgliteOptions): Promise<PGlite> {
  const asText = (value: string) => value;
  return PGlite.create({
    // Which texts are alike (`text_similarity`).
    extensions: { pg_trgm },
    ...("dataDir" in options && { dataDir: join(options.dataDir, "database") }),
    ...("snapshot" in options && options.snapshot && { loadDataDir: options.snapshot }),
    parsers: {
      // drizzle parses JSON itself, and would parse a JSON string twice.
      [types.JSON]: asText,
      [types.JSONB]: asText,
      // PGlite's own way with bytes takes them one by one: a second for two megabytes.
      [types.BYTEA]: (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), "hex")),
    },
    serializers: { [types.BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}` },
  });
}

const ownTables = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));

/** A store over a migrated database. `check` is called before anything begins, and may throw. */
export const embeddedStore = (client: PGlite, check: () => void): Store => createStore(pgliteDriver(client, check));

/** PGlite as a {@link Driver}. */
function pgliteDriver(client: PGlite, check: () => void): Driver {
  const dialect = new PgDialect();
  const upkeep = createUpkeep(() => client.exec(`vacuum (analyze) ${ownTables.join(", ")}`));

  return {
    name: "pglite",

    async transaction(preamble, fn) {
      check();
      const done = client.transaction(async (session) => {
        const answers: unknown[] = [];
        for (const { text, params } of preamble) {
          const { rows } = await session.query<unknown[]>(text, [...params], { rowMode: "array" });
          answers.push(rows[0]?.[0]);
        }
        let open = true;
        const guarded: Transaction = Object.create(session, {
          query: {
            value(...args: Parameters<Transaction["query"]>) {
              // What comes after COMMIT or ROLLBACK would run by itself, and without our role.
              if (!open) throw new Error("a query was issued after its transaction had ended");
              return session.query(...args);
            },
          },
        });
        const tx: Tx = new PgDatabase(dialect, new PgliteSession(guarded, dialect, relational), relational);
        try {
          return await fn(tx, Promise.resolve(answers[0]));
        } finally {
          open = false;
        }
      });
      return done.finally(upkeep);
    },

    async value({ text, params }: Statement) {
      check();
      const { rows } = await client.query<unknown[]>(text, [...params], { rowMode: "array" });
      upkeep();
      return rows[0]?.[0];
    },

    close: () => client.close(),
  };
}
