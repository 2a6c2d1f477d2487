import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Blobs } from "../../src/blobs/blobs.ts";
import type { Images } from "../../src/images/types.ts";
import { createModels } from "../../src/models/models.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { createPipelineWorld, pixelImages } from "../pipelines/world.ts";
import { type Figure, median } from "./figures.ts";
import type { Providers } from "./providers.ts";

/** How long the providers take, in milliseconds: a tenth of what they take in life. */
const latencies: Record<string, number> = { intake: 350, plan: 250, write: 1_000, imagePrompt: 100, review: 250 };
const pictureMs = 400;
const pictures = 3;

/** Intake, plan, the longer of text and pictures, review: what no machinery can be faster than. */
const longestPathMs =
  350 + 250 + Math.max(latencies.write ?? 0, (latencies.imagePrompt ?? 0) + pictureMs) + (latencies.review ?? 0);

/**
 * An expansion from its start to its end, by the vendors' SDKs against doubles in a thread of their own that answer
 * after scripted latencies, on an embedded database on disk. The floor is the longest path through the graph.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "critical-path-"));
  const providers = new Worker(new URL("./providers.ts", import.meta.url), { workerData: { latencies, pictures } });
  const [{ anthropic, openai }] = (await once(providers, "message")) as [Providers];
  const store = await openPglite({ dataDir });
  const keys: Record<string, string> = { anthropic: anthropic.apiKey, openai: openai.apiKey };
  const models = createModels({
    config: { anthropic, openai, compatible: [], routes: {} },
    credentialsFor: async (_, provider) => {
      const apiKey = keys[provider];
      return apiKey === undefined ? null : { apiKey, source: "environment" };
    },
    now: () => new Date(),
  });
  const world = await createPipelineWorld(store, { models, images: slowImages });
  try {
    const times: number[] = [];
    const expand = async () => {
      const { id, ideaId } = await world.begin("What a bakery taught me about caching", { words: 400 });
      // nothing asks the database how far it is: it has one session
      await world.engine.settled();
      await world.queue.idle();
      const { run, post } = await world.result(id, ideaId);
      const made = post?.parts.filter((part) => part.kind === "image").length;
      if (!run.completedAt || made !== pictures) throw new Error(`the run is ${run.status} with ${made} pictures`);
      return run.completedAt.getTime() - run.createdAt.getTime();
    };
    // the first ones load the SDKs, fill the caches and warm the compiler up: a server is measured, not its start
    for (let round = 0; round < (smoke ? 1 : 4); round += 1) await expand();
    for (let round = 0; round < (smoke ? 1 : 9); round += 1) times.push(await expand());
    const value = median(times);
    return [
      {
        bench: "critical-path",
        figure: "wall time of an expansion",
        value,
        unit: "ms",
        floor: longestPathMs,
        ratio: value / longestPathMs,
      },
    ];
  } finally {
    await world.close();
    await store.close();
    await providers.terminate();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function slowImages(blobs: Blobs): Images {
  const images = pixelImages(blobs);
  return {
    async make(ctx, request) {
      await new Promise((resolve) => setTimeout(resolve, pictureMs));
      return images.make(ctx, request);
    },
  };
}
