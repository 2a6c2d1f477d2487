import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { eachDatabase } from "../setup/databases.ts";

eachDatabase("store", (open) => {
  test("answers with its schema version", async () => {
    const store = await open();
    expect((await store.health()).schemaVersion).toMatch(/^\d{4}$/);
  });
  test("x", async () => {
    const store = await open();
    await store.asSystem((tx) => tx.execute(sql`select 1`));
  });
});
