import { expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createHttp } from "../../src/http/http.ts";
import { createLog } from "../../src/log.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { createDatabase, databaseUrl, eachDatabase } from "../setup/databases.ts";
import { proxyTo } from "../setup/tcp-proxy.ts";

/** What `/health` answers over a store. */
async function ask(store: Store) {
  const log = createLog({ level: "error", secrets: [], write: () => {} });
  const response = await createHttp({ log, health: { config: readConfig({}), store }, files: null }).request("/health");
  return { status: response.status, body: await response.json() };
}

eachDatabase("GET /health", (open, kind) => {
  it("names the driver and the schema version", async () => {
    expect(await ask(await open())).toMatchObject({
      status: 200,
      body: { schemaVersion: expect.stringMatching(/^\d{4}$/), parts: { database: { state: "ok", detail: kind } } },
    });
  });
});

it.skipIf(!databaseUrl)("GET /health says that the database went away, and that it came back", async () => {
  const database = await createDatabase();
  await migratePostgres(database.url);
  const proxy = await proxyTo(database.url);
  const store = openPostgres(proxy.url);
  const away = { status: 503, body: { status: "away", parts: { database: { state: "away" } } } };
  try {
    expect(await ask(store)).toMatchObject({ status: 200 });
    await proxy.refuse();
    expect(await ask(store)).toMatchObject(away);
    await proxy.restore();
    await expect.poll(() => ask(store), { timeout: 10_000 }).toMatchObject({ status: 200 });
    proxy.mood = "hang";
    expect(await ask(store)).toMatchObject(away);
    proxy.cut();
    proxy.mood = "pass";
    await expect.poll(() => ask(store), { timeout: 10_000 }).toMatchObject({ status: 200 });
  } finally {
    await store.close();
    await proxy.close();
    await database.drop();
  }
});
