import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { KindlingError } from "../errors.ts";
import type { PublishFolder } from "../pipelines/publish/folder.ts";
import { createPublishFolder } from "../pipelines/publish/folder-node.ts";
import { type DataDirLock, lockDataDir, type ServerAddress } from "../store/lock.ts";
import { migratePostgres } from "../store/migrate.ts";
import { openPglite } from "../store/pglite.ts";
import { openPostgres } from "../store/postgres.ts";
import type { Store } from "../store/store.ts";

/** A database that is ready for use, and whose it is. */
export interface Database {
  store: Store;
  /** Tells commands that are started beside this process where to find it. Nothing to tell with a Postgres. */
  announce(server: ServerAddress): Promise<void>;
  close(): Promise<void>;
}

/**
 * The configured database, migrated: Postgres by its URL, else an embedded one in the data directory, which belongs to
 * one process at a time. Rejects with `database.locked`, `database.unavailable`, `disk.full`, `data_dir.unusable`.
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, "databaseUrl" | "dataDir">): Promise<Database> {
  if (databaseUrl !== null) {
    await migratePostgres(databaseUrl);
    const store = openPostgres(databaseUrl);
    return { store, announce: async () => {}, close: () => store.close() };
  }
  const lock = await lockIn(dataDir);
  try {
    const store = await openPglite({ dataDir: join(dataDir, "database") });
    return {
      store,
      announce: lock.announce,
      async close() {
        await store.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function lockIn(dataDir: string): Promise<DataDirLock> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await lockDataDir(dataDir);
  } catch (error) {
    if (error instanceof KindlingError) throw error;
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (reason === "ENOSPC" || reason === "EDQUOT") throw new KindlingError("disk.full", { cause: error });
    throw new KindlingError("data_dir.unusable", { params: { path: dataDir, reason }, cause: error });
  }
}

/** Where posts are published: a folder below the data directory. */
export const publishFolder = ({ dataDir }: Pick<Config, "dataDir">): PublishFolder =>
  createPublishFolder(join(dataDir, "published"));
