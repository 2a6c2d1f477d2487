import { join } from "node:path";
import { createPythonSyntax } from "../checks/project/ruff-node.ts";
import { createLookUp } from "../checks/registry/look-up.ts";
import type { Config } from "../config.ts";
import type { CodeChecks } from "../pipelines/code/checks.ts";
import type { PublishFolder } from "../pipelines/publish/folder.ts";
import { createPublishFolder } from "../pipelines/publish/folder-node.ts";
import type { ServerAddress } from "../store/lock.ts";
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
  const store = await openPglite({ dataDir });
  return { store, announce: store.announce, close: store.close };
}

/** Where posts are published: a folder below the data directory. */
export const publishFolder = ({ dataDir }: Pick<Config, "dataDir">): PublishFolder =>
  createPublishFolder(join(dataDir, "published"));

/** The checks of generated code with what only Node can load, once and when it is first needed: ruff, as WebAssembly. */
export function createCodeChecks({ registries: urls }: Pick<Config, "registries">): CodeChecks {
  const lookUp = createLookUp({ urls, now: () => new Date() });
  let loading: ReturnType<CodeChecks> | undefined;
  return () => {
    loading ??= createPythonSyntax().then((pythonSyntax) => ({ pythonSyntax, lookUp }));
    return loading;
  };
}
