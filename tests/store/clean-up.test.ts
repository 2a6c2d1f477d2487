import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { cleanUp } from "../../src/store/clean-up.ts";
import { inboundEvents, modelCalls, runLogs, runs } from "../../src/store/schema.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, addRun, enter } from "./fixtures.ts";

const now = new Date("2026-11-28T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

eachDatabase("cleaning up", (open) => {
  test("takes what is only of use for a while, and leaves what is not old or not over", async () => {
    const store = await open();
    const scope = await enter(store, "one", "ada");
    const of = { workspaceId: "one" };
    await store.asWorkspace(scope, async (tx) => {
      for (const days of [1, 31]) {
        const ack = { type: "none" };
        const event = { ...of, platform: "slack", eventId: `e${days}`, personId: scope.person, ack, at: daysAgo(days) };
        await tx.insert(inboundEvents).values(event);
      }
      const idea = await addIdea(tx, scope);
      for (const ended of [true, false]) {
        const runId = await addRun(tx, scope, idea);
        for (const days of [1, 91]) {
          await tx
            .insert(runLogs)
            .values({ ...of, id: uuidv7(), runId, level: "info", message: `${days}`, at: daysAgo(days) });
        }
        await tx.insert(modelCalls).values({
          ...{ ...of, id: uuidv7(), runId, stepKey: "plan", ordinal: 0, kind: "model", task: "plan", provider: "demo" },
          ...{
            model: "m",
            requestHash: "0",
            request: {},
            response: {},
            state: "settled",
            reservedUsd: 0,
            at: daysAgo(9),
          },
          costUsd: ended ? 1 : 2,
        });
      }
    });
    await store.asSystem(async (tx) => {
      const [first] = await tx.select({ id: runs.id }).from(runs).orderBy(runs.id);
      await tx
        .update(runs)
        .set({ status: "done", completedAt: daysAgo(8) })
        .where(eq(runs.id, first?.id ?? ""));
    });
    expect(await store.asSystem((tx) => cleanUp(tx, now))).toBe(4);
    expect(await store.asSystem((tx) => cleanUp(tx, now))).toBe(0);
    await store.asSystem(async (tx) => {
      expect(await tx.select({ id: inboundEvents.eventId }).from(inboundEvents)).toEqual([{ id: "e1" }]);
      expect((await tx.select().from(runLogs)).map(({ message }) => message)).toEqual(["1", "1"]);
      const calls = await tx.select().from(modelCalls).orderBy(modelCalls.costUsd);
      expect(calls.map(({ request, costUsd }) => [request, costUsd])).toEqual([
        [null, 1],
        [{}, 2],
      ]);
    });
  });
});
