import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema.ts";

/**
 * A transaction, whichever driver runs it. Queries issued without awaiting each other are pipelined, in the order in which
 * they are issued: a query of drizzle's when it is awaited, one of this room's functions when that is called. So all of
 * those are async; one that only returned its query would let those behind it go first.
 */
export type Tx = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Whose rights a transaction has. `channel`: the private channel they were verified to be speaking in. */
export interface Scope {
  workspace: string;
  /** users.id */
  person: string;
  channel?: string | undefined;
}

/** Who did something, where: verified by the platform. What {@link Store.accept} needs to let them in. */
export interface Entrance {
  workspace: { id: string; name: string };
  platform: string;
  person: {
    externalId: string;
    name: string;
    locale?: string | undefined;
    timezone?: string | undefined;
    avatarUrl?: string | undefined;
  };
  /** The role that a new member gets; `member` by default. */
  role?: "member" | "admin" | undefined;
  /** Set for a private channel only: gives sight of the ideas whose audience is that channel. */
  channel?: string | undefined;
}

/** What {@link Store.call} takes: plain scalars, so that both drivers send the same bytes. */
export type SqlArgument = string | number | boolean | null;

/**
 * The only ways to the database: DESIGN "Tenancy". Nothing hands out a raw handle. A transaction inside a transaction
 * is a programming error (an embedded database has one session, so it would wait for itself) and throws at once.
 * All reject with `database.unavailable` (retryable) when the database is out of reach and `disk.full` when it is full.
 */
export interface Store {
  /** A transaction under the tenant role: row-level security decides what it sees. */
  asWorkspace<T>(scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Accepts an event: finds or makes the workspace, the person and their membership, then runs `fn` under the tenant
   * role with that person's rights, all in one transaction. Four round trips: BEGIN, entering, what `fn` issues without
   * awaiting in between (`Promise.all`), COMMIT. What `beside` reads travels with the entering, and may see what that
   * person may see.
   */
  accept<T, B>(
    entrance: Entrance,
    fn: (tx: Tx, scope: Scope, read: B | undefined) => Promise<T>,
    beside?: (tx: Tx) => Promise<B | undefined>,
  ): Promise<T>;
  /** A transaction under the system role, whose policies name the few tables it needs. */
  asSystem<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls one of the engine's SQL functions (`engine_…`, security definer under the system role) as one statement that
   * commits by itself: one round trip. Returns its JSON result. Arguments are texts, numbers, booleans, null, or
   * JSON that was already stringified. Rejects with `database.unavailable` when the database does not answer.
   */
  call<T>(name: `engine_${string}`, args: readonly SqlArgument[]): Promise<T>;
  /** Rejects with `database.unavailable` when it does not answer. */
  health(): Promise<{ driver: "pglite" | "postgres"; schemaVersion: string }>;
  close(): Promise<void>;
}
