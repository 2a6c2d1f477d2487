import { expect, test } from "vitest";
import { ideaById } from "../../src/store/ideas.ts";
import {
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
