import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPglite } from "../../src/store/pglite.ts";
import { keptOnce } from "./snapshot.ts";

/**
 * A data directory as it is after the first start: with an embedded database that is migrated and empty. A copy of one
 * that is made once per state of `migrations/`, because a first start takes seconds of processor time.
 */
export async function startedDataDir(name: string): Promise<string> {
  const kept = await keptOnce("data", async (draft) => {
    const store = await openPglite({ dataDir: draft });
    await store.close();
  });
  const dataDir = await mkdtemp(join(tmpdir(), `kindling-${name}-`));
  await cp(kept, dataDir, { recursive: true });
  return dataDir;
}
