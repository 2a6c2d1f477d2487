import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createPostgresBlobs } from "../../src/blobs/postgres.ts";
import { createBot } from "../../src/chat/bot.ts";
import { createFollower } from "../../src/chat/follower.ts";
import { chatSteps } from "../../src/chat/steps/chat-steps.ts";
import type { Bot, Card, ChatPort } from "../../src/chat/vocabulary.ts";
import { createEngine } from "../../src/engine/engine.ts";
import type { Engine, RunSnapshot } from "../../src/engine/types.ts";
import { pipelineSteps } from "../../src/pipelines/steps.ts";
import { createPlayground } from "../../src/playground/playground.ts";
import { createInProcessQueue } from "../../src/queue/in-process.ts";
import type { Store } from "../../src/store/store.ts";
import { quiet } from "../engine/world.ts";
import { pixelImages, scriptedModels } from "../pipelines/world.ts";

/**
 * All of Kindling behind its playground on a port of its own, with models that answer at once. Progress cards say in their
 * summary what they show: `run <id> <keys of the steps that have ended…>`.
 */
export async function openScriptedProduct(store: Store): Promise<{ port: number; close(): Promise<void> }> {
  const blobs = createPostgresBlobs(store);
  const { models } = scriptedModels({
    intake: ({ demo }) => ({ ...Object(demo), format: "blog", confidence: 95 }),
  });
  const playground = await createPlayground({
    store,
    accept: (incoming) => bot.accept(incoming),
    config: { playgroundToken: null, publicUrl: null },
  });
  const showing = new AsyncLocalStorage<RunSnapshot>();
  const port: ChatPort = {
    ...playground.port,
    update: (message, card) => playground.port.update(message, marked(card, showing.getStore())),
  };
  const queue = createInProcessQueue({ log: quiet });
  const parts = { store, blobs, models, ports: () => port, budget: { usd: 5, ms: 600_000 }, now: () => new Date() };
  const follow = createFollower({ ...parts, engine: () => engine });
  const engine: Engine = createEngine({
    ...{ store, queue, log: quiet },
    stepTypes: [
      ...pipelineSteps({
        ...parts,
        folder: null,
        codeChecks: async () => ({}),
        demoNotice: () => "demo",
        images: pixelImages(blobs),
      }),
      ...chatSteps({ ...parts, engine: () => engine }),
    ],
    renderCard: (run, card, signal) => showing.run(run, () => follow(run, card, signal)),
  });
  const bot: Bot = createBot({ ...parts, engine, log: quiet });
  queue.start(engine.deliver);

  const server = createServer(getRequestListener(playground.app.fetch));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      playground.close();
      server.close();
      await queue.stop(0);
      await engine.settled();
      server.closeAllConnections();
    },
  };
}

function marked(card: Card, run: RunSnapshot | undefined): Card {
  if (run === undefined) return card;
  const ended = run.steps.filter(({ state }) => state === "done").map(({ key }) => key);
  return { ...card, summary: ["run", run.id, ...ended].join(" ") };
}
