import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Blobs } from "../../../src/blobs/blobs.ts";
import { KindlingError } from "../../../src/errors.ts";
import type { Images } from "../../../src/images/types.ts";
import type { ReviewAnswer } from "../../../src/pipelines/blog/prompts/review.ts";
import type { EditAnswer } from "../../../src/pipelines/refine/prompts/edit.ts";
import { talk } from "../../../src/pipelines/talk.ts";
import { outputByNumber } from "../../../src/store/outputs.ts";
import type { Store } from "../../../src/store/store.ts";
import { eachDatabase } from "../../setup/databases.ts";
import {
  createPipelineWorld,
  type Expanded,
  keysOf,
  outputOf,
  type PipelineWorld,
  pixelImages,
  type Script,
  scriptedModels,
  stateOf,
  textOf,
} from "../world.ts";

const idea = "What a bakery taught me about caching";

/** An editor's answer that asks for nothing, with these parts of it. */
const answer = (changes: Partial<EditAnswer>): EditAnswer => ({
  ...{ edits: [], pictures: [], title: null, description: null, tags: null, language: null, tone: null, note: null },
  ...changes,
});

const replace = (cell: string, text: string): EditAnswer["edits"][number] => ({ op: "replace", cell, text });
const cellOf = ({ post }: Expanded, id: string) => post?.parts.find((part) => part.id === id);
const others = ({ post }: Expanded, ...ids: string[]) => post?.parts.filter((part) => !ids.includes(part.id));

