import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkOrder, migratePglite, migratePostgres, migrationsFolder } from "../../src/store/migrate.ts";
import { connectPglite } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { createDatabase, databaseUrl, embedded } from "../setup/databases.ts";
import { enter } from "./fixtures.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kindling-migrations-"));
  await cp(migrationsFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function changeJournal(change: (entries: { when: number; tag: string }[]) => void) {
  const file = join(folder, "meta", "_journal.json");
  const journal: { entries: { when: number; tag: string }[] } = JSON.parse(await readFile(file, "utf8"));
  change(journal.entries);
  await writeFile(file, JSON.stringify(journal));
}

describe("migrations", () => {
  test("rise in time, so that none is skipped", () => {
    expect(() => checkOrder()).not.toThrow();
  });

  test("that do not rise are refused before anything is done", async () => {
    await changeJournal((entries) => {
      const [first, second] = entries;
      if (first && second) second.when = first.when;
    });
    expect(() => checkOrder(folder)).toThrow(/migration 0001_\w+ would be skipped/);
    const client = await connectPglite({ memory: true });
    await expect(migratePglite(client, folder)).rejects.toThrow("would be skipped");
    expect((await client.query("select from pg_tables where schemaname = 'public'")).rows).toEqual([]);
    await client.close();
  });

  test("of the schema are all generated", async () => {
    const drizzleKit = fileURLToPath(new URL("../../node_modules/.bin/drizzle-kit", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      drizzleKit,
      ...["generate", "--dialect", "postgresql", "--schema", "./src/store/schema.ts"],
      // It knows relative paths only.
      ...["--out", relative(".", folder)],
    ]);
    expect(stdout).toContain("No schema changes");
  });

  test("change nothing the second time (pglite)", async () => {
    const client = await connectPglite({ memory: true });
    const applied = async () => (await client.query("select * from drizzle.__drizzle_migrations")).rows;
    await migratePglite(client);
    const once = await applied();
    await migratePglite(client);
    expect(await applied()).toEqual(once);
    await client.close();
  });

  test("in a snapshot are the same as those that are run", async () => {
    const { store, close } = await embedded();
    const journal: { entries: unknown[] } = JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8"));
    expect(Number((await store.health()).schemaVersion)).toBe(journal.entries.length - 1);
    await close();
  });
});

describe.skipIf(!databaseUrl)("migrations on a server", () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.drop());

  test("are run once by processes that start at the same time, and leave the rows alone after that", async () => {
    const source = fileURLToPath(new URL("../../src/store/migrate.ts", import.meta.url));
    const code = `import { migratePostgres } from ${JSON.stringify(source)}; await migratePostgres(${JSON.stringify(database.url)});`;
    const node = () => promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", code]);
    await Promise.all([node(), node(), migratePostgres(database.url)]);

    const store = openPostgres(database.url);
    const ada = await enter(store, "one", "ada");
    const { schemaVersion } = await store.health();
    await migratePostgres(database.url);
    expect((await store.health()).schemaVersion).toBe(schemaVersion);
    expect(await enter(store, "one", "ada")).toEqual(ada);
    await store.close();
  });

  test("of two databases of one server may run at once, though they share the roles", async () => {
    const others = await Promise.all([createDatabase(), createDatabase(), createDatabase()]);
    try {
      await Promise.all([database, ...others].map(({ url }) => migratePostgres(url)));
    } finally {
      for (const other of others) await other.drop();
    }
  });

  test("that fail leave nothing behind, and can be run again", async () => {
    const broken = join(folder, "0002_enter_workspace.sql");
    const good = await readFile(broken, "utf8");
    await writeFile(broken, `${good}\n--> statement-breakpoint\nselect 1 / 0;`);
    await expect(migratePostgres(database.url, folder)).rejects.toMatchObject({ code: "22012" });
    await migratePostgres(database.url);
    const store = openPostgres(database.url);
    await enter(store, "one", "ada");
    await store.close();
  });

  test("wait for no server that is not there", async () => {
    await expect(migratePostgres("postgres://nobody@127.0.0.1:1/none")).rejects.toMatchObject({
      code: "database.unavailable",
    });
  });
});
