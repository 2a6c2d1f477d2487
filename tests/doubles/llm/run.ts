/**
 * Both doubles as a program, for trying the product by hand with the real SDKs: `node tests/doubles/llm/run.ts` prints
 * the variables to export and serves until it is interrupted. `--slow` answers at the pace of real models.
 */
import { startAnthropicDouble } from "../anthropic/server.ts";
import { startOpenAiDouble } from "../openai/server.ts";
import type { DoubleOptions } from "./script.ts";

const paceMs: Record<string, number> = { intake: 3500, plan: 2500, write: 10_000, imagePrompt: 1000, review: 2500 };
const options: DoubleOptions = process.argv.includes("--slow") ? { latencyMs: ({ task }) => paceMs[task] ?? 4000 } : {};

const [anthropic, openai] = await Promise.all([startAnthropicDouble(options), startOpenAiDouble(options)]);
console.log(`export ANTHROPIC_BASE_URL=${anthropic.url} ANTHROPIC_API_KEY=${anthropic.apiKey}`);
console.log(`export OPENAI_BASE_URL=${openai.url} OPENAI_API_KEY=${openai.apiKey}`);
