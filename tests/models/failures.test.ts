import { describe, expect, it } from "vitest";
import type { KindlingError } from "../../src/errors.ts";
import type { Reply } from "../doubles/llm/script.ts";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world, writeRequest } from "./world.ts";

const failureOf = async (work: Promise<unknown>): Promise<KindlingError> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: KindlingError) => error,
  );

/** What each vendor answers, and the code that it becomes. */
const outages: [string, Reply, string, boolean][] = [
  ["500", { error: 500 }, "model.unavailable", true],
  ["503", { error: 503 }, "model.unavailable", true],
  ["529", { error: 529 }, "model.unavailable", true],
  ["a broken connection", { drop: "Half of a" }, "model.unavailable", true],
  ["a hang", { hang: true }, "model.timeout", true],
  ["a rate limit of a minute", { error: 429, headers: { "retry-after": "60" } }, "model.rate_limited", true],
  ["a used-up quota", { error: 429, code: "insufficient_quota" }, "model.quota", false],
  ["a bill that was not paid", { error: 402, code: "billing_error" }, "model.quota", false],
  ["a model that is gone", { error: 404, code: "not_found" }, "model.unknown", false],
  ["a forbidden model", { error: 403 }, "model.unauthorized", false],
  ["a refusal", { refusal: "I cannot help with that." }, "model.refused", false],
  ["a truncated answer", { truncated: '{"title": "Tea at' }, "model.truncated", false],
  ["malformed JSON, twice", { text: "no JSON at all" }, "model.bad_output", false],
];

describe.each(["openai", "anthropic", "mine"] as const)("%s alone", (provider) => {
  const only = (reply: Reply) =>
    provider === "mine"
      ? world({ openai: false, anthropic: false, compatible: { answer: reply } })
      : world({ openai: false, anthropic: false, [provider]: { answer: reply } });

  it.each(outages)("%s", async (_what, reply, code, retryable) => {
    const { models } = await only(reply);
    const error = await failureOf(models.generate(journalContext(), planRequest()));
    expect(error).toMatchObject({ code, retryable, params: { provider } });
  });

  it.each(outages.filter(([, , code]) => code !== "model.bad_output"))("%s, streamed", async (_what, reply, code) => {
    const { models } = await only(reply);
    const work = models.generate(journalContext(), writeRequest({ onText: () => {} }));
    expect(await failureOf(work)).toMatchObject({ code });
  });

  it("a wrong key", async () => {
    const { models } = await world({
      ...{ openai: false, anthropic: false },
      ...(provider === "mine" ? { compatible: true } : { [provider]: {} }),
      keys: { [provider]: "sk-wrong-9876543210" },
    });
    const error = await failureOf(models.generate(journalContext(), planRequest()));
    expect(error).toMatchObject({ code: "model.unauthorized", retryable: false, params: { provider } });
  });

  it("a stream that falls silent half-way", async () => {
    const { models } = await only({ hang: true, afterText: "Half of a post, and then" });
    const work = models.generate(journalContext(), writeRequest({ onText: () => {} }));
    expect(await failureOf(work)).toMatchObject({ code: "model.timeout", retryable: true });
  });

  it("a stream that ends in good order, but too early", async () => {
    const { models } = await only({ drop: "Half of a post", inOrder: true });
    const work = models.generate(journalContext(), writeRequest({ onText: () => {} }));
    expect(await failureOf(work)).toMatchObject({ code: "model.unavailable", retryable: true });
  });

  it("an error in the middle of a stream", async () => {
    const { models } = await only({ streamError: "Half of a post", code: "overloaded_error" });
    const work = models.generate(journalContext(), writeRequest({ onText: () => {} }));
    expect(await failureOf(work)).toMatchObject({ code: "model.unavailable", retryable: true });
  });

  it("a prompt that is too long", async () => {
    const reply: Reply =
      provider === "anthropic"
        ? { error: 400, message: "prompt is too long: 1200000 tokens > 1000000 maximum" }
        : {
            error: 400,
            code: "context_length_exceeded",
            message: "Your input exceeds the context window of this model.",
          };
    const { models } = await only(reply);
    expect(await failureOf(models.generate(journalContext(), planRequest()))).toMatchObject({ code: "model.too_long" });
  });

  it("a slow answer that keeps coming is waited for", async () => {
    const text = "Slow but steady words that take their time to arrive here. ".repeat(6);
    const { models } = await only({ text, latencyMs: 900 });
    const answer = await models.generate(journalContext(), writeRequest({ onText: () => {} }));
    expect(answer.value).toBe(text);
  });

  it("a short rate limit is waited for once", async () => {
    const { models, ...doubles } = await only({ json: goodPlan });
    doubles[provider].next({ error: 429, headers: { "retry-after-ms": "120" } });
    const from = performance.now();
    const answer = await models.generate(journalContext(), planRequest());
    expect(answer.value).toEqual(goodPlan);
    expect(performance.now() - from).toBeGreaterThanOrEqual(115);
    expect(doubles[provider].requests).toHaveLength(2);
  });
});

