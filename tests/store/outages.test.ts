import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertIdea, listIdeas } from "../../src/store/ideas.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { settings } from "../../src/store/schema.ts";
import type { Scope, Store } from "../../src/store/store.ts";
import { asAdmin, createDatabase, databaseUrl } from "../setup/databases.ts";
import { proxyTo, type TcpProxy } from "../setup/tcp-proxy.ts";
import { enter, newIdea } from "./fixtures.ts";

const unavailable = expect.objectContaining({ code: "database.unavailable", retryable: true });

describe.skipIf(!databaseUrl)("a Postgres that goes away and comes back", () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: TcpProxy;
  let store: Store;
  let ada: Scope;

  beforeEach(async () => {
    database = await createDatabase();
    await migratePostgres(database.url);
    proxy = await proxyTo(database.url);
    // One connection: whatever keeps it shows at once.
    store = openPostgres(proxy.url, { max: 1, connectMs: 800, transactionMs: 1500 });
    ada = await enter(store, "one", "ada");
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await database.drop();
  });

  const works = async () => {
    await expect
      .poll(() => store.health().catch((error) => error), { timeout: 5_000 })
      .toMatchObject({ driver: "postgres" });
    expect(await store.asWorkspace(ada, (tx) => listIdeas(tx, "one"))).toEqual([]);
  };

  test("is out of reach when it refuses, and found again within seconds", async () => {
    await proxy.refuse();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await expect(store.asWorkspace(ada, (tx) => listIdeas(tx, "one"))).rejects.toEqual(unavailable);
      await expect(store.asSystem((tx) => tx.execute(sql`select 1`))).rejects.toEqual(unavailable);
      await expect(store.call("engine_none", [])).rejects.toEqual(unavailable);
      await expect(store.health()).rejects.toEqual(unavailable);
    }
    await proxy.restore();
    await works();
  });

  test("is out of reach when something on the way takes connections and drops them", async () => {
    proxy.mood = "close";
    proxy.cut();
    await expect(store.asWorkspace(ada, (tx) => listIdeas(tx, "one"))).rejects.toEqual(unavailable);
    await expect(store.health()).rejects.toEqual(unavailable);
    proxy.mood = "pass";
    await works();
  });

  test("is out of reach when it hangs, and what waited is not begun later", async () => {
    proxy.mood = "hang";
    let begun = 0;
    const waiting = await Promise.allSettled([1, 2, 3].map(() => store.asWorkspace(ada, async () => (begun += 1))));
    for (const one of waiting) expect(one).toEqual({ status: "rejected", reason: unavailable });
    const before = begun;
    proxy.mood = "pass";
    proxy.cut();
    await works();
    // Only the first had a connection to begin on.
    expect([before, begun]).toEqual([1, 1]);
  });

  test("breaks a transaction off, which leaves nothing behind, and its late queries go nowhere", async () => {
    const late = Promise.withResolvers<unknown>();
    const broken = store.asWorkspace(ada, async (tx) => {
      await insertIdea(tx, newIdea(ada));
      proxy.cut();
      await new Promise((resolve) => setTimeout(resolve, 100));
      late.resolve(await insertIdea(tx, newIdea(ada)).catch((error) => error));
    });
    await expect(broken).rejects.toEqual(unavailable);
    expect(await late.promise).toMatchObject({
      cause: { message: "a query was issued after its transaction had ended" },
    });
    await works();
  });

  test("runs nothing of a broken transaction by itself", async () => {
    const broken = store.asWorkspace(ada, async (tx) => {
      const many = Array.from({ length: 30 }, (_, index) =>
        // Each of another shape, so that each waits for its description.
        tx.execute(sql`insert into settings (workspace_id, scope, scope_id, key, value)
          values ('one', 'person', ${ada.person}, ${`key-${index}`}, ${sql.raw(`'${index}'`)})`),
      );
      setTimeout(proxy.cut, 5);
      await Promise.all(many);
      await tx.execute(sql`select pg_sleep(1)`);
    });
    await expect(broken).rejects.toEqual(unavailable);
    await works();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await store.asWorkspace(ada, (tx) => tx.select().from(settings))).toEqual([]);
  });

  test("gives no connection away, however often it breaks", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const broken = store.asWorkspace(ada, async (tx) => {
        const query = tx.execute(sql`select pg_sleep(5)`);
        setTimeout(proxy.cut, 10);
        await query;
      });
      await expect(broken).rejects.toEqual(unavailable);
    }
    await works();
  });

  test("is out of reach when it shuts down under a query", async () => {
    const broken = store.asSystem((tx) => tx.execute(sql`select pg_sleep(5)`));
    const terminate = () =>
      asAdmin(
        (admin) =>
          admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name} and query like '%pg_sleep%'`,
      );
    setTimeout(terminate, 100);
    await expect(broken).rejects.toEqual(unavailable);
    await works();
  });
});
