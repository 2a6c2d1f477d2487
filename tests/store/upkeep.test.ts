import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { openPglite } from "../../src/store/pglite.ts";
import { rows } from "../../src/store/rows.ts";
import { createUpkeep } from "../../src/store/upkeep.ts";
import { migratedSnapshot } from "../setup/snapshot.ts";

it("is done each time that the transactions have doubled, later every 5,000, and never disturbs", () => {
  const at: number[] = [];
  let count = 0;
  const after = createUpkeep(() => {
    at.push(count);
    return Promise.reject(new Error("no room"));
  });
  for (count = 1; count <= 20_000; count += 1) after();
  expect(at).toEqual([200, 400, 800, 1600, 3200, 6400, 11400, 16400]);
});

it("gives an embedded database its statistics", async () => {
  const store = await openPglite({ memory: true, snapshot: await migratedSnapshot() });
  const analyzed = () =>
    store.asSystem((tx) => rows(tx, sql`select relname from pg_class where relname = 'steps' and reltuples >= 0`));
  expect(await analyzed()).toEqual([]);
  for (let i = 0; i < 200; i += 1) await store.asSystem(async () => {});
  expect(await analyzed()).toEqual([{ relname: "steps" }]);
  await store.close();
});
