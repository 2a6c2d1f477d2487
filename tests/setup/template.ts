import { migratePostgres } from "../../src/store/migrate.ts";
import { createDatabase, databaseUrl, templateVariable } from "./databases.ts";

/** Before all tests: a migrated database on the server, if there is one, for the others to be copies of. Dropped after them. */
export default async function template(): Promise<(() => Promise<unknown>) | undefined> {
  if (!databaseUrl) return undefined;
  const { name, url, drop } = await createDatabase();
  await migratePostgres(url);
  process.env[templateVariable] = name;
  return drop;
}
