import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine } from "../../src/engine/engine.ts";
import { createLog } from "../../src/log.ts";
import { claimEvent } from "../../src/store/events.ts";
import { insertIdea, listIdeas } from "../../src/store/ideas.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";
import { proxyTo, type TcpProxy } from "../setup/tcp-proxy.ts";
import { enter, entrance, newIdea } from "./fixtures.ts";

describe.skipIf(!databaseUrl)("sequential round trips to the database", () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: TcpProxy;
  let store: Store;

  beforeAll(async () => {
    database = await createDatabase();
    await migratePostgres(database.url);
    proxy = await proxyTo(database.url);
    // One way takes so long that whatever does not wait for an answer goes out before it comes.
    proxy.delayMs = 15;
    store = openPostgres(proxy.url, { max: 1 });
  });
  afterAll(async () => {
    await store.close();
    await proxy.close();
    await database.drop();
  });

  /** Trips of the third time: by then the connection is there and knows the statements. */
  async function tripsOf(act: () => Promise<unknown>): Promise<number> {
    await act();
    await act();
    proxy.trips = 0;
    await act();
    return proxy.trips;
  }

  const accept = (start: boolean) => {
    const engine = createEngine({
      store,
      queue: { publish: async () => {} },
      stepTypes: [],
      log: createLog({ level: "error", secrets: [], write: () => {} }),
    });
    return store.accept(entrance("one", "ada"), (tx, scope) => {
      const idea = newIdea(scope, { thread: `t-${uuidv7()}` });
      const run = {
        ...{ id: uuidv7(), workspace: "one", owner: scope.person, ideaId: idea.id, kind: "expand" },
        ...{ thread: `t-${uuidv7()}`, budget: { usd: 1, ms: 60_000 }, trigger: { type: "command" } },
        steps: [
          { key: "announce", type: "chat.announce@1" as const },
          { key: "intake", type: "blog.intake@1" as const },
          { key: "plan", type: "blog.plan@1" as const, needs: ["intake"] },
        ],
      };
      return Promise.all([
        claimEvent(tx, {
          ...{ workspace: "one", platform: "playground", eventId: uuidv7() },
          ...{ person: scope.person, ack: { type: "defer" } },
        }),
        insertIdea(tx, idea),
        ...(start ? [engine.start(tx, run)] : []),
      ]);
    });
  };

  test("accepting an event takes at most four, with its run and all", async () => {
    expect(await tripsOf(() => accept(false))).toBeLessThanOrEqual(4);
    const trips = await tripsOf(() => accept(true));
    expect(trips).toBeLessThanOrEqual(4);
    expect(trips).toBeGreaterThan(1);
  });

  test("a query under a person's rights takes two", async () => {
    const ada = await enter(store, "one", "ada");
    expect(await tripsOf(() => store.asWorkspace(ada, (tx) => listIdeas(tx, "one")))).toBe(2);
  });

  test("a list costs the same for one idea and for many", async () => {
    const ada = await enter(store, "one", "ada");
    const list = () => tripsOf(() => store.asWorkspace(ada, (tx) => listIdeas(tx, "one", { limit: 100 })));
    const before = await list();
    await store.asWorkspace(ada, (tx) => Promise.all(Array.from({ length: 40 }, () => insertIdea(tx, newIdea(ada)))));
    expect(await list()).toBe(before);
  });

  test("a call of its own takes one", async () => {
    expect(await tripsOf(() => store.health())).toBe(1);
  });
});
