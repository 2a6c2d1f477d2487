import { KindlingError } from "../errors.ts";
import type { Hold } from "./leases.ts";

/**
 * Repeats a write while the database is out of reach and the lease holds, so that paid work is not lost to a restart of
 * the database. Throws what the write threw when it is something else, or when the lease is over.
 */
export function createPersist(hold: Hold, pause: (ms: number) => Promise<void>) {
  return async function persist<T>(write: () => Promise<T>): Promise<T> {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await write();
      } catch (error) {
        const passing = error instanceof KindlingError && error.code === "database.unavailable";
        if (!passing || hold.signal.aborted) throw error;
        await pause(waitMs);
      }
    }
  };
}
