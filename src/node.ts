import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { App } from "./app.ts";
import { type Config, isLoopback } from "./config.ts";
import { KindlingError } from "./errors.ts";
import type { Log } from "./log.ts";
import { besideRoutes } from "./node/beside.ts";
import { createNodeDiscord, type NodeDiscord } from "./node/discord.ts";
import { openNode } from "./node/open.ts";
import { createNodeSlack, type NodeSlack } from "./node/slack.ts";
import { createPlayground, type Playground } from "./playground/playground.ts";

/** A server that answers. */
export interface RunningServer {
  /** Where a browser on this machine finds it. */
  url: string;
  close(): Promise<void>;
}

/**
 * One Node process that is all of Kindling: playground, engine and database. Rejects with a KindlingError when it
 * cannot start (`database.locked`, `port.taken`, …).
 */
export async function serve(config: Config, log: Log): Promise<RunningServer> {
  let playground: Playground | undefined;
  let slack: NodeSlack | undefined;
  let discord: NodeDiscord | undefined;
  const node = await openNode(config, log, async ({ store }) => {
    const accept: App["bot"]["accept"] = (incoming) => node.app.bot.accept(incoming);
    const made = await createPlayground({ store, accept, config });
    playground = made;
    if (config.slack) slack = createNodeSlack({ config: config.slack, store, app: () => node.app, log });
    const { dataDir } = config;
    if (config.discord) {
      discord = createNodeDiscord({ config: config.discord, dataDir, store, app: () => node.app, log });
    }
    return {
      ports(workspace) {
        if (workspace.startsWith("slack:")) return slack?.port(workspace);
        return workspace.startsWith("discord:") ? discord?.port(workspace) : made.port;
      },
      viewer: made.viewer,
      health: { ...(slack && { slack: slack.health }), ...(discord && { discord: discord.health }) },
    };
  });
  try {
    const { app } = node;
    const token = randomBytes(32).toString("base64url");
    app.http.route("/", besideRoutes(app, token));
    if (node.jobs) app.http.route("/", node.jobs);
    if (slack?.routes) app.http.route("/", slack.routes);
    if (discord) app.http.route("/", discord.routes);
    if (playground) app.http.route("/", playground.app);

    const server = createServer(getRequestListener(app.http.fetch));
    const port = await listen(server, config);
    const host = isLoopback(config.host) ? config.host : "127.0.0.1";
    const url = `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
    await node.announce({ url, token });
    slack?.start();
    discord?.start();
    return {
      url: config.publicUrl ?? url,
      async close() {
        playground?.close();
        server.close();
        await slack?.close();
        await discord?.close();
        await node.close();
        server.closeAllConnections();
      },
    };
  } catch (error) {
    await node.close();
    throw error;
  }
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  try {
    server.listen({ host: host.replace(/^\[|\]$/g, ""), port });
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" || code === "EACCES")
      throw new KindlingError("port.taken", { params: { port }, cause: error });
    throw new KindlingError("address.unusable", { params: { host }, cause: error });
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
