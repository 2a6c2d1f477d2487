import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migrateDrizzlePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migrateDrizzlePostgres } from "drizzle-orm/postgres-js/migrator";
import { z } from "zod";
import { storeFailure } from "./failures.ts";
import { connect } from "./postgres.ts";

/** Where the migrations are. */
export const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any number that only our migrations lock. */
const migrationLock = 7_265_109_441;

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/**
 * Throws when a migration is not younger than the one before it: drizzle applies only what is younger than the last
 * applied one and would skip it without a word.
 */
export function checkOrder(folder: string = migrationsFolder): void {
  const { entries } = journal.parse(JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8")));
  for (const [index, { when, tag }] of entries.entries()) {
    const before = entries[index - 1];
    if (before && before.when >= when) {
      throw new Error(`migration ${tag} would be skipped: its "when" must be greater than that of ${before.tag}`);
    }
  }
}

/** Brings a Postgres database up to date. Two processes at once take turns. Node only. */
export async function migratePostgres(url: string, folder: string = migrationsFolder): Promise<void> {
  checkOrder(folder);
  const client = connect(url);
  try {
    // The lock belongs to the session, and the client has one: everything below runs in it.
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrateDrizzlePostgres(drizzlePostgres(client), { migrationsFolder: folder });
  } catch (error) {
    throw storeFailure(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Brings an embedded database up to date. */
export async function migratePglite(client: PGlite, folder: string = migrationsFolder): Promise<void> {
  checkOrder(folder);
  await migrateDrizzlePglite(drizzlePglite(client), { migrationsFolder: folder });
}
