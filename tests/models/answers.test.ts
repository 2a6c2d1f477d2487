import { describe, expect, it } from "vitest";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world, writeRequest } from "./world.ts";

describe("a structured answer", () => {
  it("comes from OpenAI's Responses API with the schema in strict form, stored nowhere", async () => {
    const { models, openai } = await world({ openai: { answer: { json: goodPlan } } });
    const ctx = journalContext();
    const answer = await models.generate(ctx, planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "openai", model: "gpt-6-luna", demo: false });
    const [request] = openai.requests;
    expect(openai.refused).toEqual([]);
    expect(request).toMatchObject({ api: "responses", model: "gpt-6-luna", system: "You plan posts.", stream: false });
    expect(request?.body).toMatchObject({
      store: false,
      prompt_cache_key: "kindling-plan",
      reasoning: { effort: "low" },
      text: { format: { type: "json_schema", name: "plan", strict: true } },
    });
    expect(JSON.stringify(request?.schema)).toContain("at most 80 characters");
  });

  it("comes from Anthropic with its own form of the schema and a cache breakpoint", async () => {
    const { models, anthropic } = await world({ openai: false, anthropic: { answer: { json: goodPlan } } });
    const answer = await models.generate(journalContext(), planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "anthropic", model: "claude-haiku-5-5" });
    expect(anthropic.refused).toEqual([]);
    expect(anthropic.requests[0]?.body).toMatchObject({
      max_tokens: 5000,
      system: [{ type: "text", text: "You plan posts.", cache_control: { type: "ephemeral" } }],
      output_config: { effort: "low", format: { type: "json_schema" } },
    });
    expect(anthropic.requests[0]?.body).not.toHaveProperty("temperature");
  });

  it("comes from a compatible provider over Chat Completions, with the schema told twice", async () => {
    const { models, mine } = await world({
      openai: false,
      anthropic: false,
      compatible: { answer: { json: goodPlan } },
    });
    const answer = await models.generate(journalContext(), planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "mine", model: "small-1", costUsd: 0 });
    expect(mine.refused).toEqual([]);
    expect(mine.requests[0]?.api).toBe("chat");
    expect(mine.requests[0]?.system).toContain("fits this JSON Schema");
    expect(mine.requests[0]?.schema).toMatchObject({ type: "object", additionalProperties: false });
  });

  it.each([
    ["a fence", `\`\`\`json\n${JSON.stringify(goodPlan)}\n\`\`\``],
    ["words around it", `Here is the plan:\n${JSON.stringify(goodPlan)}\nEnjoy!`],
    ["a trailing comma", `${JSON.stringify(goodPlan).slice(0, -1)},}`],
    ["single quotes and comments", `// the plan\n${JSON.stringify(goodPlan).replaceAll('"', "'")}`],
  ])("is repaired from %s without another call", async (_what, text) => {
    const { models, openai } = await world({ openai: { answer: { text } } });
    const answer = await models.generate(journalContext(), planRequest());
    expect(answer.value).toEqual(goodPlan);
    expect(openai.requests).toHaveLength(1);
  });

  it("is asked for once more, with the problems named, when it does not fit", async () => {
    const { models, openai } = await world();
    openai.next({ json: { ...goodPlan, words: 12, tone: "silly" } }, { json: goodPlan });
    const ctx = journalContext();
    const answer = await models.generate(ctx, planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "openai" });
    const turns = openai.requests[1]?.messages ?? [];
    expect(turns.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(turns[2]?.text).toMatch(/tone: [\s\S]*words: /);
    expect(ctx.rows.map(({ state }) => state)).toEqual(["rejected", "settled"]);
    expect(ctx.rows[0]?.reason).toMatch(/^model.bad_output/);
    expect(answer.costUsd).toBeCloseTo((ctx.rows[0]?.costUsd ?? 0) + (ctx.rows[1]?.costUsd ?? 0), 12);
  });

  it("goes to the next model when the second try does not fit either", async () => {
    const { models, openai, anthropic } = await world();
    openai.next({ text: "I would rather not say." }, { text: "" });
    anthropic.next({ json: goodPlan });
    const ctx = journalContext();
    const answer = await models.generate(ctx, planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "anthropic" });
    expect(ctx.logs.some(({ level, message }) => level === "warn" && message.includes("model.bad_output"))).toBe(true);
  });

  it("fails as model.bad_output, not retryable, when nobody's answer fits", async () => {
    const { models } = await world({ openai: { answer: { json: {} } }, anthropic: { answer: { text: "no" } } });
    const ctx = journalContext();
    await expect(models.generate(ctx, planRequest())).rejects.toMatchObject({
      code: "model.bad_output",
      retryable: false,
    });
    expect(ctx.rows.map(({ state }) => state)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
  });
});

