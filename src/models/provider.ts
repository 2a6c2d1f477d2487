import { z } from "zod";
import type { TokenCounts } from "./prices.ts";
import type { Effort } from "./routes.ts";
import type { Message } from "./types.ts";

/** How an answer ended: complete, cut at its token limit, declined, or out of context while writing. */
export const stops = ["end", "truncated", "refused", "too_long"] as const;
export type Stop = (typeof stops)[number];

/** One request to one model, in no vendor's words. */
export interface Ask {
  model: string;
  apiKey: string | null;
  system: string;
  messages: readonly Message[];
  output: { name: string; schema: z.ZodType } | null;
  /** Most tokens of the answer, thinking included. */
  maxOutputTokens: number;
  /** How deep to think; null where the model has no such setting. */
  effort: Effort | null;
  /** The same for all requests that share a prefix. */
  cacheKey: string;
  /** The answer's text as it comes. Present: the provider streams. */
  onText: ((piece: string) => void) | null;
  /** Resets the watch on a silent provider; to be called whenever something arrives. */
  alive(): void;
  signal: AbortSignal;
}

/** What a model answered, complete or not: paid for either way. */
export interface Answer {
  text: string;
  stop: Stop;
  /** The model that answered, by the provider's own word. */
  model: string;
  tokens: TokenCounts;
}

/** One vendor's API. Throws KindlingErrors (`model.*`); leaves retries, fallback and money to `generate.ts`. */
export interface Provider {
  name: string;
  ask(ask: Ask): Promise<Answer>;
}

/** Longest answer, in tokens, that is awaited in one piece; longer ones are streamed so that a hang shows early. */
const longestUnstreamed = 8000;

/** Whether to stream: when the text is shown as it comes, or when it is long. */
export const streams = ({ onText, maxOutputTokens }: Pick<Ask, "onText" | "maxOutputTokens">): boolean =>
  onText !== null || maxOutputTokens > longestUnstreamed;

/** An answer as it is journalled: small, and read back through this schema. */
export const journalled = z.object({
  text: z.string(),
  stop: z.enum(stops),
  provider: z.string(),
  model: z.string(),
  usage: z.object({
    inputTokens: z.number(),
    outputTokens: z.number(),
    cachedTokens: z.number(),
    reasoningTokens: z.number(),
    costUsd: z.number(),
  }),
});
export type Journalled = z.infer<typeof journalled>;
