import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { createModels } from "../../src/models/models.ts";
import { expandRun } from "../../src/pipelines/expand.ts";
import { defaultOptions } from "../../src/pipelines/options.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { modelCalls } from "../../src/store/schema.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { sensibleAnswer } from "../doubles/llm/answer.ts";
import { countTokens, type Reply, type SeenRequest, textOf } from "../doubles/llm/script.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { createPipelineWorld, outputOf } from "../pipelines/world.ts";
import { type Figure, median } from "./figures.ts";

/** How long a model takes for a token of its answer, in milliseconds: a tenth of what it takes in life. */
const msPerToken = 1.5;

const idea = "What a bakery taught me about caching";
const words = 800;
const headings = ["Bread before dawn", "The shelf", "Misses", "Stale on purpose", "Two ovens", "What to try"];

/** Steps that a new version costs either way, and pictures, which no edit asks for: not part of what is compared. */
const tasks = { edit: ["refine"], text: ["write"], regeneration: ["intake", "plan", "write"] };

/**
 * "Rewrite the third section" of a post of six, against a regeneration of the post, by the vendors' SDKs. Tokens and
 * times are those of the ledger; the doubles take as long as the length of their answers says.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-refine-"));
  const [anthropic, openai] = await Promise.all([
    startAnthropicDouble({ answer: inProportion }),
    startOpenAiDouble({ answer: inProportion }),
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

  /** What the calls for these tasks brought and took, in one run. */
  const spent = async (id: string, of: readonly string[]) => {
    const rows = await store.asWorkspace(world.scope, (tx) =>
      tx.select().from(modelCalls).where(eq(modelCalls.runId, id)),
    );
    const calls = rows.filter(({ task }) => of.includes(task));
    const sum = (figure: (call: (typeof rows)[number]) => number) => calls.reduce((all, call) => all + figure(call), 0);
    return { tokens: sum((call) => call.outputTokens), ms: sum((call) => call.latencyMs) };
  };

  try {
    const options = { ...defaultOptions, words };
    const first = await world.expand(idea, options);
    const measured: Record<keyof typeof tasks, Awaited<ReturnType<typeof spent>>[]> = {
      edit: [],
      text: [],
      regeneration: [],
    };
    for (let round = 0; round < (smoke ? 1 : 5); round += 1) {
      const refined = await world.refine(first.ideaId, ["rewrite the third section"]);
      const not = [first.post?.title ?? ""];
      const anew = await world.run(
        expandRun({ ...world.startOf(first.ideaId), idea, options, target: null, angle: { not } }),
      );
      const { touched } = outputOf<{ touched: string[] }>(refined, "edit");
      if (touched.join() !== "s3" || anew.run.status !== "done") throw new Error("not what was to be measured");
      measured.edit.push(await spent(refined.run.id, tasks.edit));
      measured.text.push(await spent(anew.run.id, tasks.text));
      measured.regeneration.push(await spent(anew.run.id, tasks.regeneration));
    }
    const middle = (of: keyof typeof tasks, figure: "tokens" | "ms") =>
      median(measured[of].map((each) => each[figure]));
    const against = (of: "text" | "regeneration", figure: "tokens" | "ms", name: string): Figure => {
      const [value, floor] = [middle("edit", figure), middle(of, figure)];
      return { bench: "refine", figure: name, value, unit: figure, floor, ratio: value / floor };
    };
    return [
      against("regeneration", "tokens", "output tokens of an edit, against a regeneration"),
      against("regeneration", "ms", "time of the edit's call, against a regeneration's"),
      against("text", "tokens", "output tokens of an edit, against writing the text alone"),
      against("text", "ms", "time of the edit's call, against writing the text alone"),
    ];
  } finally {
    await world.close();
    await store.close();
    await Promise.all([anthropic.close(), openai.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The usual answers, after a time that their length asks for; a plan has six sections. */
function inProportion(request: SeenRequest): Reply {
  const usual = sensibleAnswer(request);
  const reply =
    request.task === "plan" && "json" in usual ? { json: Object.assign({}, usual.json, { sections }) } : usual;
  return { ...reply, latencyMs: Math.round(countTokens(textOf(reply)) * msPerToken) };
}

const sections = headings.map((heading) => ({
  ...{ heading, purpose: "The reader knows what this part means in practice." },
  ...{ points: ["Say what matters here and why.", "Give one example from an ordinary day."], words: words / 7 },
}));
