import type { PGlite } from "@electric-sql/pglite";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { connectPglite } from "../../src/store/pglite.ts";
import * as schema from "../../src/store/schema.ts";
import { migratedSnapshot } from "./snapshot.ts";

/** Databases that nobody uses. To start one takes a second, to empty one some hundredths. */
const idle: PGlite[] = [];

/** A migrated, empty database in this process; one that another test was done with, if there is one. */
export async function borrowPglite(): Promise<PGlite> {
  return idle.pop() ?? connectPglite({ memory: true, snapshot: await migratedSnapshot() });
}

/** Empties a database for the next one, after what is still going on there. */
export async function givePgliteBack(client: PGlite): Promise<void> {
  await client.exec(emptying);
  idle.push(client);
}

const tables = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []));

/** Truncates the tables that have rows: most tests fill a few of them. */
const emptying = `do $$
declare
  name text;
  filled text[] := '{}';
  found boolean;
begin
  foreach name in array array[${tables.map((table) => `'${table}'`).join(", ")}] loop
    execute format('select exists (select from %I)', name) into found;
    if found then filled := filled || format('%I', name); end if;
  end loop;
  if filled <> '{}' then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
end $$`;
