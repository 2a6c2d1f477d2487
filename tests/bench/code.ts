import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFile } from "../../src/checks/project/check.ts";
import { createPythonSyntax } from "../../src/checks/project/ruff-node.ts";
import { createModels } from "../../src/models/models.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { readCorpus } from "../checks/project/corpus.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { sensibleAnswer } from "../doubles/llm/answer.ts";
import { countTokens, type Reply, type SeenRequest, textOf } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { createPipelineWorld } from "../pipelines/world.ts";
import { type Figure, median } from "./figures.ts";

/** How long each call takes, in milliseconds; a smoke run takes a tenth. Eight files are code, in two levels. */
const latencies = { intake: 3_500, plan: 2_500, file: 6_000, readme: 500, review: 2_500, fix: 3_000 };
const files = 8;
const around = latencies.intake + latencies.plan + latencies.readme + latencies.review;
const longestPathMs = around + 2 * latencies.file;
const oneAfterAnotherMs = around + files * latencies.file;

type Call = keyof typeof latencies;

/**
 * A code project by the vendors' SDKs: how long eight files in two levels take, how much a mend of one file writes against
 * writing all of them, and how long the checks of one file take.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const pace = smoke ? 0.1 : 1;
  const product = await openProduct();
  try {
    // the first one loads the SDKs and fills the caches; it need not be waited for
    await product.expand(sensibleAnswer, 0.02);
    const times: number[] = [];
    for (let round = 0; round < (smoke ? 1 : 3); round += 1)
      times.push((await product.expand(sensibleAnswer, pace)).ms);
    const { tokens } = await product.expand(withOneFault, 0.02);
    const [ms, fix, all] = [median(times), tokens.fix, tokens.file + tokens.readme];
    if (fix === 0) throw new Error("nothing was mended");
    return [
      figure("wall time, against the longest path", ms, "ms", longestPathMs * pace),
      figure("wall time, against one file after another", ms, "ms", oneAfterAnotherMs * pace),
      figure("output tokens of a mend of one file, against a regeneration", fix, "tokens", all),
      figure("check of one file, median", await checkMs(smoke), "ms", null),
    ];
  } finally {
    await product.close();
  }
}

const figure = (name: string, value: number, unit: string, floor: number | null): Figure => ({
  ...{ bench: "code", figure: name, value, unit, floor, ratio: floor === null ? null : value / floor },
});

async function checkMs(smoke: boolean): Promise<number> {
  const parts = { pythonSyntax: await createPythonSyntax() };
  const corpus = readCorpus();
  const times: number[] = [];
  for (let round = 0; round < (smoke ? 2 : 10); round += 1)
    for (const { path, text } of corpus) {
      const from = performance.now();
      checkFile({ id: "f", kind: "file", path, text }, parts);
      if (round > 0) times.push(performance.now() - from);
    }
  return median(times);
}

async function openProduct() {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-code-"));
  let answer: (request: SeenRequest) => Reply = sensibleAnswer;
  let tokens = noTokens();
  let pace = 1;
  const inTime = (request: SeenRequest): Reply => {
    const reply = answer(request);
    const call = callOf(request);
    tokens[call] += countTokens(textOf(reply));
    return { ...reply, latencyMs: Math.round(latencies[call] * pace) };
  };
  const [anthropic, openai] = await Promise.all([
    startAnthropicDouble({ answer: inTime }),
    startOpenAiDouble({ answer: inTime }),
  ]);
  const keys: Record<string, string> = { anthropic: anthropic.apiKey, openai: openai.apiKey };
  const vendor = ({ apiKey, url }: typeof openai) => ({ apiKey, baseUrl: url });
  const models = createModels({
    config: { anthropic: vendor(anthropic), openai: vendor(openai), compatible: [], routes: {} },
    credentialsFor: async (_, provider) => {
      const apiKey = keys[provider];
      return apiKey === undefined ? null : { apiKey, source: "environment" };
    },
    now: () => new Date(),
  });
  const store = await openPglite({ dataDir });
  const world = await createPipelineWorld(store, { models });
  return {
    async expand(by: typeof answer, at: number) {
      answer = by;
      pace = at;
      tokens = noTokens();
      const { id, ideaId } = await world.begin("A library that counts with Greek letters", { format: "code" });
      await world.engine.settled();
      await world.queue.idle();
      const { run, codeScores } = await world.result(id, ideaId);
      if (!run.completedAt || !codeScores?.passed) throw new Error(`the run is ${run.status}`);
      return { ms: run.completedAt.getTime() - run.createdAt.getTime(), tokens };
    },
    async close() {
      await world.close();
      await store.close();
      await Promise.all([anthropic.close(), openai.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const noTokens = (): Record<Call, number> => ({ intake: 0, plan: 0, file: 0, readme: 0, review: 0, fix: 0 });

function callOf({ task, system }: SeenRequest): Call {
  if (task === "intake") return "intake";
  if (system.startsWith("You plan")) return "plan";
  if (system.startsWith("You review")) return "review";
  if (system.startsWith("You mend")) return "fix";
  return system.startsWith("You write the README") ? "readme" : "file";
}

/** One file imports what nobody has; the mend takes that line out. */
function withOneFault(request: SeenRequest): Reply {
  const wrong = 'import pad from "left-padded";\n';
  if (callOf(request) === "fix")
    return { json: { edits: [{ file: "src/beta.js", search: wrong, replace: "" }], rewrites: [] } };
  const reply = sensibleAnswer(request);
  return "text" in reply && reply.text.includes("function beta") ? { text: `${wrong}${reply.text}` } : reply;
}
