import { get } from "node:http";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

/** What the main thread gets when it asks: when a step of a run was first seen as ended, by `run step`, in ms since 1970. */
export type Sightings = Map<string, number>;

const changes = z.object({
  messages: z.array(z.object({ content: z.object({ summary: z.string().optional() }) })),
});

/*
 * An open page of the playground, in a thread of its own: reads the event stream and notes what the cards show. Cards say
 * in their summary which run they show, and which of its steps have ended. Started with `{ port }`.
 */
const { port } = z.object({ port: z.number() }).parse(workerData);
const sightings: Sightings = new Map();

get({ host: "127.0.0.1", port, path: "/playground/api/events?as=ada&since=0" }, (response) => {
  let event = "";
  createInterface(response).on("line", (line) => {
    if (line.startsWith("event: ")) event = line.slice("event: ".length);
    if (event === "hello" && line === "") parentPort?.postMessage("open");
    if (event !== "changes" || !line.startsWith("data: ")) return;
    const at = performance.timeOrigin + performance.now();
    for (const { content } of changes.parse(JSON.parse(line.slice("data: ".length))).messages) {
      const [mark, run, ...steps] = content.summary?.split(" ") ?? [];
      if (mark !== "run") continue;
      for (const step of steps) if (!sightings.has(`${run} ${step}`)) sightings.set(`${run} ${step}`, at);
    }
  });
});
parentPort?.on("message", () => parentPort?.postMessage(sightings));
