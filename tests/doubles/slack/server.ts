import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBytes, readUpload } from "./body.ts";
import { answerCall, type SeenCall } from "./call.ts";
import { createFaults } from "./faults.ts";
import { giveFile, takeUpload } from "./methods/files.ts";
import { createRates } from "./rates.ts";
import { takeResponse } from "./response-url.ts";
import { createSender } from "./sender/deliver.ts";
import { createTalk } from "./sender/talk.ts";
import { createSocketMode } from "./socket/socket-mode.ts";
import { addChannel, addPerson, createWorld, defaultScopes, furnish } from "./workspace.ts";
import type { Channel, SlackMessage } from "./world.ts";

/** How the double begins. */
export interface SlackDoubleOptions {
  /** The clock of tokens, triggers, streams, rates and signatures, in ms; the real one by default. */
  now?: () => number;
  /** Slack's rates are kept, and what is above them gets a 429. True by default. */
  rates?: boolean;
  /** Scopes of the bot's token. */
  scopes?: readonly string[];
  /** The app's address for commands, interactions and events; without it they go through Socket Mode. */
  requestUrl?: string;
  /** Installs give tokens that expire and are renewed. */
  rotation?: boolean;
  /** History as apps outside the Marketplace get it: one call a minute, 15 messages. */
  limitedHistory?: boolean;
  /** Waits between the deliveries of an event: not at all by default. */
  pause?: (ms: number) => Promise<void>;
}

/** A running Slack. */
export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

/** Starts a Slack of one workspace on a free port of the loopback. */
export async function startSlackDouble(options: SlackDoubleOptions = {}) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const world = createWorld({
    now: options.now ?? Date.now,
    origin,
    scopes: options.scopes ?? defaultScopes,
    rotation: options.rotation ?? false,
    limitedHistory: options.limitedHistory ?? false,
  });
  const furniture = furnish(world);
  const seen: SeenCall[] = [];
  const faults = createFaults();
  const rates = options.rates === false ? undefined : createRates(world.now);
  const socket = createSocketMode(world);
  let requestUrl = options.requestUrl;
  const deliver = createSender({
    world,
    socket,
    address: () => requestUrl,
    pause: options.pause ?? (async () => undefined),
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", origin);
    const [, kind, name = ""] = /^\/(api|upload|response|files)\/([\w.]+)$/.exec(pathname) ?? [];
    if (kind === "api") return void (await answerCall({ world, faults, rates, seen }, name, request, response));
    if (kind === "upload" && faults.next("upload") !== undefined) return void response.destroy();
    if (kind === "files") return void giveFile(world, name, request, response);
    const bytes = await readBytes(request);
    const { status, text } =
      kind === "upload"
        ? takeUpload(world, name, await readUpload(request, bytes))
        : kind === "response"
          ? takeResponse(world, name, bytes.toString())
          : { status: 404, text: "Not found" };
    response.writeHead(status, { "content-type": "text/plain" });
    response.end(text);
  }
  server.on("request", (request, response) => {
    route(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.on("upgrade", (request, stream) => socket.upgrade(request, stream));

  return {
    /** What `SLACK_API_URL` is set to. */
    url: `${origin}/api/`,
    botToken: "xoxb-double",
    appToken: "xapp-double",
    signingSecret: world.app.signingSecret,
    clientId: world.app.clientId,
    clientSecret: world.app.clientSecret,
    appId: world.app.id,
    bot: world.bot,
    workspace: world.team,
    ...furniture,
    /** The whole state, to look at or to change. */
    world,
    /** Calls that were made, in order; of one method or of all. */
    calls: (method?: string): SeenCall[] => seen.filter((call) => method === undefined || call.method === method),
    /** What everybody sees: of a channel its roots, oldest first; of a thread its root and the replies. */
    messages: (channel: string, thread?: string): SlackMessage[] =>
      world.messages.filter(
        (message) =>
          message.channel === channel &&
          message.ephemeralTo === undefined &&
          (thread === undefined
            ? message.thread_ts === undefined || message.thread_ts === message.ts
            : message.thread_ts === thread || message.ts === thread),
      ),
    /** What only one person sees, of all conversations. */
    ephemerals: (user: string): SlackMessage[] => world.messages.filter(({ ephemeralTo }) => ephemeralTo === user),
    /** The next `times` calls of the method (`*`: any) go wrong; `upload`, the upload address, breaks off. */
    fail: faults.add,
    /** Nothing goes wrong any more. */
    mend: faults.clear,
    /** Sets the app's address; undefined for Socket Mode. */
    listenAt(url: string | undefined): void {
      requestUrl = url;
    },
    deliver,
    ...createTalk(world, deliver),
    socket,
    addPerson: (name: string) => addPerson(world, name),
    addChannel: (name: string, members: readonly string[], more?: Partial<Pick<Channel, "kind" | "archived">>) =>
      addChannel(world, name, members, more),
    /** A person agrees to an install: the code that comes back with them. `enterprise`: for the whole organisation. */
    approve(install: {
      user: string;
      scopes?: readonly string[];
      team?: string;
      redirectUri?: string;
      enterprise?: boolean;
    }) {
      const code = world.id("code");
      world.codes.set(code, {
        user: install.user,
        scopes: [...(install.scopes ?? defaultScopes)],
        team: install.team ?? world.team.id,
        redirectUri: install.redirectUri,
        enterprise: install.enterprise ?? false,
      });
      return code;
    },
    async close(): Promise<void> {
      socket.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
