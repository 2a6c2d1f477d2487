import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { encodeTarget } from "../../src/discord/places.ts";
import { createDiscordPort, type DiscordPortOptions } from "../../src/discord/port.ts";
import { createRest } from "../../src/discord/rest.ts";
import { type DiscordDouble, type DiscordDoubleOptions, startDiscordDouble } from "../doubles/discord/server.ts";

/** A Discord with the port at it. */
export async function openDiscord(
  options: DiscordDoubleOptions & Partial<Pick<DiscordPortOptions, "readBlob" | "freshToken">> = {},
) {
  const { readBlob, freshToken, ...double } = options;
  const discord = await startDiscordDouble({ rates: false, ...double });
  return { discord, port: portOf(discord, { ...(readBlob && { readBlob }), ...(freshToken && { freshToken }) }) };
}

/** Another port at the same Discord, as another process has it. */
export const portOf = (discord: DiscordDouble, more: Partial<DiscordPortOptions> = {}) =>
  createDiscordPort({
    rest: createRest({ token: discord.token, api: discord.url, timeoutMs: 10_000, retries: 1 }),
    texts: textsFor("en"),
    applicationId: discord.application.id,
    ...more,
  });

/** A channel as a target. */
export const channelTarget = (channel: string) => encodeTarget({ channel, thread: null, below: null });
