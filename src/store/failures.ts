import { DrizzleQueryError } from "drizzle-orm";
import { KindlingError } from "../errors.ts";

/** Codes of the socket and of postgres.js for a server that is not there. */
const outOfReach = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * SQLSTATE of a server that is starting, stopping or out of connections (08…, 57P…, 53300), and of a transaction that it
 * undid for the sake of another one (40001, 40P01): tried again, it goes through.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const isPassing = (code: string): boolean => /^(08...|57P0[1-5]|53300|40001|40P01)$/.test(code);

/** The thrown value and its causes, outermost first. */
function* causes(thrown: unknown): Generator<Error> {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    yield error;
    if (error instanceof AggregateError) {
      for (const inner of error.errors) yield* causes(inner);
    }
  }
}

/** A field that the drivers set on their errors; postgres.js and PGlite name some differently. */
function field(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}

/** What the database itself refused, without the parameters that the drivers and drizzle hang on their errors (P8). */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** SQLSTATE. https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly hint: string | undefined;

  constructor(error: Error) {
    super(error.message);
    this.code = field(error, "code") ?? "";
    this.constraint = field(error, "constraint_name") ?? field(error, "constraint");
    this.hint = field(error, "hint");
    if (error.stack !== undefined) this.stack = error.stack;
  }
}

/**
 * What the store rejects with: `database.unavailable` and `disk.full` for what the machine does to us, a
 * {@link DatabaseError} for what the database refused, else what was thrown.
 */
export function storeFailure(thrown: unknown): unknown {
  if (thrown instanceof KindlingError) return thrown;
  for (const error of causes(thrown)) {
    const code = field(error, "code") ?? "";
    if (code === "53100" || code === "ENOSPC" || code === "EDQUOT" || /no space left on device/i.test(error.message)) {
      return new KindlingError("disk.full", { cause: bare(thrown) });
    }
    if (outOfReach.has(code) || isPassing(code)) {
      return new KindlingError("database.unavailable", { retryable: true, cause: bare(thrown) });
    }
  }
  return bare(thrown);
}

function bare(thrown: unknown): unknown {
  const error = thrown instanceof DrizzleQueryError ? thrown.cause : thrown;
  return error instanceof Error && /^[0-9A-Z]{5}$/.test(field(error, "code") ?? "") ? new DatabaseError(error) : error;
}

/** Whether a query broke a unique key; with `constraint`, whether it was that one. */
export function isUniqueViolation(thrown: unknown, constraint?: string): boolean {
  for (const error of causes(thrown)) {
    if (field(error, "code") !== "23505") continue;
    return constraint === undefined || constraint === (field(error, "constraint_name") ?? field(error, "constraint"));
  }
  return false;
}
