import type { Hono } from "hono";
import type { App, Parts } from "../app.ts";
import type { QstashConfig } from "../config/upstash.ts";
import type { Config } from "../config.ts";
import { startSweeper } from "../engine/sweep.ts";
import type { HttpEnv } from "../http/env.ts";
import { jobsRoutes } from "../http/jobs.ts";
import type { Log } from "../log.ts";
import { createInProcessQueue } from "../queue/in-process.ts";
import { createQstashQueue } from "../queue/qstash.ts";
import { createVerifyDelivery } from "../queue/qstash-signature.ts";
import type { WakeUp } from "../queue/wake-up.ts";

/** How the steps of this process's runs are woken. */
export interface Waking extends Pick<Parts, "queue" | "remote"> {
  /** Begins to work. Returns the routes by which wake-ups come from outside; null where none do. */
  start(app: App): Hono<HttpEnv> | null;
  /** Takes up nothing more, gives work in progress `graceMs` to end, then gives it back. */
  stop(graceMs: number): Promise<void>;
}

/** How often what wake-ups missed is looked for, in milliseconds. */
const sweepEveryMs = 5_000;
/** How often it is looked for what is due by the clock, in milliseconds. */
const tickEveryMs = 30_000;
/** The same where QStash wakes: what waits for its turn there is not lost, and every look at it costs a message. */
const remoteSweepEveryMs = 30_000;
const remoteStaleMs = 60_000;

/** By QStash where it is configured, else by this process. */
export const createWaking = ({ qstash }: Pick<Config, "qstash">, log: Log): Waking =>
  qstash === null ? wakenHere(log) : wakenByQstash(qstash, log);

function wakenHere(log: Log): Waking {
  const queue = createInProcessQueue({ log });
  let stopSweeper = async () => {};
  let stopTicking = async () => {};
  return {
    queue,
    start({ engine, tick, now }) {
      queue.start((wakeUp, options) => engine.deliver(wakeUp, options));
      stopSweeper = startSweeper(engine, { everyMs: sweepEveryMs, log });
      const ticking = { sweep: async () => void (await tick(now())) };
      stopTicking = startSweeper(ticking, { everyMs: tickEveryMs, log });
      return null;
    },
    async stop(graceMs) {
      await Promise.all([stopSweeper(), stopTicking()]);
      await queue.stop(graceMs);
    },
  };
}

function wakenByQstash(config: QstashConfig, log: Log): Waking {
  const control = new AbortController();
  const working = new Set<Promise<unknown>>();
  let stopSweeper = async () => {};
  return {
    queue: createQstashQueue(config),
    remote: { staleMs: remoteStaleMs },
    start({ engine, tick, now }) {
      stopSweeper = startSweeper(engine, { everyMs: remoteSweepEveryMs, log });
      const deliver = async (wakeUp: WakeUp) => {
        // Answered with a 5xx, it comes again, to another process or to the next of this one.
        control.signal.throwIfAborted();
        const work = engine.deliver(wakeUp, { signal: control.signal });
        working.add(work);
        return work.finally(() => working.delete(work));
      };
      return jobsRoutes({
        verify: createVerifyDelivery(config),
        deliver,
        engine,
        tick: [engine.sweep, async () => void (await tick(now()))],
      });
    },
    async stop(graceMs) {
      await stopSweeper();
      const grace = setTimeout(() => control.abort(), graceMs);
      await Promise.allSettled(working);
      clearTimeout(grace);
      control.abort();
    },
  };
}
