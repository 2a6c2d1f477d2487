import { type Context, Hono, type MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import { pageTexts } from "../chat/texts/page.ts";
import type { Bot, ChatPort } from "../chat/vocabulary.ts";
import type { Scope, Store } from "../store/store.ts";
import { type Assets, bundleAssets } from "./assets.ts";
import { accessCookie, accessDigest, createGuard, equal } from "./guard.ts";
import { secureHeaders } from "./headers.ts";
import { createHub } from "./hub.ts";
import { createMarkdown } from "./markdown.ts";
import { createMessageLog } from "./message-log.ts";
import { page, refusalPage } from "./page.ts";
import { personById } from "./places.ts";
import { createPort } from "./port.ts";
import { createApi } from "./routes.ts";
import { createView } from "./view.ts";
import { createVisitors, personCookie } from "./visitors.ts";

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
  /** `/`, `/c/*` and `/playground/*`; to be mounted at the root. */
  app: Hono;
  port: ChatPort;
  /** Whose rights a request has that shows a file; undefined for one that the playground would refuse. */
  viewer(request: Request): Promise<Scope | undefined>;
  /** Ends the open event streams, so that the server can stop. Pages come back by themselves. */
  close(): void;
}

const yearSeconds = 31_536_000;

/**
 * The playground: the first chat platform, and the one that needs no account. Node only.
 * @throws when the browser's code cannot be bundled.
 */
export async function createPlayground({ store, accept, config }: PlaygroundParts): Promise<Playground> {
  const assets = await bundleAssets();
  const hub = createHub();
  const markdown = createMarkdown();
  const log = createMessageLog(store, hub);
  const visitors = createVisitors(store);
  const refuse = createGuard({ token: config.playgroundToken, publicUrl: config.publicUrl });
  const view = createView(markdown);

  const guard: MiddlewareHandler = async (c, next) => {
    const refusal = refuse(c.req.raw, remoteAddress(c));
    if (!refusal) return next();
    if (refusal === "token" && tokenGiven(c, config)) return welcome(c, config);
    const status = refusal === "token" ? 401 : 403;
    const message = pageTexts.refusal[refusal];
    if (c.req.path.startsWith("/playground/")) return c.json({ error: { code: refusal, message } }, status);
    return c.html(refusalPage(message), status);
  };

  const app = new Hono();
  const shown: MiddlewareHandler = async (c) => {
    const person = personById(c.req.query("as") ?? "");
    if (person) setCookie(c, personCookie, person.id, { path: "/", sameSite: "Lax", maxAge: yearSeconds });
    // Whoever is let in already may still come with the token in the address; it must not stay there.
    if (c.req.query("token") !== undefined) return c.redirect(withoutToken(c), 303);
    return c.html(page(assets.build));
  };
  app.get("/", secureHeaders, guard, shown);
  app.get("/c/*", secureHeaders, guard, shown);
  app.use("/playground/*", secureHeaders, guard);
  app.route("/playground/assets", assetRoutes(assets));
  app.route("/playground/api", createApi({ log, accept, hub, view, markdown, visitors, build: assets.build }));

  return {
    app,
    port: createPort(log, hub),
    viewer: async (request) => (refuse(request, undefined) ? undefined : (await visitors.of(request)).scope),
    close: () => hub.close(),
  };
}

function assetRoutes({ build, script, style, icon }: Assets): Hono {
  const files: Readonly<Record<string, { type: string; text: string }>> = {
    "main.js": { type: "text/javascript; charset=utf-8", text: script },
    "page.css": { type: "text/css; charset=utf-8", text: style },
    "icon.svg": { type: "image/svg+xml", text: icon },
  };
  return new Hono().get("/:build/:name", (c) => {
    const file = c.req.param("build") === build ? files[c.req.param("name")] : undefined;
    if (!file) return c.notFound();
    return c.body(file.text, 200, {
      "content-type": file.type,
      "cache-control": "private, max-age=31536000, immutable",
    });
  });
}

type Access = Pick<PlaygroundParts["config"], "playgroundToken" | "publicUrl">;

const tokenGiven = (c: Context, { playgroundToken }: Access): boolean =>
  c.req.method === "GET" && playgroundToken !== null && equal(c.req.query("token") ?? "", playgroundToken);

/** Keeps what stands for the token in a cookie, and takes the token out of the address. */
function welcome(c: Context, { playgroundToken, publicUrl }: Access): Response {
  setCookie(c, accessCookie, accessDigest(playgroundToken ?? ""), {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl?.startsWith("https:") ?? false,
    maxAge: yearSeconds,
  });
  return c.redirect(withoutToken(c), 303);
}

function withoutToken(c: Context): string {
  const url = new URL(c.req.url);
  url.searchParams.delete("token");
  return `${url.pathname}${url.search}`;
}

/** The caller's address where a socket is known; there is none when a request is made up in the same process. */
function remoteAddress(c: Context): string | undefined {
  const incoming: unknown = c.env?.incoming;
  if (typeof incoming !== "object" || incoming === null || !("socket" in incoming)) return undefined;
  const { socket } = incoming;
  if (typeof socket !== "object" || socket === null || !("remoteAddress" in socket)) return undefined;
  return typeof socket.remoteAddress === "string" ? socket.remoteAddress : undefined;
}
