import { expect, test } from "vitest";
import { setFeedback } from "../../src/store/feedback.ts";
import {
  deleteIdea,
  ideaById,
  ideaByNumber,
  ideaByThread,
  insertIdea,
  listIdeas,
  updateIdea,
} from "../../src/store/ideas.ts";
import { markPublished, saveVersion } from "../../src/store/outputs.ts";
import { insertReply } from "../../src/store/replies.ts";
import { feedback, ideas, outputs, replies, runs } from "../../src/store/schema.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, addRun, enter, newIdea } from "./fixtures.ts";

eachDatabase("ideas", (open) => {
  test("numbers rise per workspace, whoever asks at once", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "two", "ben")];
    const many = await Promise.all(
      Array.from({ length: 8 }, () => store.asWorkspace(ada, (tx) => insertIdea(tx, newIdea(ada)))),
    );
    expect(many.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await store.asWorkspace(ben, (tx) => insertIdea(tx, newIdea(ben)))).toBe(1);
  });

  test("a failed acceptance uses up no number", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    await expect(
      store.asWorkspace(ada, async (tx) => {
        await insertIdea(tx, newIdea(ada));
        throw new Error("too late");
      }),
    ).rejects.toThrow("too late");
    expect(await store.asWorkspace(ada, (tx) => insertIdea(tx, newIdea(ada)))).toBe(1);
  });

  test("an idea is found by id, by number and by thread", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const idea = newIdea(ada, { thread: "t-1", options: { tone: "casual" }, text: "'; drop table ideas; -- \u202e🔥" });
    await store.asWorkspace(ada, async (tx) => {
      const number = await insertIdea(tx, idea);
      const found = await Promise.all([
        ideaById(tx, "one", idea.id),
        ideaByNumber(tx, "one", number),
        ideaByThread(tx, "one", "t-1"),
      ]);
      for (const one of found) expect(one).toMatchObject({ ...idea, number, status: "pending", headVersion: null });
      expect(found[0]?.createdAt).toBeInstanceOf(Date);
      expect(await ideaByNumber(tx, "one", number + 1)).toBeUndefined();
      expect(await ideaByThread(tx, "one", "t-2")).toBeUndefined();
    });
  });

  test("a list holds what its lines show, the youngest first", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const first = await store.asWorkspace(ada, async (tx) => {
      const id = await addIdea(tx, ada);
      const runId = await addRun(tx, ada, id);
      await saveVersion(tx, {
        workspaceId: "one",
        ideaId: id,
        runId,
        stepKey: "save",
        parent: null,
        format: "blog",
        content: {},
        scores: { total: 81 },
      });
      await updateIdea(tx, "one", id, { status: "expanded", title: "Bread" });
      return id;
    });
    const second = await store.asWorkspace(ben, (tx) => addIdea(tx, ben));
    await store.asWorkspace(ada, async (tx) => {
      const all = await listIdeas(tx, "one");
      expect(all.map(({ idea }) => idea.id)).toEqual([second, first]);
      expect(all[1]).toMatchObject({ ownerName: "ada", head: { number: 1, score: 81, published: false } });
      expect(all[0]).toMatchObject({ ownerName: "ben", head: null });
      expect((await listIdeas(tx, "one", { owner: ada.person })).map(({ idea }) => idea.id)).toEqual([first]);
      expect((await listIdeas(tx, "one", { statuses: ["pending"] })).map(({ idea }) => idea.id)).toEqual([second]);
      expect((await listIdeas(tx, "one", { before: 2 })).map(({ idea }) => idea.id)).toEqual([first]);
      expect(await listIdeas(tx, "one", { limit: 1 })).toHaveLength(1);
    });
  });

  test("a list is narrowed by words, and to what was published", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    await store.asWorkspace(ada, async (tx) => {
      const bread = await addIdea(tx, ada, { text: "Why BREAD rises" });
      const bees = await addIdea(tx, ada, { text: "how to keep 100% of them", title: "Bees on a balcony" });
      const found = async (text: string) => (await listIdeas(tx, "one", { text })).map(({ idea }) => idea.id);
      expect(await found("bread")).toEqual([bread]);
      expect(await found(" BALCONY  keep ")).toEqual([bees]);
      expect(await found("100%")).toEqual([bees]);
      expect(await found("bread balcony")).toEqual([]);
      expect(await found("%")).toEqual([bees]);
      expect(await found("_")).toEqual([]);
      expect(await found(" ")).toEqual([bees, bread]);

      const of = { workspaceId: "one", ideaId: bread, runId: await addRun(tx, ada, bread), stepKey: "save" };
      await saveVersion(tx, { ...of, parent: null, format: "blog", content: {}, scores: {} });
      const published = async () => (await listIdeas(tx, "one", { published: true })).map(({ idea }) => idea.id);
      expect(await published()).toEqual([]);
      await markPublished(tx, { workspace: "one", ideaId: bread, number: 1 }, { url: "file:///bread", metadata: {} });
      expect(await published()).toEqual([bread]);
    });
  });

  test("an idea is deleted by its owner with all that hangs on it, and its number is not given again", async () => {
    const store = await open();
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const idea = newIdea(ada);
    await store.asWorkspace(ada, async (tx) => {
      await insertIdea(tx, idea);
      const runId = await addRun(tx, ada, idea.id);
      const of = { workspaceId: "one", ideaId: idea.id, runId, stepKey: "save" };
      await saveVersion(tx, { ...of, parent: null, format: "blog", content: {}, scores: {} });
      const by = { workspaceId: "one", ideaId: idea.id, personId: ada.person };
      await setFeedback(tx, { ...by, version: 1, verdict: "good", reason: null });
      await insertReply(tx, {
        ...by,
        id: runId,
        thread: "t",
        messageId: "m",
        text: "x",
        kind: "edit",
        state: "waiting",
      });
    });
    expect(await store.asWorkspace(ben, (tx) => deleteIdea(tx, "one", idea.id))).toBe(false);
    await store.asWorkspace(ada, async (tx) => {
      expect(await deleteIdea(tx, "one", idea.id)).toBe(true);
      expect(await deleteIdea(tx, "one", idea.id)).toBe(false);
      for (const table of [ideas, outputs, runs, feedback, replies]) expect(await tx.select().from(table)).toEqual([]);
      expect(await insertIdea(tx, newIdea(ada))).toBe(2);
    });
  });

  test("a change of what is not there says so", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    expect(await store.asWorkspace(ada, (tx) => updateIdea(tx, "one", uuidv7(), { status: "failed" }))).toBe(false);
  });

  test("a JSON value comes back as it was, a string that looks like JSON too", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    for (const options of ["123", "null", '{"a":1}', 7, true, [], { nested: [{ ü: "\\" }] }]) {
      const idea = newIdea(ada, { options });
      const found = await store.asWorkspace(ada, async (tx) => {
        await insertIdea(tx, idea);
        return ideaById(tx, "one", idea.id);
      });
      expect(found?.options).toEqual(options);
    }
  });
});
