import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { migratePglite, migrationsFolder } from "../../src/store/migrate.ts";
import { connectPglite } from "../../src/store/pglite.ts";

const folder = fileURLToPath(new URL("../../node_modules/.cache/kindling/", import.meta.url));

/**
 * The data directory of a migrated, empty database, as PGlite loads it: making it takes seconds and loading it a fraction
 * of one.
 */
export async function migratedSnapshot(): Promise<Blob> {
  const file = await keptOnce("snapshot.tar", async (draft) => {
    const client = await connectPglite({ memory: true });
    await migratePglite(client);
    const dump = await client.dumpDataDir("none");
    await client.close();
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()));
  });
  return new Blob([readFileSync(file)]);
}

/** The path of what `make` has made, once per state of `migrations/`: kept beside the packages. */
export async function keptOnce(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const path = `${folder}${fingerprint()}-${name}`;
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Several test files may be making it at once: each puts a whole one into place, and the first one stays.
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await make(draft);
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    rmSync(draft, { recursive: true });
  }
  return path;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(createRequire(import.meta.url).resolve("@electric-sql/pglite")));
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith(".sql")) hash.update(readFileSync(`${migrationsFolder}/${name}`));
  }
  return hash.digest("hex").slice(0, 16);
}
