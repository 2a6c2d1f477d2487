import { Client, Events, GatewayIntentBits, Options, Partials } from "discord.js";
import { gatewaySentences } from "../chat/texts/operator.ts";
import type { Log } from "../log.ts";
import type { CatchUp } from "./catch-up.ts";
import { type Dispatch, dispatch } from "./payloads.ts";
import { mentions } from "./words.ts";

/** How the connection is. `wordless`: it hears, but without the words of most messages. */
export type GatewayState = "away" | "ok" | "wordless" | "refused";

/** What the Gateway is opened with. */
export interface GatewayParts {
  token: string;
  applicationId: string;
  /** Base address of the API, without a version; Discord's own by default. */
  apiUrl: string | null;
  tell: (event: Dispatch) => void;
  catchUp: CatchUp;
  log: Log;
}

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
/** Close codes that no client comes back from by itself. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const codes = { token: 4004, intents: 4014 } as const;
const backoff = { firstMs: 1_000, mostMs: 60_000 } as const;

/**
 * Discord's Gateway by discord.js, which shards, beats and resumes. Node only. Every event is taken raw; what is no
 * business of ours is left out here, so that a busy guild costs nothing. It never stops the start: what is refused is
 * said in the log, and what is out of reach is tried again.
 */
export function openGateway({ token, applicationId, apiUrl, tell, catchUp, log }: GatewayParts) {
  let client: Client | undefined;
  let state: GatewayState = "away";
  let words = true;
  let closed = false;
  let wake = () => {};
  /** While what was missed is looked up, what comes waits: it is told in order. */
  let held: Dispatch[] | undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  function refuse(code: number): void {
    state = "refused";
    const sentence = gatewaySentences[code === codes.token ? "token" : code === codes.intents ? "intents" : "other"];
    log.error("discord refused the gateway", { code, sentence });
  }

  function listen(own: Client): () => number | undefined {
    let refusal: number | undefined;
    const known = new Set<string>();
    own.on(Events.Raw, (packet: { t?: string | null; d?: unknown }) => {
      if (packet.t === "READY") {
        for (const id of guildsIn(packet.d)) known.add(id);
        state = words ? "ok" : "wordless";
        void missed([...known]);
      } else if (packet.t === "RESUMED") state = words ? "ok" : "wordless";
      const { data: event } = dispatch.safeParse(packet);
      if (event === undefined) return;
      if (event.t === "GUILD_CREATE") {
        // After a start every guild is told of; new is one that was not announced.
        if (known.has(event.d.id)) return;
        known.add(event.d.id);
      }
      if (!concernsUs(own, event, applicationId)) return;
      if (held && event.t.startsWith("MESSAGE_")) held.push(event);
      else pass(event);
    });
    own.on(Events.ShardReconnecting, () => {
      state = "away";
    });
    own.on(Events.ShardDisconnect, ({ code }) => {
      refusal = code;
      wake();
    });
    own.on(Events.ShardError, (error) => log.warn("the gateway had a failure", { error }));
    own.on(Events.Error, (error) => log.warn("the gateway had a failure", { error }));
    return () => refusal;
  }

  function pass(event: Dispatch): void {
    if (event.t === "MESSAGE_CREATE") catchUp.seen(event.d.id);
    tell(event);
  }

  async function missed(guilds: string[]): Promise<void> {
    if (held) return;
    held = [];
    try {
      for (const event of await catchUp.missed(guilds)) pass(event);
    } catch (error) {
      log.warn("what was said meanwhile could not be read", { error });
    } finally {
      const later = held ?? [];
      held = undefined;
      for (const event of later) pass(event);
    }
  }

  /** One connection, to its end. Returns the code that Discord refused it with, if it did. */
  async function connect(): Promise<number | undefined> {
    const own = new Client({
      intents: [Guilds, GuildMessages, DirectMessages, ...(words ? [MessageContent] : [])],
      partials: [Partials.Channel, Partials.Message],
      // Events are taken raw, so that only what they are told apart by is kept.
      makeCache: Options.cacheWithLimits({
        MessageManager: 0,
        GuildMemberManager: 0,
        UserManager: 0,
        ReactionManager: 0,
      }),
      ...(apiUrl !== null && { rest: { api: apiUrl } }),
    });
    client = own;
    const refusal = listen(own);
    try {
      await own.login(token);
      while (!closed && refusal() === undefined) await pause(2 ** 30);
    } catch (error) {
      if (refusal() === undefined && !closed) {
        if (isTokenRefused(error)) return codes.token;
        log.warn("the gateway is out of reach", { error });
      }
    } finally {
      await own.destroy().catch(() => undefined);
    }
    return refusal();
  }

  return {
    /** Opens it and keeps it open. Resolves only when it is refused or closed. */
    async start(): Promise<void> {
      for (let waitMs: number = backoff.firstMs; !closed; waitMs = Math.min(2 * waitMs, backoff.mostMs)) {
        const began = Date.now();
        const code = await connect();
        if (closed) return;
        state = "away";
        if (code === codes.intents && words) {
          words = false;
          waitMs = backoff.firstMs;
          log.warn("discord keeps the words of messages back", { sentence: gatewaySentences.words });
          continue;
        }
        if (code !== undefined && code >= codes.token) return refuse(code);
        if (Date.now() - began > backoff.mostMs) waitMs = backoff.firstMs;
        await pause(waitMs);
      }
    },
    state: () => state,
    async close(): Promise<void> {
      closed = true;
      wake();
      await client?.destroy().catch(() => undefined);
    },
  };
}

/** Direct messages, what names or answers us, and what is said in threads that we opened; in doubt it is passed on. */
function concernsUs(client: Client, event: Dispatch, us: string): boolean {
  if (event.t !== "MESSAGE_CREATE" && event.t !== "MESSAGE_UPDATE" && event.t !== "MESSAGE_DELETE") return true;
  const { guild_id, channel_id } = event.d;
  if (event.t !== "MESSAGE_DELETE") {
    const { author, content = "", referenced_message: answered } = event.d;
    if (author?.bot) return false;
    if (mentions(content, us) || answered?.author?.id === us) return true;
  }
  if (guild_id === undefined) return true;
  const channel = client.channels.cache.get(channel_id);
  return channel === undefined || (channel.isThread() && (channel.ownerId === null || channel.ownerId === us));
}

const guildsIn = (ready: unknown): string[] => {
  const guilds = typeof ready === "object" && ready !== null && "guilds" in ready ? ready.guilds : [];
  return Array.isArray(guilds)
    ? guilds.flatMap((each: { id?: unknown }) => (typeof each.id === "string" ? [each.id] : []))
    : [];
};

const isTokenRefused = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "TokenInvalid";
