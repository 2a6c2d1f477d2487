import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { insertIdea, listIdeas, updateIdea } from "../../src/store/ideas.ts";
import { rows } from "../../src/store/rows.ts";
import type { Tx } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { enter, entrance, newIdea } from "./fixtures.ts";

eachDatabase("transactions", (open, kind) => {
  test("one inside another is refused instead of waiting for itself", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const inner: (() => Promise<unknown>)[] = [
      () => store.asWorkspace(ada, async () => {}),
      () => store.asSystem(async () => {}),
      () => store.accept(entrance("one", "ada"), async () => {}),
      () => store.health(),
    ];
    for (const begin of inner) await expect(store.asWorkspace(ada, begin)).rejects.toThrow(/inside/);
    await expect(store.asSystem((tx) => tx.transaction(async () => {}))).rejects.toThrow();
    // What only began in the shadow of one that has ended is no inner one.
    let after = Promise.resolve<unknown>(undefined);
    await store.asSystem(async () => {
      after = new Promise((resolve) => setTimeout(resolve, 20)).then(() => store.health());
    });
    expect(await after).toMatchObject({ driver: kind });
  });

  test("what fails is undone, whole, and the connection is free again", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const failing = store.asWorkspace(ada, (tx) =>
        Promise.all([insertIdea(tx, newIdea(ada)), tx.execute(sql`select 1 / 0`), insertIdea(tx, newIdea(ada))]),
      );
      await expect(failing).rejects.toMatchObject({ code: "22012" });
    }
    expect(await store.asWorkspace(ada, (tx) => listIdeas(tx, "one"))).toEqual([]);
  });

  test.runIf(kind === "postgres")("of two that wait for each other one is undone, and may be tried again", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const [first, second] = [newIdea(ada), newIdea(ada)];
    await store.asWorkspace(ada, (tx) => Promise.all([insertIdea(tx, first), insertIdea(tx, second)]));
    const bothHoldOne = Promise.withResolvers<void>();
    let holding = 0;
    const crosswise = (ids: string[]) =>
      store.asWorkspace(ada, async (tx) => {
        for (const id of ids) {
          await updateIdea(tx, "one", id, { title: "taken" });
          if (++holding === 2) bothHoldOne.resolve();
          await bothHoldOne.promise;
        }
      });
    const ends = await Promise.allSettled([crosswise([first.id, second.id]), crosswise([second.id, first.id])]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "database.unavailable", retryable: true },
    });
  });

  test("what is still at work when a transaction fails or ends does nothing outside of it", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const stray = async (tx: Tx) => {
      for (let attempt = 0; attempt < 30; attempt += 1) await insertIdea(tx, newIdea(ada)).catch(() => {});
    };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const failing = store.asWorkspace(ada, (tx) => Promise.all([stray(tx), tx.execute(sql`select 1 / 0`)]));
      await expect(failing).rejects.toMatchObject({ code: "22012" });
    }
    let left: Promise<void> | undefined;
    await store.asWorkspace(ada, async (tx) => {
      left = stray(tx);
      await tx.execute(sql`select 1`);
    });
    const inside = (await store.asWorkspace(ada, (tx) => listIdeas(tx, "one", { limit: 100 }))).length;
    await left;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = await store.asWorkspace(ada, (tx) => listIdeas(tx, "one", { limit: 100 }));
    expect(after).toHaveLength(inside);
    expect(inside).toBeLessThan(5);
  });

  test("nothing runs under rights that could not be set", async () => {
    const store = await open();
    let read: unknown;
    const wrong = store.asWorkspace({ workspace: "one", person: "nobody's uuid" }, async (tx) => {
      read = await rows(tx, sql`select app_person()`).catch(() => "refused");
    });
    await wrong.catch(() => {});
    expect(read).toBe("refused");
  });

  test("a handle that was kept is of no use after its transaction", async () => {
    const store = await open();
    const kept: Tx[] = [];
    await store.asSystem(async (tx) => void kept.push(tx));
    await expect(async () => kept[0]?.execute(sql`select 1`)).rejects.toThrow();
  });

  test("an error does not carry the parameters of its query", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const idea = newIdea(ada, { text: "a secret plan", id: "no uuid" });
    const error = await store.asWorkspace(ada, (tx) => insertIdea(tx, idea)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("a secret plan");
    expect(JSON.stringify(error)).not.toContain("a secret plan");
  });

  test("values of every kind go in and come out", async () => {
    const store = await open();
    const at = new Date("2026-11-20T13:30:00.123Z");
    const [row] = await store.asSystem((tx) =>
      rows(
        tx,
        sql`select ${at}::timestamptz = '2026-11-20 13:30:00.123+00' as date, ${sql.param({ a: [1, "ü"] })}::jsonb ->> 'a' as json,
          ${sql.param(["a", 'b"\\', "NULL", ""])}::text[] as texts, cardinality(${sql.param([1, 2])}::int[]) as numbers,
          (2 ^ 40)::int8 as big, ${true}::boolean as yes, ${null}::text as nothing`,
      ),
    );
    expect(row).toMatchObject({ date: true, json: '[1, "ü"]', numbers: 2, big: 2 ** 40, yes: true, nothing: null });
  });
});
