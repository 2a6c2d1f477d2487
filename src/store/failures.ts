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
 * SQLSTATE classes of a server that is starting, stopping or out of connections (08…, 57P…, 53300).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const isServerGone = (code: string): boolean => /^(08...|57P0[1-5]|53300)$/.test(code);

/** The thrown value and its causes, outermost first. */
function* causes(thrown: unknown): Generator<Error> {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    yield error;
    if (error instanceof AggregateError) {
      for (const inner of error.errors) yield* causes(inner);
    }
  }
}

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");

/**
 * What the store rejects with: `database.unavailable` and `disk.full` for what the machine does to us, else what was
 * thrown. drizzle's own wrapper is taken off, because its message holds the parameters (P8).
 */
export function storeFailure(thrown: unknown): unknown {
  if (thrown instanceof KindlingError) return thrown;
  for (const error of causes(thrown)) {
    const code = codeOf(error);
    if (code === "53100" || code === "ENOSPC" || /no space left on device/i.test(error.message)) {
      return new KindlingError("disk.full", { cause: withoutParameters(thrown) });
    }
    if (outOfReach.has(code) || isServerGone(code)) {
      return new KindlingError("database.unavailable", { retryable: true, cause: withoutParameters(thrown) });
    }
  }
  return withoutParameters(thrown);
}

const withoutParameters = (thrown: unknown): unknown =>
  thrown instanceof DrizzleQueryError && thrown.cause !== undefined ? thrown.cause : thrown;

/** Whether a query broke a unique key; with `constraint`, whether it was that one. */
export function isUniqueViolation(thrown: unknown, constraint?: string): boolean {
  for (const error of causes(thrown)) {
    if (codeOf(error) !== "23505") continue;
    return constraint === undefined || constraintOf(error) === constraint;
  }
  return false;
}

/** postgres.js and PGlite name the field differently. */
function constraintOf(error: Error): unknown {
  if ("constraint_name" in error) return error.constraint_name;
  return "constraint" in error ? error.constraint : undefined;
}
