import { Hono } from "hono";
import type { Bot, ChatPort } from "../chat/vocabulary.ts";
import type { Scope, Store } from "../store/store.ts";
import { createAdmission } from "./admission.ts";
import { assetRoutes, bundleAssets } from "./assets.ts";
import { createGuard } from "./guard.ts";
import { secureHeaders } from "./headers.ts";
import { createHub } from "./hub.ts";
import { createMarkdown } from "./markdown.ts";
import { createMessageLog } from "./message-log.ts";
import { pageRoutes } from "./pages.ts";
import { createPort } from "./port.ts";
import { createApi } from "./routes.ts";
import { createTurns } from "./turns.ts";
import { createView } from "./view.ts";
import { createVisitors } from "./visitors.ts";

/** What the playground is made of. */
export interface PlaygroundParts {
  store: Store;
  /** Where what people do goes. Called only once requests come, so that the bot may be made after this. */
  accept: Bot["accept"];
  /** With a token, everybody who has it may come in; without, this machine only. */
  config: { playgroundToken: string | null; publicUrl: string | null };
}

/** A chat platform that is a page in the browser. */
export interface Playground {
  /** `/`, `/c/*`, `/side-by-side` and `/playground/*`; to be mounted at the root. */
  app: Hono;
  port: ChatPort;
  /** Whose rights a request has that shows a file; undefined for one that the playground would refuse. */
  viewer(request: Request): Promise<Scope | undefined>;
  /** Ends the open event streams, so that the server can stop. Pages come back by themselves. */
  close(): void;
}

/**
 * The playground: the first chat platform, and the one that needs no account. Node only.
 * @throws when the browser's code cannot be bundled.
 */
export async function createPlayground({ store, accept, config }: PlaygroundParts): Promise<Playground> {
  const assets = await bundleAssets();
  const { build } = assets;
  const hub = createHub();
  const markdown = createMarkdown();
  const log = createMessageLog(store, hub);
  const visitors = createVisitors(store);
  const access = { token: config.playgroundToken, publicUrl: config.publicUrl };
  const refuse = createGuard(access);
  const admission = createAdmission(refuse, access);

  const app = new Hono();
  app.route("/", pageRoutes(admission, build));
  app.use("/playground/*", secureHeaders, admission);
  app.route("/playground/assets", assetRoutes(assets));
  app.route(
    "/playground/api",
    createApi({ log, accept, inTurn: createTurns(), hub, view: createView(markdown), markdown, visitors, build }),
  );

  return {
    app,
    port: createPort(log, hub),
    viewer: async (request) => (refuse(request, undefined) ? undefined : (await visitors.of(request)).scope),
    close: () => hub.close(),
  };
}
