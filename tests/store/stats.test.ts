import { expect, test } from "vitest";
import { runs } from "../../src/store/schema.ts";
import { expansionStats, spendingSince } from "../../src/store/stats.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "./fixtures.ts";

const now = new Date("2026-11-28T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

eachDatabase("how work has gone", (open) => {
  test("is told of what somebody may see, without the time in which people were waited for", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    await store.asWorkspace(ada, async (tx) => {
      const ideas = {
        all: await addIdea(tx, ada, { audience: "workspace" }),
        own: await addIdea(tx, ada, { audience: "owner" }),
      };
      const add = (ideaId: string, status: "done" | "failed" | "running", minutes: number, more = {}) =>
        tx.insert(runs).values({
          ...{ workspaceId: "one", id: uuidv7(), ideaId, kind: "expand", status, ownerId: ada.person, trigger: {} },
          ...{ budgetUsd: 1, budgetMs: 1, stepsTotal: 0, costUsd: 0.5, createdAt: ago(100), startedAt: ago(60) },
          ...{ completedAt: status === "running" ? null : ago(60 - minutes), ...more },
        });
      for (const minutes of [1, 2, 3]) await add(ideas.all, "done", minutes);
      await add(ideas.all, "done", 30, { waitedMs: 26 * 60_000 });
      await add(ideas.all, "failed", 50);
      await add(ideas.all, "running", 0);
      await add(ideas.own, "done", 10);
      await add(ideas.all, "done", 40, { createdAt: ago(100_000) });
      await add(ideas.all, "done", 40, { kind: "publish" });
    });
    const of = (scope: typeof ada) => store.asWorkspace(scope, (tx) => expansionStats(tx, "one", ago(1000)));
    expect(await of(ben)).toMatchObject({ done: 4, failed: 1, p50Ms: 150_000, costUsd: 3 });
    expect((await of(ben)).p95Ms).toBeCloseTo(231_000, 0);
    expect(await of(ada)).toMatchObject({ done: 5, p50Ms: 180_000, costUsd: 3.5 });
    const spent = (scope: typeof ada) =>
      store.asWorkspace(scope, (tx) => spendingSince(tx, "one", scope.person, [ago(1000), ago(1_000_000)]));
    expect(await spent(ada)).toEqual([
      { usd: 4, runs: 8 },
      { usd: 4.5, runs: 9 },
    ]);
    expect(await spent(ben)).toEqual([
      { usd: 0, runs: 0 },
      { usd: 0, runs: 0 },
    ]);
  });
});
