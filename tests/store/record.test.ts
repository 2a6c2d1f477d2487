import { expect, test } from "vitest";
import { note } from "../../src/store/audit.ts";
import { feedbackOf, setFeedback } from "../../src/store/feedback.ts";
import { runLogs } from "../../src/store/logs.ts";
import { saveVersion } from "../../src/store/outputs.ts";
import { auditLog, runLogs as lines } from "../../src/store/schema.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, addRun, enter } from "./fixtures.ts";

eachDatabase("the record of an idea", (open) => {
  test("holds one verdict of each person on a version, the last one", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const ideaId = await store.asWorkspace(ada, async (tx) => {
      const id = await addIdea(tx, ada);
      const of = { workspaceId: "one", ideaId: id, runId: await addRun(tx, ada, id), stepKey: "save" };
      await saveVersion(tx, { ...of, parent: null, format: "blog", content: {}, scores: {} });
      return id;
    });
    const say = (scope: typeof ada, verdict: "good" | "bad", reason: string | null, version = 1) =>
      store.asWorkspace(scope, (tx) =>
        setFeedback(tx, { workspaceId: "one", ideaId, version, personId: scope.person, verdict, reason }),
      );
    await say(ada, "bad", "too long");
    await say(ben, "good", null);
    await say(ada, "good", "now it is short");
    expect(await store.asWorkspace(ben, (tx) => feedbackOf(tx, "one", ideaId, 1))).toMatchObject([
      { personName: "ben", verdict: "good", reason: null },
      { personName: "ada", verdict: "good", reason: "now it is short" },
    ]);
    expect(await store.asWorkspace(ben, (tx) => feedbackOf(tx, "one", ideaId, 2))).toEqual([]);
    await expect(say(ada, "good", null, 2)).rejects.toThrow("foreign key");
  });

  test("holds what its runs noted, in order", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "two", "ben")];
    const run = await store.asWorkspace(ada, async (tx) => {
      const id = await addRun(tx, ada, null);
      for (const [level, message] of [
        ["info", "first"],
        ["warn", "then"],
      ] as const) {
        await tx.insert(lines).values({ workspaceId: "one", id: uuidv7(), runId: id, stepKey: "plan", level, message });
      }
      return id;
    });
    expect(await store.asWorkspace(ada, (tx) => runLogs(tx, "one", run))).toMatchObject([
      { stepKey: "plan", level: "info", message: "first", at: expect.any(Date) },
      { level: "warn", message: "then" },
    ]);
    expect(await store.asWorkspace(ben, (tx) => runLogs(tx, "one", run))).toEqual([]);
  });

  test("notes who did what, in their own name only", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const deed = { workspaceId: "one", personId: ada.person, action: "idea.delete", subject: { number: 7 } };
    await store.asWorkspace(ada, async (tx) => {
      await note(tx, deed);
      expect(await tx.select().from(auditLog)).toMatchObject([deed]);
    });
    await expect(store.asWorkspace(ben, (tx) => note(tx, deed))).rejects.toThrow("row-level");
  });
});
