import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Ack, ChatPort, Incoming } from "../../src/chat/vocabulary.ts";
import type { Store } from "../../src/store/store.ts";
import { type OpenPlayground, openPlayground } from "../playground/open.ts";
import type { ScriptedBot } from "../playground/scripted-bot.ts";

/** The playground on a socket, with a scripted bot behind it. */
export interface PageServer {
  url: string;
  port(): ChatPort;
  bot(): ScriptedBot;
  /** What the bot says instead of its script, where that is something. */
  answerWith(answer: (incoming: Incoming) => Ack | undefined): void;
  stop(): Promise<void>;
  /** On the same port and the same messages. */
  start(): Promise<void>;
}

/** A picture of one colour, for blobs that nobody made. */
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36"/></svg>';

export async function startPageServer(store: Store, stepMs: number): Promise<PageServer> {
  let playground: OpenPlayground;
  let server: Server;
  let port = 0;
  const start = async () => {
    playground = await openPlayground(store, { stepMs });
    const app = new Hono();
    app.get("/files/:id", (c) => c.body(picture, 200, { "content-type": "image/svg+xml" }));
    app.route("/", playground.app);
    server = createServer(getRequestListener(app.fetch)).listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    port = typeof address === "object" && address ? address.port : 0;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    port: () => playground.port,
    bot: () => playground.bot,
    answerWith: (answer) => playground.answerWith(answer),
    async stop() {
      playground.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
    start,
  };
}
