import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Engine } from "../engine/types.ts";
import { jobPaths } from "../queue/qstash.ts";
import type { VerifyDelivery } from "../queue/qstash-signature.ts";
import type { WakeUp } from "../queue/wake-up.ts";
import type { HttpEnv } from "./env.ts";

/** What QStash's routes are made of. */
export interface JobsParts {
  verify: VerifyDelivery;
  /** Works on one wake-up to its end. Throws only when nothing was written. */
  deliver: (wakeUp: WakeUp) => Promise<"worked" | "stale">;
  engine: Pick<Engine, "sweep">;
  /** Everything periodic, once a minute; each piece is done once however often it is called. */
  tick: readonly (() => Promise<void>)[];
}

const wakeUp: z.ZodType<WakeUp> = z.object({
  workspace: z.string().min(1),
  run: z.uuid(),
  step: z.union([z.literal("card"), z.uuid()]),
  generation: z.int().min(0),
});

/** What QStash tells of a message that it gave up. https://upstash.com/docs/qstash/features/callbacks */
const deadLetter = z.object({ sourceBody: z.string().optional(), status: z.number(), retried: z.number().optional() });

/**
 * `POST /jobs/…`: what QStash delivers. 401 for what it did not sign for this address. A step answers 200 once its
 * outcome is written (a failure too: the next wake-up stands in the outbox) or when the wake-up was stale, 5xx when
 * nothing was written, and 489 when it can never be understood. DESIGN "Execution" 5.
 */
export function jobsRoutes({ verify, deliver, engine, tick }: JobsParts): Hono<HttpEnv> {
  const signed = (path: string, work: (body: string, c: Context<HttpEnv>) => Promise<Response>) =>
    [
      path,
      async (c: Context<HttpEnv>) => {
        const body = await verify(c.req.raw, path);
        return body === undefined ? c.json({ error: { code: "unauthorized" } }, 401) : work(body, c);
      },
    ] as const;

  return new Hono<HttpEnv>()
    .post(
      ...signed(jobPaths.step, async (body, c) => {
        const read = wakeUp.safeParse(parsed(body));
        if (!read.success) {
          c.get("log").error("a wake-up could not be understood", { error: read.error });
          return new Response(null, { status: 489, headers: { "upstash-nonretryable-error": "true" } });
        }
        try {
          return c.json({ state: await deliver(read.data) });
        } catch (error) {
          c.get("log").warn("a delivery wrote nothing", { error, run: read.data.run });
          return c.json({ error: { code: "not_written" } }, 503);
        }
      }),
    )
    .post(
      ...signed(jobPaths.sweep, async (_, c) => {
        await engine.sweep();
        return c.json({ state: "swept" });
      }),
    )
    .post(
      ...signed(jobPaths.tick, async (_, c) => {
        const ended = await Promise.allSettled(tick.map((each) => each()));
        const failed = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
        for (const error of failed) c.get("log").error("a part of the tick failed", { error });
        return c.json({ state: "ticked" }, failed.length > 0 ? 500 : 200);
      }),
    )
    .post(
      ...signed(jobPaths.failed, async (body, c) => {
        const letter = deadLetter.safeParse(parsed(body));
        const source = letter.success ? decoded(letter.data.sourceBody ?? "") : undefined;
        const read = wakeUp.safeParse(source === undefined ? undefined : parsed(source));
        const status = letter.success ? letter.data.status : 0;
        c.get("log").error("a wake-up was given up", { status, run: read.success ? read.data.run : null });
        // What the run still waits for is due, and so woken again under a new generation; it is not failed for this.
        if (read.success) await engine.sweep();
        return c.json({ state: read.success ? "swept" : "dropped" });
      }),
    );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Base64 of UTF-8, as the text that it was; undefined for anything else. */
function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