describe("a chain of two vendors", () => {
  it.each(outages)("answers by the second after %s", async (_what, reply) => {
    const { models } = await world({ openai: { answer: reply }, anthropic: { answer: { json: goodPlan } } });
    const ctx = journalContext();
    const answer = await models.generate(ctx, planRequest());
    expect(answer).toMatchObject({ value: goodPlan, provider: "anthropic", demo: false });
    expect(ctx.logs.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  it("answers by the second when the first runs out of context while writing", async () => {
    const { models, anthropic, openai } = await world();
    anthropic.next({ contextFull: "Half of" });
    openai.next({ text: "Whole." });
    const ctx = journalContext();
    expect(await models.generate(ctx, writeRequest())).toMatchObject({ value: "Whole.", provider: "openai" });
    expect(ctx.rows[0]).toMatchObject({ state: "rejected", reason: "model.too_long" });
  });

  it("books what a refused and a truncated answer cost", async () => {
    const { models } = await world({
      openai: { answer: { truncated: "x".repeat(400) } },
      anthropic: { answer: { refusal: "No." } },
    });
    const ctx = journalContext();
    await failureOf(models.generate(ctx, planRequest()));
    expect(ctx.rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["rejected", "model.truncated"],
      ["rejected", "model.refused"],
    ]);
    expect(ctx.rows.every(({ costUsd }) => costUsd > 0)).toBe(true);
  });

  it("does not wait for a long rate limit while another vendor is there", async () => {
    const { models } = await world({
      openai: { answer: { error: 429, headers: { "retry-after": "60" } } },
      anthropic: { answer: { json: goodPlan } },
    });
    const from = performance.now();
    await models.generate(journalContext(), planRequest());
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it("ends, when both are limited, with the earliest time that either gave", async () => {
    const { models } = await world({
      openai: { answer: { error: 429, headers: { "retry-after": "90" } } },
      anthropic: { answer: { error: 429, headers: { "retry-after": "30" } } },
    });
    const error = await failureOf(models.generate(journalContext(), planRequest()));
    expect(error).toMatchObject({ code: "model.rate_limited", retryable: true, retryAfterMs: 30_000 });
  });

  it("is worth another try when one failure may pass, though the other will not", async () => {
    const { models } = await world({
      openai: { answer: { error: 429, code: "insufficient_quota" } },
      anthropic: { answer: { error: 529 } },
    });
    const error = await failureOf(models.generate(journalContext(), planRequest()));
    expect(error).toMatchObject({ code: "model.unavailable", retryable: true, params: { provider: "anthropic" } });
  });

  it("names every provider when all keys are refused, and never turns to the demo", async () => {
    const { models } = await world({ keys: { openai: "sk-wrong-1", anthropic: "sk-wrong-2" } });
    const error = await failureOf(models.generate(journalContext(), planRequest()));
    expect(error).toMatchObject({ code: "model.unauthorized", params: { provider: "openai, anthropic" } });
  });

  it("tells the vendors' spend limits from rate limits", async () => {
    const { models } = await world({
      openai: { answer: { error: 429, code: "project_spend_limit_exceeded" } },
      anthropic: { answer: { error: 429, code: "enforced_spend_limit_reached", headers: { "retry-after": "1" } } },
    });
    expect(await failureOf(models.generate(journalContext(), planRequest()))).toMatchObject({
      code: "model.quota",
      retryable: false,
    });
  });
});

describe("a stop", () => {
  it.each([
    ["a hang", { hang: true } as const, undefined],
    ["a stream", { text: "word ".repeat(400), latencyMs: 5000 }, () => {}],
  ])("ends %s within 100 ms, closes the connection and asks nobody else", async (_what, reply, onText) => {
    const { models, anthropic, openai } = await world({ anthropic: { answer: reply }, openai: { answer: reply } });
    const ctx = journalContext();
    const work = failureOf(models.generate(ctx, writeRequest(onText ? { onText } : {})));
    await expect.poll(() => anthropic.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const reason = new Error("stopped by a person");
    const from = performance.now();
    ctx.stop(reason);
    expect(await work).toBe(reason);
    expect(performance.now() - from).toBeLessThan(100);
    await expect.poll(() => anthropic.requests[0]?.aborted).toBe(true);
    expect(openai.requests).toHaveLength(0);
  });

  it("ends the wait for a rate limit", async () => {
    const { models } = await world({ openai: { answer: { error: 429, headers: { "retry-after": "4" } } } });
    const ctx = journalContext();
    const work = failureOf(models.generate(ctx, planRequest()));
    await new Promise((resolve) => setTimeout(resolve, 150));
    const from = performance.now();
    ctx.stop();
    await work;
    expect(performance.now() - from).toBeLessThan(100);
  });
});
