import { afterEach } from "vitest";
import { z } from "zod";
import type { ModelsConfig } from "../../src/config.ts";
import { createModels, type ModelsOptions } from "../../src/models/models.ts";
import type { GenerateRequest } from "../../src/models/types.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import type { DoubleOptions } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";

/** No provider at all. */
export const noProviders: ModelsConfig = { anthropic: null, openai: null, compatible: [], routes: {} };

/** What a test may choose of its world. */
export interface WorldOptions extends Partial<Omit<ModelsOptions, "config" | "credentialsFor">> {
  routes?: ModelsConfig["routes"];
  anthropic?: DoubleOptions | false;
  openai?: DoubleOptions | false;
  /** The key that the gateway sends, when it should not be the right one. */
  keys?: { anthropic?: string; openai?: string; mine?: string };
  /** A compatible provider `mine`, served by a second OpenAI double over Chat Completions. */
  compatible?: (DoubleOptions & { models?: string[] }) | true;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** The gateway with the real SDKs against doubles of both vendors, and of a compatible one when asked for. */
export async function world(options: WorldOptions = {}) {
  const { routes = {}, anthropic: anthropicOptions, openai: openaiOptions, keys = {}, compatible, ...rest } = options;
  const anthropic = await startAnthropicDouble(anthropicOptions || {});
  const openai = await startOpenAiDouble(openaiOptions || {});
  const mine = await startOpenAiDouble(compatible === true ? {} : (compatible ?? {}));
  open.push(anthropic.close, openai.close, mine.close);
  const apiKeys: Record<string, string | null> = {
    anthropic: anthropicOptions === false ? null : (keys.anthropic ?? anthropic.apiKey),
    openai: openaiOptions === false ? null : (keys.openai ?? openai.apiKey),
    mine: compatible === undefined ? null : (keys.mine ?? mine.apiKey),
  };
  const vendor = (name: string, url: string) =>
    apiKeys[name] ? { apiKey: apiKeys[name], baseUrl: url } : { apiKey: "", baseUrl: url };
  const config: ModelsConfig = {
    anthropic: vendor("anthropic", anthropic.url),
    openai: vendor("openai", openai.url),
    compatible: compatible
      ? [{ name: "mine", baseUrl: mine.url, apiKey: mine.apiKey, models: ["large-1", "small-1"] }]
      : [],
    routes,
  };
  const models = createModels({
    config,
    credentialsFor: async (_workspace, provider) => {
      const apiKey = apiKeys[provider];
      return apiKey ? { apiKey, source: "environment" } : null;
    },
    now: () => new Date("2026-11-20T12:00:00Z"),
    random: () => 0,
    timeouts: { answerMs: 400, silenceMs: 400 },
    ...rest,
  });
  return { models, anthropic, openai, mine, apiKeys };
}

export const planSchema = z.object({
  title: z.string().min(3).max(80).describe("The title"),
  tone: z.enum(["casual", "technical"]),
  words: z.number().int().min(150).max(4000),
  note: z.string().nullable(),
  sections: z.array(z.object({ heading: z.string(), words: z.number() })).min(2),
});
export type PlanValue = z.infer<typeof planSchema>;

export const goodPlan: PlanValue = {
  title: "Tea at home",
  tone: "casual",
  words: 600,
  note: null,
  sections: [
    { heading: "Water", words: 300 },
    { heading: "Leaves", words: 300 },
  ],
};

/** A structured request: OpenAI's small model is first, Anthropic's second. */
export const planRequest = (more: Partial<GenerateRequest<PlanValue>> = {}): GenerateRequest<PlanValue> => ({
  task: "plan",
  system: "You plan posts.",
  messages: [{ role: "user", text: "An idea about tea." }],
  output: { name: "plan", schema: planSchema },
  maxOutputTokens: 3000,
  demo: () => goodPlan,
  ...more,
});

/** A free text request: Anthropic's writer is first, OpenAI's second. */
export const writeRequest = (more: Partial<GenerateRequest<string>> = {}): GenerateRequest<string> => ({
  task: "write",
  system: "You write posts.",
  messages: [{ role: "user", text: "Write about tea." }],
  maxOutputTokens: 4000,
  demo: () => "A demo text about tea.",
  ...more,
});
