import { afterEach, beforeAll, expect, it } from "vitest";
import { reviewItems } from "../../src/pipelines/blog/items.ts";
import type { Plan } from "../../src/pipelines/blog/plan.ts";
import { answerRun } from "../../src/pipelines/refine/answer.ts";
import { understandRun } from "../../src/pipelines/refine/understand.ts";
import { talk } from "../../src/pipelines/talk.ts";
import type { Store } from "../../src/store/store.ts";
import { answerOf } from "../doubles/llm/answer.ts";
import { world as modelsWorld, type WorldOptions } from "../models/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { createPipelineWorld, keysOf, outputOf, type PipelineWorld, textOf } from "./world.ts";

const idea = "What a bakery taught me about caching";

/** The whole pipeline with the vendors' SDKs, against doubles that hold their rules. */
eachDatabase("an expansion by real providers", (open) => {
  let store: Store;
  let world: PipelineWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const providers = async (options: WorldOptions = {}) => {
    const vendors = await modelsWorld({ timeouts: { answerMs: 1_000, silenceMs: 1_000 }, ...options });
    world = await createPipelineWorld(store, { models: vendors.models });
    return vendors;
  };

  it("breaks no vendor's rule, writes with one family and reviews with the other", async () => {
    const { anthropic, openai } = await providers();
    const expanded = await world.expand(idea);
    expect(expanded.run.status).toBe("done");
    expect([...anthropic.refused, ...openai.refused]).toEqual([]);
    expect(anthropic.requests.map((request) => request.task)).toEqual(["write"]);
    expect(openai.requests.map((request) => request.task).sort()).toEqual(["imagePrompt", "intake", "plan", "review"]);
    expect(expanded.post?.demo).toBe(false);
    expect(expanded.post?.models.write).toMatch(/^anthropic:claude-/);
    expect(expanded.scores?.reviewer).toMatch(/^openai:gpt-/);
    expect(expanded.scores?.total).toBeGreaterThanOrEqual(75);
    expect(expanded.run.costUsd).toBeGreaterThan(0);
    expect(expanded.run.tokens).toBeGreaterThan(1_000);
  });

  it("makes and changes a project by their rules: written by one family, reviewed by the other", async () => {
    const { anthropic, openai } = await providers();
    const expanded = await world.expand("A library that counts with Greek letters", { format: "code" });
    expect([...anthropic.refused, ...openai.refused]).toEqual([]);
    expect(expanded.run).toMatchObject({ status: "done" });
    expect(expanded.codeScores).toMatchObject({ passed: true, findings: [] });
    expect(expanded.project?.parts).toHaveLength(11);
    expect(expanded.project?.models.write).toMatch(/^anthropic:claude-/);
    expect(expanded.codeScores?.reviewer).toMatch(/^openai:gpt-/);
    const writes = anthropic.requests.filter(({ system }) => system.startsWith("You write one file"));
    expect(new Set(writes.map(({ system, messages }) => system + messages[0]?.text)).size).toBe(1);

    const refined = await world.refine(expanded.ideaId, ["say that it is slow"]);
    expect([...anthropic.refused, ...openai.refused]).toEqual([]);
    expect(refined.output?.number).toBe(2);
    const same = refined.project?.parts.filter((part) => expanded.project?.parts.some((old) => old.text === part.text));
    expect(same).toHaveLength(10);
  });

  it("shows every option in what the providers are asked and in the result", async () => {
    const { anthropic } = await providers();
    const expanded = await world.expand(idea, {
      tone: "technical",
      audience: "pastry chefs",
      words: 300,
      images: false,
    });
    expect(expanded.post).toMatchObject({ tone: "technical", audience: "pastry chefs" });
    expect(anthropic.requests[0]?.messages[0]?.text).toMatch(
      /Tone: technical\nAudience: pastry chefs\nLength of the whole post: 300 words/,
    );
    expect(keysOf(expanded).some((key) => key.startsWith("picture."))).toBe(false);
  });

  it("revises what the reviewer denies, twice at most, by the cells that it names", async () => {
    const deny = reviewItems.slice(0, 8).map((item) => item.id);
    const { anthropic, openai } = await providers({ openai: { answer: answerOf({ deny }) } });
    const expanded = await world.expand(idea);
    const revisions = [...anthropic.requests, ...openai.requests].filter((request) => request.task === "refine");
    expect(revisions.length).toBeGreaterThanOrEqual(1);
    expect(revisions.length).toBeLessThanOrEqual(2);
    expect(outputOf<{ changed: string[] }>(expanded, "revise.1").changed).toEqual(["intro"]);
    expect(expanded.run.status).toBe("done");
    expect(expanded.scores?.total).toBeLessThan(75);
  });

  it("edits, reviews, understands and answers within every vendor's rules", async () => {
    const { anthropic, openai } = await providers();
    const first = await world.expand(idea);
    const refined = await world.refine(first.ideaId, [
      "rewrite the second section",
      "add a section about yeast",
      "call it Bread and time",
      "a new picture, please",
    ]);
    expect([...anthropic.refused, ...openai.refused]).toEqual([]);
    expect(refined).toMatchObject({
      run: { status: "done" },
      post: { title: "Bread and time" },
      output: { parent: 1 },
    });
    expect(refined.post?.models.refine).toMatch(/^anthropic:claude-/);
    expect(refined.scores?.reviewer).toMatch(/^openai:gpt-/);
    expect(refined.post?.parts.map(({ id }) => id)).toEqual(["intro", "s1", "p1", "s2", "s3", "s4"]);
    expect(textOf(refined, "s2")).not.toBe(textOf(first, "s2"));
    expect(textOf(refined, "s3")).toBe(textOf(first, "s3"));

    const thread = "t";
    const reply = await world.reply(first.ideaId, { text: "hm, what about the score?", thread });
    await world.run(understandRun({ ...world.startOf(first.ideaId), reply, thread }));
    expect(world.said.at(-1)).toEqual({ type: talk.decide, input: { reply, kind: "question", editedAt: null } });
    await world.run(answerRun({ ...world.startOf(first.ideaId), reply, thread }));
    expect(world.said.at(-1)?.input).toMatchObject({ markdown: expect.stringMatching(/^Version 2 scored \d+/) });
    expect([...anthropic.refused, ...openai.refused]).toEqual([]);
  });

  it("lets the other family write when the first refuses, and then has the first review", async () => {
    const { anthropic } = await providers();
    anthropic.next({ refusal: "not this" });
    const expanded = await world.expand(idea);
    expect(expanded.run.status).toBe("done");
    expect(expanded.post?.models.write).toMatch(/^openai:/);
    expect(expanded.scores?.reviewer).toMatch(/^anthropic:/);
  });

  it.each([
    ["is overloaded", { error: 529 }],
    ["fails", { error: 500 }],
    ["hangs", { hang: true }],
    ["cuts its text off", { truncated: "## Half" }],
    ["drops the connection", { drop: "## Half" }],
  ] as const)("ends well when the writer %s", async (_what, reply) => {
    const { anthropic } = await providers();
    anthropic.next(reply);
    const expanded = await world.expand(idea);
    expect(expanded.run.status).toBe("done");
    expect(expanded.scores?.total).toBeGreaterThanOrEqual(75);
  });

  it("has a malformed plan mended or made again, and is charged for both", async () => {
    const { openai } = await providers();
    openai.next((request) => ({ text: request.task === "intake" ? '{"title": "Bread", "format": "blog"' : "{}" }));
    const expanded = await world.expand(idea);
    expect(expanded.run.status).toBe("done");
    expect(openai.requests.filter((request) => request.task === "intake")).toHaveLength(2);
    expect(outputOf<Plan>(expanded, "plan").sections.length).toBeGreaterThanOrEqual(2);
  });

  it("fails with the key to mend when no key is right", async () => {
    await providers({ keys: { anthropic: "wrong", openai: "wrong" } });
    const expanded = await world.expand(idea);
    expect(expanded.run).toMatchObject({ status: "failed", error: { step: "intake", code: "model.unauthorized" } });
  });
});
