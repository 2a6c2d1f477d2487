import { describe, expect, it } from "vitest";
import { costOf, estimateTokens, highestCostOf, type Price, priceOf, prices } from "../../src/models/prices.ts";
import { journalled } from "../../src/models/provider.ts";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world } from "./world.ts";

const at = new Date("2026-11-20T12:00:00Z");
const system = "A long and stable prefix of instructions. ".repeat(120);

describe("usage of a call", () => {
  it("counts what OpenAI cached and reasoned, and costs what the price table says", async () => {
    const { models } = await world({ openai: { answer: { json: goodPlan } } });
    const first = journalContext();
    const second = journalContext();
    await models.generate(first, planRequest({ system }));
    await models.generate(second, planRequest({ system }));
    const [cold, warm] = [first, second].map(({ rows }) => journalled.parse(rows[0]?.response).usage);
    expect(cold).toMatchObject({ cachedTokens: 0, reasoningTokens: 64 });
    expect(warm?.cachedTokens).toBe(Math.ceil(system.length / 4));
    const { input, cached, output } = { input: 0.1, cached: 0.01, output: 0.5 };
    const plain = (warm?.inputTokens ?? 0) - (warm?.cachedTokens ?? 0);
    const expected = (plain * input + (warm?.cachedTokens ?? 0) * cached + (warm?.outputTokens ?? 0) * output) / 1e6;
    expect(warm?.costUsd).toBeCloseTo(expected, 12);
    expect(warm?.costUsd).toBeLessThan(cold?.costUsd ?? 0);
  });

  it("counts Anthropic's cache into the input: written first, read after, streamed or not", async () => {
    const { models } = await world({ openai: false, anthropic: { answer: { json: goodPlan } } });
    const usages = [];
    for (const onText of [undefined, undefined, () => {}]) {
      const ctx = journalContext();
      await models.generate(ctx, planRequest({ system, ...(onText && { onText }) }));
      usages.push(journalled.parse(ctx.rows[0]?.response).usage);
    }
    const [cold, warm, streamed] = usages;
    const prefix = Math.ceil(system.length / 4);
    expect(cold).toMatchObject({ cachedTokens: 0, reasoningTokens: 48 });
    expect(warm).toMatchObject({ cachedTokens: prefix, inputTokens: cold?.inputTokens });
    expect(streamed).toEqual(warm);
    const rest = (cold?.inputTokens ?? 0) - prefix;
    expect(cold?.costUsd).toBeCloseTo((rest * 0.1 + prefix * 0.125 + (cold?.outputTokens ?? 0) * 0.5) / 1e6, 12);
  });

  it("never costs more than was reserved", async () => {
    const { models } = await world({ openai: { answer: { json: goodPlan } } });
    const ctx = journalContext();
    await models.generate(ctx, planRequest({ system }));
    expect(ctx.rows[0]?.costUsd).toBeGreaterThan(0);
    expect(ctx.rows[0]?.costUsd).toBeLessThan(ctx.rows[0]?.call.maxCostUsd ?? 0);
  });
});

describe("the price table", () => {
  it("has a day and a source for every price", () => {
    for (const { since, source } of prices) {
      expect(since).toMatch(/^2026-\d\d-\d\d$/);
      expect(source).toMatch(/^https:/);
    }
  });

  it("takes the price of the day, and the first one for days before", () => {
    const rates = { input: 1, cached: 1, cacheWrite: 1, output: 1 };
    const table: Price[] = [
      { provider: "a", model: "m", since: "2026-12-01", source: "", rates: { ...rates, output: 9 } },
      { provider: "a", model: "m", since: "2026-06-01", source: "", rates },
    ];
    const output = (day: string) => priceOf("a", "m", new Date(day), table)?.rates.output;
    expect([output("2026-01-01"), output("2026-07-01"), output("2026-12-01")]).toEqual([1, 1, 9]);
  });

  it("knows a dated snapshot by its model, and nothing of another vendor's", () => {
    expect(priceOf("anthropic", "claude-haiku-5-5-20261007", at)?.model).toBe("claude-haiku-5-5");
    expect(priceOf("groq", "claude-haiku-5-5", at)).toBeNull();
    expect(costOf(null, { input: 1e6, cached: 0, cacheWrite: 0, output: 1e6, reasoning: 0 })).toBe(0);
  });

  it("charges the whole of a long prompt at the long prompt's rates", () => {
    const haiku = priceOf("anthropic", "claude-haiku-5-5", at);
    expect(highestCostOf(haiku, 100_000, 0)).toBeCloseTo(0.0125, 10);
    expect(highestCostOf(haiku, 100_001, 0)).toBeCloseTo(0.0625, 5);
  });

  it("guesses tokens on the high side", () => {
    expect(
      estimateTokens("Twelve plain words of English that a tokenizer would hardly split further."),
    ).toBeGreaterThan(14);
    expect(estimateTokens("一个想法")).toBe(4);
  });
});
