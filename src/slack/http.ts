import { Hono } from "hono";
import type { Log } from "../log.ts";
import { challenge } from "./payloads.ts";
import type { Receive } from "./receive.ts";
import { verifyRequest } from "./signature.ts";

/** What `POST /slack/events` is made of. */
export interface SlackHttpParts {
  signingSecret: string;
  receive: Receive;
  now: () => Date;
  log: Log;
  /** Keeps the runtime alive for what is said after the acknowledgement. */
  afterwards: (work: Promise<void>) => void;
}

/**
 * `POST /slack/events`: commands, interactions and events, one address for all. 401 for what Slack did not sign, 413 for
 * what is too long, 415 and 400 for what is signed but no payload, 500 where an event is to come again.
 */
export function slackRoutes({ signingSecret, receive, now, log, afterwards }: SlackHttpParts): Hono {
  return new Hono().post("/slack/events", async (c) => {
    const verified = await verifyRequest(c.req.raw, { signingSecret, now });
    if (!verified.ok) return c.body(null, verified.status);
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json" && type !== "application/x-www-form-urlencoded") return c.body(null, 415);
    const payload = read(type, verified.body);
    if (payload === undefined) return c.body(null, 400);
    const asked = challenge.safeParse(payload);
    if (asked.success) return c.json({ challenge: asked.data.challenge });
    try {
      const { body, after } = await receive(payload);
      if (after) afterwards(after());
      return body === undefined ? c.body(null, 200) : c.json(body);
    } catch (error) {
      log.error("an event could not be heard", { error });
      return c.body(null, 500);
    }
  });
}

function read(type: string, body: string): unknown {
  try {
    if (type === "application/json") return JSON.parse(body);
    const form = new URLSearchParams(body);
    const payload = form.get("payload");
    return payload === null ? Object.fromEntries(form) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}
