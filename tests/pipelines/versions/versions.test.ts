import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expandRun } from "../../../src/pipelines/expand.ts";
import { defaultOptions } from "../../../src/pipelines/options.ts";
import { talk } from "../../../src/pipelines/talk.ts";
import { restoreRun } from "../../../src/pipelines/versions/restore.ts";
import type { Store } from "../../../src/store/store.ts";
import { eachDatabase } from "../../setup/databases.ts";
import { createPipelineWorld, type Expanded, type PipelineWorld, scriptedModels } from "../world.ts";

const idea = "What a bakery taught me about caching";
const retitled = {
  ...{ edits: [], pictures: [], title: "Bread", description: null, tags: null, language: null, tone: null, note: null },
};

eachDatabase("the versions of an idea", (open) => {
  let store: Store;
  let world: PipelineWorld;
  let asked: ReturnType<typeof scriptedModels>["asked"];
  let first: Expanded;
  beforeAll(async () => {
    store = await open();
    const scripted = scriptedModels({
      refine: () => retitled,
      write: ({ request, demo }) =>
        request.messages[0]?.text.includes("rye.org") ? `${demo}\n\nSee https://rye.org/dough for more.` : demo,
    });
    asked = scripted.asked;
    world = await createPipelineWorld(store, { models: scripted.models });
  });
  beforeEach(async () => {
    first = await world.expand(idea, { words: 300 });
    asked.length = world.said.length = 0;
  });
  afterAll(() => world.close());
  const anew = (changes: Partial<Parameters<typeof expandRun>[0]>) =>
    world.run(
      expandRun({
        ...{ ...world.startOf(first.ideaId), idea, options: { ...defaultOptions, words: 300 }, target: null },
        ...changes,
      }),
    );

  describe("restored", () => {
    it("are new ones with the same content and scores, made from the older one", async () => {
      await world.refine(first.ideaId, ["call it Bread"]);
      const restored = await world.run(restoreRun({ ...world.startOf(first.ideaId), version: 1, onHead: 2 }));
      expect(restored.run).toMatchObject({ status: "done", kind: "restore", costUsd: 0 });
      expect(restored.output).toMatchObject({ number: 3, parent: 1 });
      expect(restored.post).toEqual(first.post);
      expect(restored.scores).toEqual(first.scores);
      expect(restored.idea).toMatchObject({ headVersion: 3, title: first.post?.title });
      expect(world.said.at(-1)).toEqual({ type: talk.deliver, input: { version: 3, partial: false, note: null } });
    });

    it("leave a head that has moved on, and the idea's title, alone", async () => {
      await world.refine(first.ideaId, ["call it Bread"]);
      const late = await world.run(restoreRun({ ...world.startOf(first.ideaId), version: 1, onHead: 1 }));
      expect(late.idea).toMatchObject({ headVersion: 2, title: "Bread", status: "expanded" });
    });

    it("fail where they are gone", async () => {
      const { run } = await world.run(restoreRun({ ...world.startOf(first.ideaId), version: 9, onHead: 1 }));
      expect(run).toMatchObject({ status: "failed", error: { code: "idea.not_found" } });
    });
  });

  it("made from another angle are siblings, told which titles there are", async () => {
    const sibling = await anew({ angle: { not: [first.post?.title ?? ""] }, parent: null, onHead: 1 });
    expect(sibling.output).toMatchObject({ number: 2, parent: null });
    expect(sibling.idea.headVersion).toBe(2);
    expect(sibling.post?.title).not.toBe(first.post?.title);
    const plan = asked.find(({ task }) => task === "plan");
    expect(plan?.messages[0]?.text).toContain(`<others>\n${first.post?.title}\n</others>`);
  });

  it("made in another direction follow the last word of the thread, without the keys in it", async () => {
    const direction = ["instead write about sourdough starters", "and sk-ant-0123456789abcdefghij"];
    const turned = await anew({ direction });
    expect(turned.output).toMatchObject({ number: 2, parent: 1 });
    const said =
      "<direction>\ninstead write about sourdough starters\n</direction>\n\n<direction>\nand •••\n</direction>";
    for (const task of ["intake", "plan", "write", "review"]) {
      expect(asked.find((request) => request.task === task)?.messages[0]?.text).toContain(said);
    }
    await world.refine(first.ideaId, ["call it Bread"]);
    expect(asked.at(-2)?.messages[0]?.text).toContain(said);
    expect(asked.at(-1)?.messages[0]?.text).toContain(`${said}\n\n<direction>\ncall it Bread\n</direction>`);
    const again = await anew({ direction: ["No, instead write about sourdough starters"] });
    expect(again.post?.title).toBe("Sourdough starters");
  });

  it("may repeat the addresses that a direction brought", async () => {
    const written = await anew({ direction: ["use https://rye.org/dough as the example"] });
    expect(JSON.stringify(written.post?.parts)).toContain("https://rye.org/dough");
    expect(written.scores?.findings.filter(({ rule }) => rule === "url.foreign")).toEqual([]);
  });
});
