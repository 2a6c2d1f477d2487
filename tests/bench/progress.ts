import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { eq, inArray } from "drizzle-orm";
import { cards, runs, steps } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import type { Load } from "./clients.ts";
import { openDatabase } from "./database.ts";
import { type Figure, percentile } from "./figures.ts";
import type { Sightings } from "./page.ts";
import { openScriptedProduct } from "./scripted-product.ts";

/** How many expansions are begun at once. */
const runsAtOnce = 200;
/** What is wanted, in milliseconds. */
const wantedMs = 1_000;
const patienceMs = 300_000;

/**
 * From a step's commit to the card on an open page that shows it as ended, while 200 expansions work at once with models
 * that answer at once: the real playground over HTTP and its event stream, the real bot, pipelines and engine.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const database = await openDatabase();
  const product = await openScriptedProduct(database.store);
  const page = new Worker(new URL("./page.ts", import.meta.url), { workerData: { port: product.port } });
  const clients = new Worker(new URL("./clients.ts", import.meta.url));
  try {
    await once(page, "message");
    const count = smoke ? 10 : runsAtOnce;
    const bodies = Array.from({ length: count }, (_, index) => {
      const text = `/expand why our bees prefer balcony ${index} --words 300`;
      return JSON.stringify({ eventId: uuidv7(), channel: "general", thread: null, text });
    });
    const path = "/playground/api/messages?as=ada";
    clients.postMessage({
      ...{ port: product.port, path, bodies, atOnce: 16, headers: { "x-kindling": "page" } },
    } satisfies Load);
    await once(clients, "message");
    await shown(database.store, count);

    page.postMessage("what did you see?");
    const [sightings] = (await once(page, "message")) as [Sightings];
    const ended = await database.store.asSystem((tx) =>
      tx.select({ run: steps.runId, key: steps.key, at: steps.completedAt }).from(steps).where(eq(steps.state, "done")),
    );
    const waits = ended.map(({ run, key, at }) => {
      const seen = sightings.get(`${run} ${key}`);
      if (seen === undefined || at === null) throw new Error(`the page never showed the end of ${key}`);
      return seen - at.getTime();
    });
    return [0.5, 0.99].map((share) => {
      const value = percentile(waits, share);
      const figure = `step committed to card on the page, ${count} runs at once, p${share * 100} (${database.name})`;
      return { bench: "progress", figure, value, unit: "ms", floor: wantedMs, ratio: value / wantedMs };
    });
  } finally {
    await Promise.all([page.terminate(), clients.terminate()]);
    await product.close();
    await database.close();
  }
}

/** Waits until all runs have ended and their cards have been shown as they are. */
async function shown(store: Store, count: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const open = await store.asSystem(async (tx) => {
      const working = await tx.$count(runs, inArray(runs.status, ["running", "waiting"]));
      const all = await tx.select({ version: cards.version, rendered: cards.rendered }).from(cards);
      return working + count - all.filter(({ version, rendered }) => version === rendered).length;
    });
    if (open === 0) break;
    if (Date.now() > deadline) throw new Error(`${open} runs or cards have not ended`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // The last events are on their way.
  await new Promise((resolve) => setTimeout(resolve, 500));
}
