import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { sensibleAnswer } from "../doubles/llm/answer.ts";
import type { Reply, SeenRequest } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";

/*
 * The model providers in a thread of their own: in life their work is not done by the process that is measured.
 * Started with `{ latencies, pictures }`: how long each task takes, in milliseconds, and how many pictures a plan asks for.
 */

/** What the thread says once both listen: where, and with which key. */
export type Providers = Record<"anthropic" | "openai", { apiKey: string; baseUrl: string }>;

const { latencies, pictures } = z
  .object({ latencies: z.record(z.string(), z.number()), pictures: z.number() })
  .parse(workerData);

const setup = { answer: withPictures, latencyMs: ({ task }: SeenRequest) => latencies[task] ?? 0 };
const [anthropic, openai] = await Promise.all([startAnthropicDouble(setup), startOpenAiDouble(setup)]);
const vendor = ({ apiKey, url }: typeof openai) => ({ apiKey, baseUrl: url });
const providers: Providers = { anthropic: vendor(anthropic), openai: vendor(openai) };
parentPort?.postMessage(providers);

/** The usual answers, with a picture behind each of the first sections. */
function withPictures(request: SeenRequest): Reply {
  const reply = sensibleAnswer(request);
  if (request.task !== "plan" || !("json" in reply)) return reply;
  const images = Array.from({ length: pictures }, (_, section) => ({
    section,
    subject: "a loaf of bread",
    alt: "A loaf of bread",
    caption: "A loaf.",
  }));
  return { ...reply, json: Object.assign({}, reply.json, { images }) };
}
