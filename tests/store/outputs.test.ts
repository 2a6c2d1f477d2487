import { expect, test } from "vitest";
import { ideaById, updateIdea } from "../../src/store/ideas.ts";
import {
  deleteOutput,
  headOutput,
  listVersions,
  markPublished,
  type NewVersion,
  outputByNumber,
  outputOfRun,
  saveVersion,
} from "../../src/store/outputs.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, addRun, enter } from "./fixtures.ts";

async function start(store: Store) {
  const ada = await enter(store, "one", "ada");
  const ideaId = await store.asWorkspace(ada, (tx) => addIdea(tx, ada));
  const version = async (parent: number | null): Promise<NewVersion> => ({
    workspaceId: "one",
    ideaId,
    stepKey: "save",
    runId: await store.asWorkspace(ada, (tx) => addRun(tx, ada, ideaId)),
    parent,
    format: "blog",
    content: { title: "Bread" },
    scores: { total: 81.5 },
  });
  return { ada, ideaId, version };
}

eachDatabase("versions", (open) => {
  test("the first version is the head, its child is the next head", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const [first, second] = [await version(null), await version(1)];
    await store.asWorkspace(ada, async (tx) => {
      expect(await headOutput(tx, "one", ideaId)).toBeUndefined();
      expect(await saveVersion(tx, first)).toEqual({ number: 1, isHead: true });
      expect(await saveVersion(tx, second)).toEqual({ number: 2, isHead: true });
      expect(await headOutput(tx, "one", ideaId)).toMatchObject({ number: 2, parent: 1, runId: second.runId });
      expect(await outputByNumber(tx, "one", ideaId, 1)).toMatchObject({
        content: { title: "Bread" },
        published: false,
      });
      expect(await outputByNumber(tx, "one", ideaId, 3)).toBeUndefined();
    });
  });

  test("a step makes one version, however often it is retried", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const first = await version(null);
    const saved = await Promise.all(
      Array.from({ length: 4 }, () => store.asWorkspace(ada, (tx) => saveVersion(tx, first))),
    );
    expect(saved).toEqual(Array.from({ length: 4 }, () => ({ number: 1, isHead: true })));
    await store.asWorkspace(ada, async (tx) => {
      expect(await listVersions(tx, "one", ideaId)).toMatchObject([{ number: 1, score: 81.5, runId: first.runId }]);
      expect(await outputOfRun(tx, "one", first.runId)).toMatchObject({ number: 1 });
    });
  });

  test("a run that saved a partial version saves the whole one beside it", async () => {
    const store = await open();
    const { ada, version } = await start(store);
    const partial = { ...(await version(null)), stepKey: "partial" };
    await store.asWorkspace(ada, async (tx) => {
      expect(await saveVersion(tx, partial)).toEqual({ number: 1, isHead: true });
      expect(await saveVersion(tx, { ...partial, stepKey: "save", parent: 1 })).toEqual({ number: 2, isHead: true });
      expect(await outputOfRun(tx, "one", partial.runId)).toMatchObject({ number: 2 });
    });
  });

  test("of two children of one version, made at once, one moves the head and none is lost", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const first = await version(null);
    await store.asWorkspace(ada, (tx) => saveVersion(tx, first));
    const children = [await version(1), await version(1)];
    const saved = await Promise.all(children.map((child) => store.asWorkspace(ada, (tx) => saveVersion(tx, child))));
    expect(saved.map(({ number }) => number).toSorted()).toEqual([2, 3]);
    expect(saved.filter(({ isHead }) => isHead)).toEqual([{ number: 2, isHead: true }]);
    const idea = await store.asWorkspace(ada, (tx) => ideaById(tx, "one", ideaId));
    expect(idea?.headVersion).toBe(2);
  });

  test("a version made from an older one moves the head that it was made beside", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const [first, second, branch, late] = [await version(null), await version(1), await version(1), await version(1)];
    await store.asWorkspace(ada, async (tx) => {
      await saveVersion(tx, first);
      await saveVersion(tx, second);
      expect(await saveVersion(tx, { ...branch, onHead: 2 })).toEqual({ number: 3, isHead: true });
      expect(await saveVersion(tx, { ...late, onHead: 2 })).toEqual({ number: 4, isHead: false });
      expect(await headOutput(tx, "one", ideaId)).toMatchObject({ number: 3, parent: 1 });
    });
  });

  test("the list says who made a version and whether it was reviewed", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const reviewed = { ...(await version(null)), scores: { total: 70, reviewed: true } };
    const ben = await enter(store, "one", "ben");
    await store.asWorkspace(ada, (tx) => saveVersion(tx, reviewed));
    const child = await version(1);
    await store.asWorkspace(ben, async (tx) => {
      await saveVersion(tx, { ...child, runId: await addRun(tx, ben, ideaId) });
      expect(await listVersions(tx, "one", ideaId)).toMatchObject([
        { number: 1, ownerName: "ada", reviewed: true, score: 70 },
        { number: 2, ownerName: "ben", reviewed: false },
      ]);
    });
  });

  test("a deleted head gives way to its parent, then to the newest that is left; no number is given twice", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const versions = [await version(null), await version(1), await version(1), await version(3)];
    await store.asWorkspace(ada, async (tx) => {
      for (const one of versions) await saveVersion(tx, { ...one, onHead: null });
      await updateIdea(tx, "one", ideaId, { headVersion: 4 });
      const remove = (number: number) => deleteOutput(tx, "one", ideaId, number);
      expect(await remove(3)).toEqual({ head: 4 });
      expect(await remove(4)).toEqual({ head: 2 });
      expect(await remove(2)).toEqual({ head: 1 });
      expect(await remove(2)).toBeUndefined();
      expect(await remove(1)).toEqual({ head: null });
      expect(await ideaById(tx, "one", ideaId)).toMatchObject({ headVersion: null, lastVersion: 4 });
    });
    const next = await version(null);
    expect(await store.asWorkspace(ada, (tx) => saveVersion(tx, next))).toEqual({ number: 5, isHead: true });
  });

  test("only the idea's owner deletes a version", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const first = await version(null);
    await store.asWorkspace(ada, (tx) => saveVersion(tx, first));
    const ben = await enter(store, "one", "ben");
    expect(await store.asWorkspace(ben, (tx) => deleteOutput(tx, "one", ideaId, 1))).toBeUndefined();
    expect(await store.asWorkspace(ben, (tx) => headOutput(tx, "one", ideaId))).toMatchObject({ number: 1 });
  });

  test("a publication is noted on its version", async () => {
    const store = await open();
    const { ada, ideaId, version } = await start(store);
    const first = await version(null);
    await store.asWorkspace(ada, async (tx) => {
      await saveVersion(tx, first);
      const publication = { url: "file:///posts/bread", metadata: { files: 3 } };
      expect(await markPublished(tx, { workspace: "one", ideaId, number: 1 }, publication)).toBe(true);
      expect(await markPublished(tx, { workspace: "one", ideaId, number: 2 }, publication)).toBe(false);
      const output = await outputByNumber(tx, "one", ideaId, 1);
      expect(output).toMatchObject({ published: true, publicationUrl: publication.url });
      expect(output?.publicationMetadata).toEqual({ files: 3 });
      expect(output?.publishedAt).toBeInstanceOf(Date);
    });
  });

  test("nobody saves a version of what they do not see", async () => {
    const store = await open();
    const { ada, version } = await start(store);
    const first = await version(null);
    const ben = await enter(store, "two", "ben");
    await expect(store.asWorkspace(ben, (tx) => saveVersion(tx, first))).rejects.toThrow("not there");
    await expect(store.asWorkspace(ada, (tx) => saveVersion(tx, { ...first, ideaId: uuidv7() }))).rejects.toThrow(
      "not there",
    );
  });
});
