import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema.ts";

/** A transaction, whichever driver runs it. Queries issued without awaiting each other are pipelined. */
export type Tx = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Whose rights a transaction has. `channel`: the private channel they were verified to be speaking in. */
export interface Scope {
  workspace: string;
  /** users.id */
  person: string;
  channel?: string | undefined;
}

/** The only ways to the database: DESIGN "Tenancy". Nothing hands out a raw handle. */
export interface Store {
  /** A transaction under the tenant role: row-level security decides what it sees. */
  asWorkspace<T>(scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction under the system role, whose policies name the few tables it needs. */
  asSystem<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rejects with `database.unavailable` when it does not answer. */
  health(): Promise<{ driver: "pglite" | "postgres"; schemaVersion: string }>;
  close(): Promise<void>;
}