describe("a text that is shown", () => {
  it.each(["anthropic", "openai", "mine"] as const)(
    "streams from %s in pieces that make up the answer",
    async (provider) => {
      const text = "A post about tea.\n\n## Water\n\nHot, but not boiling.";
      const only = { anthropic: false, openai: false } as const;
      const { models, ...doubles } = await world({
        ...only,
        ...(provider === "mine" ? { compatible: { answer: { text } } } : { [provider]: { answer: { text } } }),
      });
      const pieces: string[] = [];
      const answer = await models.generate(journalContext(), writeRequest({ onText: (piece) => pieces.push(piece) }));
      expect(answer).toMatchObject({ value: text, provider });
      expect(pieces.join("")).toBe(text);
      expect(pieces.length).toBeGreaterThan(1);
      expect(doubles[provider].requests[0]?.stream).toBe(true);
      expect(doubles[provider].refused).toEqual([]);
    },
  );

  it("is streamed from the vendor when it is long, though nobody watches", async () => {
    const { models, anthropic } = await world({ anthropic: { answer: { text: "Long." } } });
    await models.generate(journalContext(), writeRequest({ maxOutputTokens: 30_000 }));
    expect(anthropic.requests[0]).toMatchObject({ stream: true, maxTokens: 32_000 });
  });

  it("is not shown twice when a fallback starts over", async () => {
    const { models, anthropic, openai } = await world();
    anthropic.next({ drop: "Half of the first text" });
    openai.next({ text: "The whole second text." });
    const pieces: string[] = [];
    const answer = await models.generate(journalContext(), writeRequest({ onText: (piece) => pieces.push(piece) }));
    expect(answer.value).toBe("The whole second text.");
    expect("Half of the first text".startsWith(pieces.join(""))).toBe(true);
  });

  it("is refused when it is empty", async () => {
    const { models, anthropic, openai } = await world();
    anthropic.next({ text: "" }, { text: " " });
    openai.next({ text: "Words." });
    expect((await models.generate(journalContext(), writeRequest())).value).toBe("Words.");
  });
});

describe("the journal", () => {
  it("keeps the answer small and the question without provider and key", async () => {
    const { models } = await world({ openai: { answer: { json: goodPlan } } });
    const ctx = journalContext();
    await models.generate(ctx, planRequest());
    expect(Object.keys(ctx.rows[0]?.response ?? {}).sort()).toEqual(["model", "provider", "stop", "text", "usage"]);
    expect(ctx.rows[0]?.call).toMatchObject({ kind: "model", task: "plan", provider: "openai", model: "gpt-6-luna" });
    expect(Object.keys(ctx.rows[0]?.call.request ?? {}).sort()).toEqual([
      "maxOutputTokens",
      "messages",
      "output",
      "system",
      "task",
    ]);
  });

  it("is used again by the next attempt, and parsed again", async () => {
    const { models, openai } = await world({ openai: { answer: { json: goodPlan } } });
    const ctx = journalContext();
    const first = await models.generate(ctx, planRequest());
    ctx.again();
    const second = await models.generate(ctx, planRequest());
    expect(second).toEqual(first);
    expect(openai.requests).toHaveLength(1);
  });

  it("still holds a fallback's answer while the first choice is out", async () => {
    const { models, anthropic } = await world({ openai: { answer: { error: 500 } } });
    anthropic.next({ json: { ...goodPlan, title: "From the fallback" } });
    const ctx = journalContext();
    await models.generate(ctx, planRequest());
    ctx.again();
    const replayed = await models.generate(ctx, planRequest());
    expect(replayed).toMatchObject({ value: { title: "From the fallback" }, provider: "anthropic" });
    expect(anthropic.requests).toHaveLength(1);
  });

  it("gives the re-asked answer back without buying it again, while the rejected one is asked for anew", async () => {
    const { models, openai } = await world();
    openai.next({ text: "no JSON" }, { json: goodPlan }, { text: "no JSON" });
    const ctx = journalContext();
    await models.generate(ctx, planRequest());
    ctx.again();
    expect((await models.generate(ctx, planRequest())).value).toEqual(goodPlan);
    expect(openai.requests).toHaveLength(3);
  });

  it("reserves the highest price and stops at the budget's word, without a fallback", async () => {
    const { models, openai, anthropic } = await world();
    const ctx = journalContext({ budgetUsd: 0.000_1 });
    await expect(models.generate(ctx, planRequest())).rejects.toMatchObject({ code: "run.budget_money" });
    expect(openai.requests.length + anthropic.requests.length).toBe(0);
  });
});
