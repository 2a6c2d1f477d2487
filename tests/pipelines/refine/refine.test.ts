import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Blobs } from "../../../src/blobs/blobs.ts";
import { KindlingError } from "../../../src/errors.ts";
import type { Images } from "../../../src/images/types.ts";
import type { ReviewAnswer } from "../../../src/pipelines/blog/prompts/review.ts";
import type { EditAnswer } from "../../../src/pipelines/refine/prompts/edit.ts";
import type { Refinement } from "../../../src/pipelines/refine/refine.ts";
import { talk } from "../../../src/pipelines/talk.ts";
import type { Store } from "../../../src/store/store.ts";
import { ended } from "../../engine/world.ts";
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
  /** What the models answer, and whether pictures can be made: the test's own. */
  const script: Script = {};
  const studio = { motifs: [] as (string | undefined)[], broken: false };
  const { models, asked } = scriptedModels(script);
  const images = (blobs: Blobs): Images => ({
    make: (ctx, request) => {
      studio.motifs.push(request.motif);
      const fail = () => (studio.broken ? new KindlingError("image.failed") : undefined);
      return pixelImages(blobs, { fail }).make(ctx, request);
    },
  });
  let store: Store;
  let world: PipelineWorld;
  let first: Expanded;
  /** The motifs of its pictures. */
  let drawn: (string | undefined)[];
  beforeAll(async () => {
    store = await open();
    world = await createPipelineWorld(store, { models, images });
    first = await world.expand(idea, { words: 600 });
    drawn = studio.motifs.splice(0);
  });
  beforeEach(() => {
    for (const task of ["refine", "review"] as const) delete script[task];
    studio.broken = false;
    studio.motifs.length = asked.length = world.said.length = 0;
  });
  afterAll(() => world.close());

  /** Changes the first version, whatever the head is by now. */
  const refine = (requests: string[], changes: Partial<Refinement> = {}) =>
    world.refine(first.ideaId, requests, { base: 1, ...changes });
  const head = async () => (await world.result(first.run.id, first.ideaId)).idea.headVersion ?? 0;

  it("makes a version from the cells that were asked for; every other stays byte for byte", async () => {
    const text = `${textOf(first, "s2")}\n\nAnd one more reason, which is that bread goes stale.`;
    script.refine = () => answer({ edits: [replace("s2", text)] });
    const refined = await refine(["Add a reason to the second part", "about stale bread"]);

    expect(refined.run).toMatchObject({ status: "done", kind: "refine" });
    expect(keysOf(refined)).toEqual(["announce", "edit", "check", "review", "save", "deliver"]);
    expect(textOf(refined, "s2")).toBe(text);
    expect(JSON.stringify(others(refined, "s2"))).toBe(JSON.stringify(others(first, "s2")));
    expect(refined.output?.parent).toBe(1);
    expect(refined.idea.headVersion).toBe(refined.output?.number);
    expect(refined.post).toMatchObject({ slug: first.post?.slug, title: first.post?.title });
    expect(refined.scores?.reviewed).toBe(true);
    const version = refined.output?.number;
    expect(world.said.at(-1)).toEqual({ type: talk.deliver, input: { version, partial: false, note: null } });

    expect(asked.map(({ task }) => task)).toEqual(["refine", "review"]);
    const [request] = asked;
    expect(request?.messages[0]?.text).toContain(textOf(first, "s1"));
    expect(request?.messages[1]?.text).toBe(
      "<request>\nAda: Add a reason to the second part\n</request>\n\n<request>\nAda: about stale bread\n</request>",
    );
  });

  it("edits an older version into a branch of its own, and leaves a head that has moved on alone", async () => {
    script.refine = ({ nth }) => answer({ title: `Bread, take ${nth}` });
    const one = await refine(["another title"]);
    const two = await refine(["another one"]);
    expect(two.output).toMatchObject({ parent: 1, number: (one.output?.number ?? 0) + 1 });
    expect(two.idea.title).toBe("Bread, take 1");
    const late = await refine(["too late"], { onHead: one.output?.number ?? 0 });
    expect(late.run.status).toBe("done");
    expect(late.idea).toMatchObject({ headVersion: two.output?.number, title: "Bread, take 1" });
  });

  it("is made with the rights of whoever asked for it", async () => {
    script.refine = () => answer({ title: "Ben's bread" });
    const { workspace } = world.scope;
    const person = { externalId: "ben", name: "Ben" };
    const owner = await store.accept(
      { workspace: { id: workspace, name: workspace }, platform: "cli", person },
      async (_, scope) => scope.person,
    );
    const refined = await refine(["call it mine"], { owner });
    expect(refined).toMatchObject({ run: { status: "done", owner }, idea: { title: "Ben's bread" } });
  });

  it("changes the address with the title, and only with it", async () => {
    script.refine = () => answer({ title: "Bread and time" });
    const { post } = await refine(["call it Bread and time"]);
    expect(post).toMatchObject({ title: "Bread and time", metaTitle: "Bread and time", slug: "bread-and-time" });
    expect(post?.parts).toEqual(first.post?.parts);
    expect(post?.words).toBe(first.post?.words);
  });

  it("says that nothing was changed and why, and makes no version", async () => {
    script.refine = () => answer({ note: "There is no part about bees." });
    const before = await head();
    const refined = await refine(["remove the part about bees"]);
    expect(refined.run.status).toBe("done");
    expect(keysOf(refined)).toEqual(["announce", "edit", "unchanged"]);
    expect(await head()).toBe(before);
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
      const pictures = [picture({}), picture({ op: "insert", cell: "s2", alt: "Bread" })];
      script.refine = () => answer({ pictures });
      const before = first.post?.parts.filter(({ kind }) => kind === "image").map(({ id }) => id) ?? [];
      const refined = await refine(["a new picture, and one more"]);
      expect(asked.map(({ task }) => task)).toEqual(["refine", "imagePrompt", "imagePrompt", "review"]);
      expect(asked[1]?.messages[0]?.text).toContain(first.post?.style);
      expect(new Set([...drawn, ...studio.motifs]).size).toBe(drawn.length + 2);
      expect(cellOf(refined, "p1")).toMatchObject({ alt: "A shelf at dusk", caption: "Dusk" });
      const fresh = `p${before.length + 1}`;
      const ids = refined.post?.parts.map(({ id }) => id) ?? [];
      expect(ids.indexOf(fresh)).toBeGreaterThan(ids.indexOf("s2"));
      expect(ids.indexOf(fresh)).toBeLessThan(ids.indexOf("s3"));
      expect(JSON.stringify(others(refined, "p1", fresh))).toBe(JSON.stringify(others(first, "p1")));
    });

    it("keeps the old one where the new one fails, and says so when nothing else was asked for", async () => {
      const answers = [answer({ pictures: [picture({})], title: "Bread" }), answer({ pictures: [picture({})] })];
      script.refine = ({ nth }) => answers[nth];
      studio.broken = true;
      const refined = await refine(["a new picture and title"]);
      expect(refined).toMatchObject({ run: { status: "done" }, post: { title: "Bread" } });
      expect(stateOf(refined, "picture.1")).toBe("failed");
      expect(refined.post?.parts).toEqual(first.post?.parts);
      const again = await refine(["a new picture"]);
      expect(again).toMatchObject({ run: { status: "done" }, output: { number: refined.output?.number } });
      expect(world.said.at(-1)?.type).toBe(talk.unchanged);
    });

    it("deletes one, or changes its words without making it anew", async () => {
      const edits = [picture({ subject: null }), picture({ op: "delete" })];
      script.refine = ({ nth }) => answer({ pictures: edits.slice(nth, nth + 1) });
      const reworded = await refine(["call the picture Dusk"]);
      expect(cellOf(reworded, "p1")).toEqual({ ...cellOf(first, "p1"), alt: "A shelf at dusk", caption: "Dusk" });
      const without = await refine(["no picture"]);
      expect(cellOf(without, "p1")).toBeUndefined();
      expect(keysOf(without).filter((key) => key.startsWith("picture."))).toEqual([]);
    });
  });

  describe("whose edit has faults", () => {
    const faulty = "## Bread before dawn\n\nTODO: say why bread is baked before anybody wants to eat it at all.";
    const mended = "## Bread before dawn\n\nBread is baked before anybody wants to eat it, which is the whole point.";
    const poor =
      (fixes: ReviewAnswer["fixes"]): NonNullable<Script["review"]> =>
      ({ demo }) => ({ items: (demo as ReviewAnswer).items.map((item) => ({ ...item, yes: false })), fixes });

    it("has the changed cells mended, once and no others", async () => {
      const mending = { edits: [replace("s1", mended), replace("s2", mended)] };
      script.refine = ({ nth }) => (nth === 0 ? answer({ edits: [replace("s1", faulty)] }) : mending);
      const refined = await refine(["start with dawn"]);
      expect(keysOf(refined)).toEqual(expect.arrayContaining(["revise.1", "check.1", "review.1", "save", "deliver"]));
      expect(textOf(refined, "s1")).toBe(mended);
      expect(JSON.stringify(others(refined, "s1"))).toBe(JSON.stringify(others(first, "s1")));
      const revision = asked.filter(({ task }) => task === "refine")[1];
      expect(revision?.messages[1]?.text).toContain("[s1] placeholder");
      expect(revision?.messages[0]?.text).toContain("<direction>\nstart with dawn\n</direction>");
    });

    it("mends nothing where a reviewer only objects to cells that nobody asked to change", async () => {
      const fixes = [{ cell: "s2", problem: "Dull.", instruction: "Be less dull." }];
      script.refine = () => answer({ edits: [replace("s1", mended)] });
      script.review = poor(fixes);
      const refined = await refine(["start with dawn"]);
      expect(keysOf(refined)).toEqual(["announce", "edit", "check", "review", "save", "deliver"]);
    });

    it("keeps the edit where mending made it no better, or no editor could be had", async () => {
      const fixes = [{ cell: "s1", problem: "Dull.", instruction: "Be less dull." }];
      script.review = poor(fixes);
      script.refine = ({ nth }) => {
        if (nth === 3) throw new KindlingError("model.refused");
        return answer({ edits: [replace("s1", nth === 1 ? `${mended} And more.` : mended)] });
      };
      const noBetter = await refine(["start with dawn"]);
      expect(keysOf(noBetter)).toContain("review.1");
      expect(textOf(noBetter, "s1")).toBe(mended);
      const noEditor = await refine(["start with dawn"]);
      expect(keysOf(noEditor)).not.toContain("check.1");
      expect(textOf(noEditor, "s1")).toBe(mended);
    });
  });

  it("takes addresses from the requests and from the version before, and objects to any other", async () => {
    const link = (host: string) => `## x\n\nThe baker writes about it on https://${host}/dough every single week.`;
    const texts = [link("rye.org"), `${link("rye.org")} And https://evil.dev/x.`];
    script.refine = ({ nth }) => answer({ edits: [replace("s1", texts[nth] ?? "")] });
    const given = await refine(["link to https://rye.org/dough"]);
    expect(outputOf<{ findings: unknown[] }>(given, "check").findings).toEqual([]);
    const invented = await refine(["say more"], { base: given.output?.number ?? 0 });
    expect(outputOf<{ findings: { rule: string; params: object }[] }>(invented, "check").findings).toMatchObject([
      { rule: "url.foreign", cell: "s1", params: { excerpt: "https://evil.dev/x" } },
    ]);
  });

  it("blanks a key that was pasted into a request", async () => {
    script.refine = () => answer({ title: "Bread" });
    await refine(["use sk-ant-0123456789abcdefghij please"]);
    expect(asked[0]?.messages[1]?.text).toContain("use ••• please");
  });

  it("delivers the edit unreviewed when the money runs out after it", async () => {
    script.refine = () => answer({ title: "Bread" });
    const refined = await refine(["call it Bread"], { budget: { usd: 0.015, ms: 600_000 } });
    expect(refined).toMatchObject({
      output: { parent: 1 },
      scores: { reviewed: false },
      post: { title: "Bread" },
    });
    const version = refined.output?.number;
    expect(world.said.at(-1)).toEqual({ type: talk.deliver, input: { version, partial: true, note: null } });
  });

  it("makes the whole version beside the partial one, and the head, when a Retry gives it a fresh budget", async () => {
    script.refine = () => answer({ title: "Bread" });
    const partial = await refine(["call it Bread"], { budget: { usd: 0.015, ms: 600_000 } });
    await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, partial.run.id));
    world.engine.flush(partial.run.id);
    await world.until(partial.run.id, ended, 15_000);
    const whole = await world.result(partial.run.id, first.ideaId);
    expect(whole).toMatchObject({
      run: { status: "done", error: null },
      scores: { reviewed: true },
      output: { parent: 1 },
    });
    expect(whole.output?.number).toBe((partial.output?.number ?? 0) + 1);
  });

  it("fails where there is no money for the edit, and leaves the version alone", async () => {
    const before = await head();
    const refined = await refine(["x"], { budget: { usd: 0.001, ms: 600_000 } });
    expect(refined.run).toMatchObject({ status: "failed", error: { code: "run.budget_money" } });
    expect(await head()).toBe(before);
  });
});
