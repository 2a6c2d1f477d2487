import type { REST } from "@discordjs/rest";
import { Hono } from "hono";
import type { ReadBlob } from "../blobs/viewing.ts";
import { createRecent } from "../cache/recent.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { Bot, ChatPort } from "../chat/vocabulary.ts";
import type { Log } from "../log.ts";
import { createDirectory } from "./directory.ts";
import { createHearEvent, type EventParts, type HearEvent } from "./events.ts";
import { gatewayRoutes } from "./gateway-http.ts";
import { ownerOf } from "./hearing.ts";
import { interactionRoutes } from "./http.ts";
import { type Answer, hearInteraction } from "./interactions.ts";
import type { DiscordInteraction } from "./payloads.ts";
import { createDiscordPort } from "./port.ts";
import { createFreshTokens } from "./tokens.ts";

/** What Discord is made of. */
export interface DiscordParts extends Pick<EventParts, "once" | "forget"> {
  rest: REST;
  applicationId: string;
  /** In hex; null where nothing comes over HTTP. */
  publicKey: string | null;
  /** What a Gateway process signs with; null where there is none. */
  gatewaySecret: string | null;
  accept: Bot["accept"];
  readBlob: (workspace: string) => ReadBlob;
  now: () => Date;
  afterwards: (work: Promise<void>) => void;
  log: Log;
}

/** The chat platform Discord. */
export interface Discord {
  /** `POST /discord/interactions` and `POST /discord/gateway`, as far as they are on, to be mounted at the root. */
  routes: Hono;
  hearInteraction: (interaction: DiscordInteraction) => Promise<Answer>;
  hearEvent: HearEvent;
  port(workspace: string): ChatPort;
}

/** For how many workspaces a port is kept. */
const workspacesMax = 500;

/** Discord, verified and parsed to the bot's words, and the bot's cards posted there. Knows no runtime. */
export function createDiscord(parts: DiscordParts): Discord {
  const { rest, applicationId, publicKey, gatewaySecret, now, log, afterwards } = parts;
  const tokens = createFreshTokens(now);
  const ports = createRecent<ChatPort>(workspacesMax);
  const port = (workspace: string): ChatPort => {
    const known = ports.get(workspace);
    if (known) return known;
    const made = createDiscordPort({
      ...{ rest, applicationId, texts: textsFor(undefined), owner: ownerOf(workspace) },
      readBlob: parts.readBlob(workspace),
      freshToken: async (channel, person) => tokens.get(channel, person),
    });
    ports.set(workspace, made);
    return made;
  };
  const hearing = { ...parts, port, tokens, directory: createDirectory(rest, now) };
  const hear = (interaction: DiscordInteraction) => hearInteraction(hearing, interaction);
  const hearEvent = createHearEvent({ ...hearing, hear });
  const routes = new Hono();
  if (publicKey !== null) routes.route("/", interactionRoutes({ publicKey, hear, now, log, afterwards }));
  if (gatewaySecret !== null)
    routes.route("/", gatewayRoutes({ secret: gatewaySecret, hear: hearEvent, now, log, afterwards }));
  return { port, hearInteraction: hear, hearEvent, routes };
}
