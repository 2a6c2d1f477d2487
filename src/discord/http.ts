import { InteractionResponseType } from "discord-api-types/v10";
import { Hono } from "hono";
import type { Log } from "../log.ts";
import type { Answer } from "./interactions.ts";
import { type DiscordInteraction, interaction, ping } from "./payloads.ts";
import { importPublicKey, verifyRequest } from "./signature.ts";

/** What `POST /discord/interactions` is made of. */
export interface InteractionsHttpParts {
  /** Of the application, in hex. */
  publicKey: string;
  hear: (interaction: DiscordInteraction) => Promise<Answer>;
  now: () => Date;
  log: Log;
  /** Keeps the runtime alive for what is said after the first response. */
  afterwards: (work: Promise<void>) => void;
}

/**
 * `POST /discord/interactions`: 401 for what Discord did not sign, which it probes for, 413 for what is too long, 400 for
 * what is signed but no interaction of a kind that we know.
 */
export function interactionRoutes({ publicKey, hear, now, log, afterwards }: InteractionsHttpParts): Hono {
  // Imported once: that takes longer than a check.
  const imported = importPublicKey(publicKey);
  return new Hono().post("/discord/interactions", async (c) => {
    const key = await imported;
    if (key === undefined) return c.body(null, 401);
    const verified = await verifyRequest(c.req.raw, { key, now });
    if (!verified.ok) return c.body(null, verified.status);
    const payload = parsed(verified.body);
    if (ping.safeParse(payload).success) return c.json({ type: InteractionResponseType.Pong });
    const { data } = interaction.safeParse(payload);
    if (data === undefined) {
      log.warn("an interaction of a kind that is not known came");
      return c.body(null, 400);
    }
    const { first, after } = await hear(data);
    if (after) afterwards(after());
    return c.json(first);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
