import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { asKindlingError, KindlingError } from "../errors.ts";
import { migrationsFolder } from "../store/migrate.ts";
import type { Store } from "../store/store.ts";
import { type Finding, finding } from "./finding.ts";

/** A database, and how to let go of it. */
export interface OpenDatabase {
  store: Store;
  close(): Promise<void>;
}

/** A lock that another process holds on an embedded database is a good sign; anything else is what it is. */
export async function checkDatabase(open: () => Promise<OpenDatabase>): Promise<Finding[]> {
  let database: OpenDatabase | undefined;
  try {
    database = await open();
    return await examine(database.store);
  } catch (thrown) {
    return [failure(thrown)];
  } finally {
    await database?.close();
  }
}

async function examine(store: Store): Promise<Finding[]> {
  const { driver, schemaVersion } = await store.health();
  const wanted = await latestSchemaVersion();
  if (schemaVersion !== wanted) {
    const code = schemaVersion < wanted ? "database_old" : "database_new";
    return [finding("database", "bad", code, { schemaVersion, wanted })];
  }
  const open = await openTables(store);
  return [
    finding("database", "ok", "database_ok", { driver, schemaVersion }),
    open.length === 0
      ? finding("row-level security", "ok", "security_ok")
      : finding("row-level security", "bad", "security_open", { tables: open.join(", ") }),
  ];
}

/** The tables whose rows are not held apart by row-level security. Runs under the system role, which must be there. */
function openTables(store: Store): Promise<string[]> {
  return store.asSystem(async (tx) => {
    const rows = await tx
      .select({ name: sql<string>`relname::text` })
      .from(sql`pg_class`)
      .where(
        sql`relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
      );
    return rows.map(({ name }) => name);
  });
}

const journal = z.object({ entries: z.array(z.unknown()).min(1) });

/** The schema version of this build, as `Store.health` writes it. */
async function latestSchemaVersion(): Promise<string> {
  const { entries } = journal.parse(JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, "utf8")));
  return String(entries.length - 1).padStart(4, "0");
}

function failure(thrown: unknown): Finding {
  if (thrown instanceof KindlingError) {
    if (thrown.code === "database.locked") return finding("database", "ok", "database_in_use", thrown.params);
    if (thrown.code === "database.unavailable") return finding("database", "bad", "database_away");
  }
  const state = sqlState(thrown);
  if (state === "42P01" || state === "3F000") return finding("database", "bad", "database_unmigrated");
  if (state === "42501" || state === "22023") return finding("database", "bad", "database_roles");
  return finding("database", "bad", "database_failed", { reason: asKindlingError(thrown).code });
}

/** The SQLSTATE of what was thrown, or of what caused it. */
function sqlState(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code)) return error.code;
  }
  return undefined;
}