eachDatabase("a refinement", (open) => {
  let store: Store;
  let world: PipelineWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const scripted = async (script: Script = {}, parts: Partial<Parameters<typeof createPipelineWorld>[1]> = {}) => {
    const { models, asked } = scriptedModels(script);
    world = await createPipelineWorld(store, { models, ...parts });
    return asked;
  };
  const version = async (ideaId: string, number: number) =>
    store.asWorkspace(world.scope, (tx) => outputByNumber(tx, world.scope.workspace, ideaId, number));
  const wordsFrom = (post: Expanded["post"], id: string): string => {
    const cell = post?.parts.find((part) => part.id === id);
    return cell?.kind === "markdown" ? cell.text : "";
  };

  it("makes a version from the cells that were asked for; every other stays byte for byte", async () => {
    let text = "";
    const asked = await scripted({ refine: () => answer({ edits: [replace("s2", text)] }) });
    const first = await world.expand(idea, { words: 400 });
    text = `${textOf(first, "s2")}\n\nAnd one more reason, which is that bread goes stale.`;
    const refined = await world.refine(first.ideaId, ["Add a reason to the second part", "about stale bread"]);

    expect(refined.run).toMatchObject({ status: "done", kind: "refine" });
    expect(keysOf(refined)).toEqual(["announce", "edit", "check", "review", "save", "deliver"]);
    expect(textOf(refined, "s2")).toBe(text);
    expect(JSON.stringify(others(refined, "s2"))).toBe(JSON.stringify(others(first, "s2")));
    expect(refined.output).toMatchObject({ number: 2, parent: 1 });
    expect(refined.post).toMatchObject({ slug: first.post?.slug, title: first.post?.title });
    expect(refined.scores?.reviewed).toBe(true);
    expect(world.said.at(-1)).toEqual({ type: talk.deliver, input: { version: 2, partial: false } });

    const [request] = asked.filter(({ task }) => task === "refine");
    expect(request?.messages[0]?.text).toContain(wordsFrom(first.post, "s1"));
    expect(request?.messages[1]?.text).toBe(
      "<request>\nAda: Add a reason to the second part\n</request>\n\n<request>\nAda: about stale bread\n</request>",
    );
    expect(asked.filter(({ task }) => task === "write")).toHaveLength(1);
  });

  it("edits an older version into a branch of its own, and leaves a head that has moved on alone", async () => {
    await scripted({ refine: ({ nth }) => answer({ title: `Bread, take ${nth}` }) });
    const first = await world.expand(idea, { words: 300 });
    await world.refine(first.ideaId, ["another title"]);
    const branch = await world.refine(first.ideaId, ["another one"], { base: 1, onHead: 2 });
    expect(branch.output).toMatchObject({ number: 3, parent: 1 });
    expect(branch.idea).toMatchObject({ headVersion: 3, title: "Bread, take 1" });
    const late = await world.refine(first.ideaId, ["too late"], { base: 1, onHead: 2 });
    expect(late.idea).toMatchObject({ headVersion: 3, title: "Bread, take 1" });
    expect(await version(first.ideaId, 4)).toMatchObject({ parent: 1 });
  });

  it("is made with the rights of whoever asked for it", async () => {
    await scripted({ refine: () => answer({ title: "Bread" }) });
    const first = await world.expand(idea, { words: 300 });
    const { workspace } = world.scope;
    const person = { externalId: "ben", name: "Ben" };
    const owner = await store.accept(
      { workspace: { id: workspace, name: workspace }, platform: "cli", person },
      async (_, scope) => scope.person,
    );
    const refined = await world.refine(first.ideaId, ["call it Bread"], { owner });
    expect(refined).toMatchObject({ run: { status: "done", owner }, idea: { title: "Bread", headVersion: 2 } });
  });

  it("changes the address with the title, and only with it", async () => {
    await scripted({ refine: () => answer({ title: "Bread and time" }) });
    const first = await world.expand(idea, { words: 300 });
    const { post } = await world.refine(first.ideaId, ["call it Bread and time"]);
    expect(post).toMatchObject({ title: "Bread and time", metaTitle: "Bread and time", slug: "bread-and-time" });
    expect(post?.parts).toEqual(first.post?.parts);
    expect(post?.words).toBe(first.post?.words);
  });

  it("says that nothing was changed and why, and makes no version", async () => {
    await scripted({ refine: () => answer({ note: "There is no part about bees." }) });
    const first = await world.expand(idea, { words: 300 });
    const refined = await world.refine(first.ideaId, ["remove the part about bees"]);
    expect(refined.run.status).toBe("done");
    expect(keysOf(refined)).toEqual(["announce", "edit", "unchanged"]);
    expect(refined.output?.number).toBe(1);
    expect(world.said.at(-1)).toEqual({
      type: talk.unchanged,
      input: { version: 1, note: "There is no part about bees.", demo: false },
    });
  });

  describe("of pictures", () => {
    const picture = (changes: Partial<EditAnswer["pictures"][number]>) => ({
      ...{ op: "replace" as const, cell: "p1", subject: "a shelf at dusk", alt: "A shelf at dusk", caption: "Dusk" },
      ...changes,
    });

    it("makes only those that were asked for, in the post's style, and unlike the ones before", async () => {
      const motifs: (string | undefined)[] = [];
      const images = (blobs: Blobs): Images => ({
        make: (ctx, request) => {
          motifs.push(request.motif);
          return pixelImages(blobs).make(ctx, request);
        },
      });
      const asked = await scripted(
        { refine: () => answer({ pictures: [picture({}), picture({ op: "insert", cell: "s2", alt: "Bread" })] }) },
        { images },
      );
      const first = await world.expand(idea, { words: 600 });
      const drawn = motifs.splice(0);
      const made = asked.filter(({ task }) => task === "imagePrompt").length;
      const before = first.post?.parts.filter(({ kind }) => kind === "image").map(({ id }) => id) ?? [];
      const refined = await world.refine(first.ideaId, ["a new picture, and one more"]);
      expect(asked.filter(({ task }) => task === "imagePrompt")).toHaveLength(made + 2);
      expect(asked.at(-2)?.messages[0]?.text).toContain(first.post?.style);
      expect(new Set([...drawn, ...motifs]).size).toBe(drawn.length + 2);
      expect(cellOf(refined, "p1")).toMatchObject({ alt: "A shelf at dusk", caption: "Dusk" });
      const fresh = `p${before.length + 1}`;
      const ids = refined.post?.parts.map(({ id }) => id) ?? [];
      expect(ids.indexOf(fresh)).toBeGreaterThan(ids.indexOf("s2"));
      expect(ids.indexOf(fresh)).toBeLessThan(ids.indexOf("s3"));
      expect(JSON.stringify(others(refined, "p1", fresh))).toBe(JSON.stringify(others(first, "p1")));
    });

    it("keeps the old one where the new one fails, and says so when nothing else was asked for", async () => {
      const answers = [answer({ pictures: [picture({})], title: "Bread" }), answer({ pictures: [picture({})] })];
      let broken = false;
      const fail = () => (broken ? new KindlingError("image.failed") : undefined);
      await scripted({ refine: ({ nth }) => answers[nth] }, { images: (blobs) => pixelImages(blobs, { fail }) });
      const first = await world.expand(idea, { words: 300 });
      broken = true;
      const refined = await world.refine(first.ideaId, ["a new picture and title"]);
      expect(refined).toMatchObject({ run: { status: "done" }, output: { number: 2 }, post: { title: "Bread" } });
      expect(stateOf(refined, "picture.1")).toBe("failed");
      expect(refined.post?.parts).toEqual(first.post?.parts);
      const again = await world.refine(first.ideaId, ["a new picture"]);
      expect(again).toMatchObject({ run: { status: "done" }, output: { number: 2 } });
      expect(world.said.at(-1)?.type).toBe(talk.unchanged);
    });

    it("deletes one, or changes its words without making it anew", async () => {
      await scripted({
        refine: ({ nth }) => answer({ pictures: [nth === 0 ? picture({ subject: null }) : picture({ op: "delete" })] }),
      });
      const first = await world.expand(idea, { words: 300 });
      const reworded = await world.refine(first.ideaId, ["call the picture Dusk"]);
      expect(cellOf(reworded, "p1")).toEqual({ ...cellOf(first, "p1"), alt: "A shelf at dusk", caption: "Dusk" });
      const without = await world.refine(first.ideaId, ["no picture"]);
      expect(cellOf(without, "p1")).toBeUndefined();
      expect(keysOf(without).filter((key) => key.startsWith("picture."))).toEqual([]);
    });
  });

  describe("whose edit has faults", () => {
    const faulty = "## Bread before dawn\n\nTODO: say why bread is baked before anybody wants to eat it at all.";
    const mended = "## Bread before dawn\n\nBread is baked before anybody wants to eat it, which is the whole point.";
    const poor =
      (fixes: ReviewAnswer["fixes"]): NonNullable<Script["review"]> =>
      ({ demo, nth }) =>
        nth === 0 ? demo : { items: (demo as ReviewAnswer).items.map((item) => ({ ...item, yes: false })), fixes };

    it("has the changed cells mended, once and no others", async () => {
      const asked = await scripted({
        refine: ({ nth }) =>
          nth === 0
            ? answer({ edits: [replace("s1", faulty)] })
            : { edits: [replace("s1", mended), replace("s2", mended)] },
      });
      const first = await world.expand(idea, { words: 400 });
      const refined = await world.refine(first.ideaId, ["start with dawn"]);
      expect(keysOf(refined)).toEqual(expect.arrayContaining(["revise.1", "check.1", "review.1", "save", "deliver"]));
      expect(textOf(refined, "s1")).toBe(mended);
      expect(JSON.stringify(others(refined, "s1"))).toBe(JSON.stringify(others(first, "s1")));
      const revision = asked.filter(({ task }) => task === "refine")[1];
      expect(revision?.messages[1]?.text).toContain("[s1] placeholder");
      expect(revision?.messages[0]?.text).toContain("<direction>\nstart with dawn\n</direction>");
    });

    it("mends nothing where a reviewer only objects to cells that nobody asked to change", async () => {
      const fixes = [{ cell: "s2", problem: "Dull.", instruction: "Be less dull." }];
      await scripted({ refine: () => answer({ edits: [replace("s1", mended)] }), review: poor(fixes) });
      const first = await world.expand(idea, { words: 400 });
      const refined = await world.refine(first.ideaId, ["start with dawn"]);
      expect(keysOf(refined)).not.toContain("revise.1");
      expect(refined.output?.number).toBe(2);
    });

    it("keeps the edit where mending made it no better, or no editor could be had", async () => {
      const fixes = [{ cell: "s1", problem: "Dull.", instruction: "Be less dull." }];
      await scripted({
        refine: ({ nth }) => {
          if (nth === 2) throw new KindlingError("model.refused");
          return nth === 1
            ? { edits: [replace("s1", `${mended} And more.`)] }
            : answer({ edits: [replace("s1", mended)] });
        },
        review: poor(fixes),
      });
      const first = await world.expand(idea, { words: 400 });
      expect(textOf(await world.refine(first.ideaId, ["start with dawn"]), "s1")).toBe(mended);
    });
  });

  it("takes addresses from the requests and from the version before, and objects to any other", async () => {
    const link = (host: string) => `## x\n\nThe baker writes about it on https://${host}/dough every single week.`;
    await scripted({
      refine: ({ nth }) =>
        answer({ edits: [replace("s1", nth === 0 ? link("rye.org") : `${link("rye.org")} And https://evil.dev/x.`)] }),
      review: ({ demo }) => ({ ...(demo as ReviewAnswer), fixes: [] }),
    });
    const first = await world.expand(idea, { words: 400 });
    const asked = await world.refine(first.ideaId, ["link to https://rye.org/dough"]);
    expect(outputOf<{ findings: unknown[] }>(asked, "check").findings).toEqual([]);
    const invented = await world.refine(first.ideaId, ["say more"]);
    expect(outputOf<{ findings: { rule: string; params: object }[] }>(invented, "check").findings).toMatchObject([
      { rule: "url.foreign", cell: "s1", params: { excerpt: "https://evil.dev/x" } },
    ]);
  });

  it("blanks a key that was pasted into a request", async () => {
    const asked = await scripted({ refine: () => answer({ title: "Bread" }) });
    const first = await world.expand(idea, { words: 300 });
    await world.refine(first.ideaId, ["use sk-ant-0123456789abcdefghij please"]);
    expect(asked.find(({ task }) => task === "refine")?.messages[1]?.text).toContain("use ••• please");
  });

  it("is demo text when any part of it is", async () => {
    const { models } = scriptedModels({ refine: () => answer({ title: "Bread" }) }, { demo: true });
    const plain = scriptedModels({});
    let demo = true;
    const either: typeof models = {
      generate: (ctx, request) => (demo ? models : plain.models).generate(ctx, request),
      firstChoice: models.firstChoice,
    };
    world = await createPipelineWorld(store, { models: either });
    const first = await world.expand(idea, { words: 300 });
    demo = false;
    await world.refine(first.ideaId, ["x"]);
    const refined = await world.refine(first.ideaId, ["another title"]);
    expect(refined.post?.demo).toBe(true);
  });

  it("delivers the edit unreviewed when the money runs out after it", async () => {
    await scripted({ refine: () => answer({ title: "Bread" }) });
    const first = await world.expand(idea, { words: 300 });
    const refined = await world.refine(first.ideaId, ["call it Bread"], { budget: { usd: 0.015, ms: 600_000 } });
    expect(refined).toMatchObject({
      output: { number: 2, parent: 1 },
      scores: { reviewed: false },
      post: { title: "Bread" },
    });
    expect(world.said.at(-1)).toEqual({ type: talk.deliver, input: { version: 2, partial: true } });
  });

  it("fails where there is no money for the edit, and leaves the version alone", async () => {
    await scripted();
    const first = await world.expand(idea, { words: 300 });
    const refined = await world.refine(first.ideaId, ["x"], { budget: { usd: 0.001, ms: 600_000 } });
    expect(refined.run).toMatchObject({ status: "failed", error: { code: "run.budget_money" } });
    expect(refined.output?.number).toBe(1);
  });
});
