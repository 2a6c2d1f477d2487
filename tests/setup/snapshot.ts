import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { migratePglite, migrationsFolder } from "../../src/store/migrate.ts";
import { connectPglite } from "../../src/store/pglite.ts";

const folder = fileURLToPath(new URL("../../node_modules/.cache/kindling/", import.meta.url));

/**
 * The data directory of a migrated, empty database, as PGlite loads it: made once per state of `migrations/` and kept
 * beside the packages, because making it takes seconds and loading it a fraction of one.
 */
export async function migratedSnapshot(): Promise<Blob> {
  const file = `${folder}pglite-${fingerprint()}.tar`;
  if (!existsSync(file)) {
    const client = await connectPglite({ memory: true });
    await migratePglite(client);
    const dump = await client.dumpDataDir("none");
    await client.close();
    mkdirSync(folder, { recursive: true });
    // Several test files may be making it at once: each renames a whole file into place.
    const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()));
    renameSync(draft, file);
  }
  return new Blob([readFileSync(file)]);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(createRequire(import.meta.url).resolve("@electric-sql/pglite")));
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith(".sql")) hash.update(readFileSync(`${migrationsFolder}/${name}`));
  }
  return hash.digest("hex").slice(0, 16);
}
