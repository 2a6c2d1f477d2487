import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall, type SeenCall } from "./call.ts";
import { createFaults } from "./faults.ts";
import { createGateway } from "./gateway/gateway.ts";
import { addChannel, addUser, createWorld, furnish } from "./guild.ts";
import { addMessage, changeMessage, removeMessage } from "./messages.ts";
import { createRates } from "./rates.ts";
import { messageIn } from "./reach.ts";
import { refusals } from "./refusal.ts";
import { channelRoutes } from "./routes/channels.ts";
import { interactionRoutes } from "./routes/interactions.ts";
import { messageRoutes } from "./routes/messages.ts";
import { beginInteraction, createSender, interactionPayload, type Sent } from "./sender/interactions.ts";
import type { StoredMessage } from "./world.ts";

/** How the double begins. */
export interface DiscordDoubleOptions {
  /** The clock of tokens, nonces, rates and signatures, in ms; the real one by default. */
  now?: () => number;
  /** Discord's rates are kept, and what is above them gets a 429. True by default. */
  rates?: boolean;
  /** The app's address for interactions; without it they go through the Gateway. */
  interactionsUrl?: string;
  heartbeatMs?: number;
}

/** A running Discord. */
export type DiscordDouble = Awaited<ReturnType<typeof startDiscordDouble>>;

/** Starts a Discord of one guild on a free port of the loopback. */
export async function startDiscordDouble(options: DiscordDoubleOptions = {}) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { world, privateKey } = createWorld(options.now ?? Date.now);
  const furniture = furnish(world);
  const gateway = createGateway(world, options.heartbeatMs ?? 41_250);
  gateway.at(() => `ws://127.0.0.1:${port}`);
  world.emit = gateway.tell;
  const seen: SeenCall[] = [];
  const faults = createFaults();
  const rates = options.rates === false ? undefined : createRates(world.now);
  const routes = [...messageRoutes, ...channelRoutes(() => `ws://127.0.0.1:${port}`), ...interactionRoutes];
  let interactionsUrl = options.interactionsUrl;

  server.on("request", (request, response) => {
    const [, path] = /^\/api\/v10(\/.*)$/.exec(request.url ?? "") ?? [];
    answerCall({ world, routes, faults, rates, seen }, path ?? "/", request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.on("upgrade", (request, stream) => gateway.upgrade(request, stream));

  const personal = (user: string, channel: string) => {
    if (!world.channels.get(channel)?.members.has(user)) throw refusals.missingAccess();
  };
  const quiet = { components: [], flags: 0 };

  return {
    /** What `DISCORD_API_URL` is set to. */
    url: `http://127.0.0.1:${port}/api`,
    token: world.token,
    application: world.application,
    guild: world.guild,
    ...furniture,
    /** The whole state, to look at or to change. */
    world,
    gateway,
    /** Calls that were made, in order; of one route or of all. */
    calls: (route?: string): SeenCall[] => seen.filter((call) => route === undefined || call.route === route),
    /** What everybody in a channel or a thread sees, oldest first. */
    messages: (channel: string): StoredMessage[] =>
      world.messages.filter((message) => message.channel === channel && message.ephemeralTo === undefined),
    /** What only one person sees: answers to them, and their direct messages with the bot. */
    privately: (user: string): StoredMessage[] =>
      world.messages.filter(({ ephemeralTo, channel }) => {
        const place = world.channels.get(channel);
        return ephemeralTo === user || (place?.type === 1 && place.members.has(user));
      }),
    /** Everything that pinged somebody. */
    pings: (): string[] => world.messages.flatMap((message) => message.pings),
    /** The next `times` calls of the route (`*`: any) go wrong. */
    fail: faults.add,
    /** Nothing goes wrong any more. */
    mend: faults.clear,
    /** Sets the app's address; undefined for the Gateway. */
    listenAt(url: string | undefined): void {
      interactionsUrl = url;
    },
    ...createSender(world, privateKey, () => interactionsUrl),
    /** The same by the Gateway: the interaction, whose callback is awaited. */
    dispatchInteraction(sent: Sent) {
      const open = beginInteraction(world, sent);
      gateway.tell("INTERACTION_CREATE", interactionPayload(world, open, sent));
      return open;
    },
    /** A person writes; `reference`: in answer to a message. */
    say(user: string, channel: string, content: string, reference?: string): StoredMessage {
      personal(user, channel);
      const posting = { channel, author: user, files: [], mentions: undefined, reference };
      return addMessage(world, { ...quiet, content }, posting);
    },
    /** A person changes what they wrote. */
    edit(id: string, channel: string, content: string): void {
      changeMessage(world, messageIn(world, channel, id), { content }, []);
    },
    /** A moderator deletes a message. */
    remove(channel: string, id: string): void {
      removeMessage(world, messageIn(world, channel, id));
    },
    /** A moderator deletes a channel or a thread with all that is in it. */
    removeChannel(id: string): void {
      world.channels.delete(id);
      world.messages = world.messages.filter(({ channel }) => channel !== id);
    },
    addUser: (name: string, more?: { closed?: boolean }) => addUser(world, name, more),
    addChannel: (name: string, members: readonly string[], more?: Parameters<typeof addChannel>[3]) =>
      addChannel(world, name, members, more),
    async close(): Promise<void> {
      gateway.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
