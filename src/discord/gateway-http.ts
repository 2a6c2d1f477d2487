import { Hono } from "hono";
import type { Log } from "../log.ts";
import type { HearEvent } from "./events.ts";
import { importSecret, verifyForwarded } from "./forwarded.ts";
import { dispatch } from "./payloads.ts";

/** What `POST /discord/gateway` is made of. */
export interface GatewayHttpParts {
  /** What the Gateway process signs with. */
  secret: string;
  hear: HearEvent;
  now: () => Date;
  log: Log;
  /** Keeps the runtime alive for what is said after the answer. */
  afterwards: (work: Promise<void>) => void;
}

/**
 * `POST /discord/gateway`: an event that the Gateway process forwards. 204 once it is committed (P1), 401 for what it did
 * not sign, 413 for what is too long, 400 for what is no event, 503 where it is to come again. That it comes twice is seen
 * by the bot, which takes every message once (P2).
 */
export function gatewayRoutes({ secret, hear, now, log, afterwards }: GatewayHttpParts): Hono {
  const imported = importSecret(secret);
  return new Hono().post("/discord/gateway", async (c) => {
    const verified = await verifyForwarded(c.req.raw, { key: await imported, now });
    if (!verified.ok) return c.body(null, verified.status);
    const event = dispatch.safeParse(parsed(verified.body));
    if (!event.success) return c.body(null, 400);
    try {
      const { after } = await hear(event.data);
      if (after) afterwards(after());
      return c.body(null, 204);
    } catch (error) {
      log.error("an event could not be heard", { error });
      return c.body(null, 503);
    }
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
