import { undated } from "./catalogue.ts";

/** US dollars per million tokens. */
export interface Rates {
  input: number;
  /** Input read from the provider's prompt cache. */
  cached: number;
  /** Input written to it. */
  cacheWrite: number;
  output: number;
}

/** A published price, valid from a day on until the next entry of the same model. */
export interface Price {
  provider: string;
  model: string;
  /** `YYYY-MM-DD`. */
  since: string;
  source: string;
  rates: Rates;
  /** The rates of a whole call whose prompt is longer than `overTokens`. */
  long?: { overTokens: number; rates: Rates };
}

/** Tokens of a call as they are billed. `cached` and `cacheWrite` are parts of `input`, `reasoning` of `output`. */
export interface TokenCounts {
  input: number;
  cached: number;
  cacheWrite: number;
  output: number;
  reasoning: number;
}

const anthropic = "https://platform.claude.com/docs/en/about-claude/pricing";
const openai = "https://developers.openai.com/api/docs/pricing (by third-party quotes)";

const sol: Rates = { input: 2, cached: 0.2, cacheWrite: 2.5, output: 10 };
const luna: Rates = { input: 0.1, cached: 0.01, cacheWrite: 0.125, output: 0.5 };
const terra: Rates = { input: 1, cached: 0.05, cacheWrite: 1.25, output: 5 };

/** OpenAI's surcharge on prompts over 272,000 tokens: input doubles, output costs half as much again. */
const surcharged = ({ input, cached, cacheWrite, output }: Rates) => ({
  overTokens: 272_000,
  rates: { input: input * 2, cached: cached * 2, cacheWrite: cacheWrite * 2, output: output * 1.5 },
});

/** The price table. A new price is a new entry; old ones stay, so that old runs can be reckoned again. */
export const prices: readonly Price[] = [
  {
    provider: "anthropic",
    model: "claude-opus-5-5",
    since: "2026-09-22",
    source: anthropic,
    rates: { input: 4, cached: 0.4, cacheWrite: 5, output: 20 },
  },
  {
    provider: "anthropic",
    model: "claude-sonnet-5-5",
    since: "2026-09-28",
    source: anthropic,
    rates: { input: 2, cached: 0.2, cacheWrite: 2.5, output: 10 },
  },
  {
    provider: "anthropic",
    model: "claude-haiku-5-5",
    since: "2026-10-07",
    source: anthropic,
    rates: luna,
    long: { overTokens: 100_000, rates: { input: 0.5, cached: 0.05, cacheWrite: 0.625, output: 2.5 } },
  },
  { provider: "openai", model: "gpt-6-sol", since: "2026-09-22", source: openai, rates: sol, long: surcharged(sol) },
  { provider: "openai", model: "gpt-6-luna", since: "2026-09-22", source: openai, rates: luna, long: surcharged(luna) },
  {
    provider: "openai",
    model: "gpt-6.1-terra",
    since: "2026-10-26",
    source: openai,
    rates: terra,
    long: surcharged(terra),
  },
];

/** The price of a model on a day, from `table`; null when none is known. Before the first entry the first one holds. */
export function priceOf(provider: string, model: string, at: Date, table: readonly Price[] = prices): Price | null {
  const id = undated(model);
  const day = at.toISOString().slice(0, 10);
  const entries = table
    .filter((price) => price.provider === provider && price.model === id)
    .sort((a, b) => a.since.localeCompare(b.since));
  return entries.findLast(({ since }) => since <= day) ?? entries[0] ?? null;
}

/** US dollars that the tokens cost; 0 where no price is known. */
export function costOf(price: Price | null, tokens: TokenCounts): number {
  if (price === null) return 0;
  const rates = ratesFor(price, tokens.input);
  const plain = Math.max(tokens.input - tokens.cached - tokens.cacheWrite, 0);
  const dollars =
    plain * rates.input +
    tokens.cached * rates.cached +
    tokens.cacheWrite * rates.cacheWrite +
    tokens.output * rates.output;
  return dollars / 1_000_000;
}

/** The most that a call can cost: every input token written to the cache, every output token used. */
export const highestCostOf = (price: Price | null, inputTokens: number, maxOutputTokens: number): number =>
  costOf(price, { input: inputTokens, cached: 0, cacheWrite: inputTokens, output: maxOutputTokens, reasoning: 0 });

const ratesFor = ({ rates, long }: Price, inputTokens: number): Rates =>
  long !== undefined && inputTokens > long.overTokens ? long.rates : rates;

/**
 * A cautious guess of a text's tokens: one for three bytes of UTF-8, which is a little high for English and
 * about right for code, German or Chinese with the tokenizers of 2026.
 */
export const estimateTokens = (text: string): number => Math.ceil(new TextEncoder().encode(text).length / 3);
