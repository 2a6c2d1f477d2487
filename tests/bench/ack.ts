import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { uuidv7 } from "../../src/store/uuid.ts";
import { createChatWorld } from "../chat/world.ts";
import type { Load } from "./clients.ts";
import { openDatabase } from "./database.ts";
import { type Figure, median, percentile } from "./figures.ts";

/**
 * From a command's arrival over HTTP to its acknowledgement, with the event, the idea and the run committed in between,
 * against a bare handler that commits one row: the same server, the same database, as many connections, taking turns.
 * What was accepted is announced to the queue, and worked on elsewhere.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const database = await openDatabase();
  const world = await createChatWorld(database.store, { asleep: true });
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = request.url === "/bare" ? await database.commitOne(body) : await world.command(body);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer ?? null));
  });
  const clients = new Worker(new URL("./clients.ts", import.meta.url));
  try {
    const port = await listen(server);
    const measure = async (path: string, count: number, atOnce: number): Promise<number[]> => {
      const bodies = Array.from({ length: count }, () => `why our bees prefer the north balcony ${uuidv7()}`);
      clients.postMessage({ port, path, bodies, atOnce } satisfies Load);
      const [times] = (await once(clients, "message")) as [number[]];
      return times;
    };
    const [rounds, count] = smoke ? [1, 40] : [9, 600];
    // A server is measured, not its start.
    for (const path of ["/bare", "/command"]) await measure(path, count, 8);

    const figures: Figure[] = [];
    for (const atOnce of [1, 8]) {
      const times: { ack: number[]; bare: number[] }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const bare = await measure("/bare", count, atOnce);
        times.push({ bare, ack: await measure("/command", count, atOnce) });
        await world.engine.settled();
      }
      for (const share of [0.5, 0.99]) {
        const of = (which: "ack" | "bare") => times.map((one) => percentile(one[which], share));
        const [acks, bares] = [of("ack"), of("bare")];
        figures.push({
          bench: "ack",
          figure: `command in to acknowledged, ${atOnce} at once, p${share * 100} (${database.name})`,
          ...{ value: median(acks), unit: "ms", floor: median(bares) },
          ratio: median(acks.map((ack, index) => ack / (bares[index] ?? Number.NaN))),
        });
      }
    }
    return figures;
  } finally {
    await clients.terminate();
    server.close();
    await world.close();
    await database.close();
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return port;
}
