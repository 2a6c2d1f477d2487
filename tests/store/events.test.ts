import { expect, test } from "vitest";
import { claimEvent, isDuplicateEvent, storedAck } from "../../src/store/events.ts";
import { insertIdea, listIdeas } from "../../src/store/ideas.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { enter, entrance, newIdea } from "./fixtures.ts";

const ack = { type: "defer", visibility: "public" };

const accept = (store: Store, person: string, eventId: string) =>
  store.accept(entrance("one", person), (tx, scope) =>
    Promise.all([
      claimEvent(tx, { workspace: "one", platform: "playground", eventId, person: scope.person, ack }),
      insertIdea(tx, newIdea(scope)),
    ]),
  );

eachDatabase("incoming events", (open) => {
  test("P2: the same event delivered four times is accepted once, and has one answer", async () => {
    const store = await open();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => accept(store, "ada", "e-1")));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(isDuplicateEvent(reason)).toBe(true);
    const ada = await enter(store, "one", "ada");
    await store.asWorkspace(ada, async (tx) => {
      expect(await listIdeas(tx, "one")).toHaveLength(1);
      expect(await storedAck(tx, { workspace: "one", platform: "playground", eventId: "e-1" })).toEqual(ack);
      expect(await storedAck(tx, { workspace: "one", platform: "slack", eventId: "e-1" })).toBeUndefined();
    });
  });

  test("another person does not read the answer", async () => {
    const store = await open();
    await accept(store, "ada", "e-1");
    const ben = await enter(store, "one", "ben");
    const read = await store.asWorkspace(ben, (tx) =>
      storedAck(tx, { workspace: "one", platform: "playground", eventId: "e-1" }),
    );
    expect(read).toBeUndefined();
  });

  test("another failure is no duplicate", () => {
    expect(isDuplicateEvent(new Error("something else"))).toBe(false);
  });
});
