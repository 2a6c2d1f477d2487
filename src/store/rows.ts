import type { SQL } from "drizzle-orm";
import type { Tx } from "./store.ts";

/**
 * The rows of raw SQL, the same from both drivers (one returns an array, the other an object that holds one).
 * Timestamps and JSON come as text, `int8` as a number: `z.object(…).parse` a row where that matters.
 */
export async function rows(tx: Tx, query: SQL): Promise<Record<string, unknown>[]> {
  const result: unknown = await tx.execute(query);
  if (Array.isArray(result)) return [...result];
  if (typeof result === "object" && result !== null && "rows" in result && Array.isArray(result.rows)) {
    return result.rows;
  }
  throw new TypeError("a driver returned no rows");
}
