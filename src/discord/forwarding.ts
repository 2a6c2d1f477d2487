import type { Log } from "../log.ts";
import type { Dispatch } from "./payloads.ts";

/** An event on its way, and when it came (milliseconds since 1970). */
export interface Forwarded {
  event: Dispatch;
  at: number;
}

/** Keeps what is on its way, in the order in which it came. */
export interface Spool {
  add(forwarded: Forwarded): Promise<string>;
  remove(key: string): Promise<void>;
  /** What an earlier process left, the oldest first. */
  left(): Promise<{ key: string; forwarded: Forwarded }[]>;
}

/** What becomes of a delivery: over, or to be tried again, at the earliest in so many milliseconds. */
export type Delivery = "done" | { retryInMs: number | null };

/** What forwarding is made of. */
export interface ForwardingParts {
  /** Never rejects. */
  deliver: (event: Dispatch) => Promise<Delivery>;
  spool: Spool;
  now: () => number;
  log: Log;
}

/** Events on their way, one after another in each channel. */
export interface Forwarding {
  /** Takes over what an earlier process left. */
  start(): Promise<void>;
  take(event: Dispatch): void;
  /** How many are not delivered yet. */
  pending(): number;
  /** Ends it. What is not delivered stays in the spool. */
  close(): Promise<void>;
}

/** How many are delivered at once. */
const atOnce = 32;
const backoff = { firstMs: 100, mostMs: 2_000 } as const;
/** An interaction has to be answered within three seconds: later ones are in vain. */
const interactionMs = 2_500;

/** Delivers each event until it is taken, in the order of its channel. */
export function createForwarding({ deliver, spool, now, log }: ForwardingParts): Forwarding {
  const queues = new Map<string, Promise<void>>();
  const waiting = new Set<() => void>();
  const turn = createLimit(atOnce);
  let pending = 0;
  let closed = false;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      waiting.add(done);
    });

  async function carry(forwarded: Forwarded, stored: Promise<string | undefined>): Promise<void> {
    const key = await stored;
    for (let wait: number = backoff.firstMs; !closed; wait = Math.min(2 * wait, backoff.mostMs)) {
      const late = forwarded.event.t === "INTERACTION_CREATE" && now() - forwarded.at > interactionMs;
      const outcome = late ? "done" : await turn(() => deliver(forwarded.event));
      if (outcome === "done") {
        if (key !== undefined) await spool.remove(key);
        pending--;
        return;
      }
      await pause(Math.max(wait, outcome.retryInMs ?? 0));
    }
  }

  function queue(forwarded: Forwarded, stored: Promise<string | undefined>): void {
    pending++;
    const lane = laneOf(forwarded.event);
    const mine = (queues.get(lane) ?? Promise.resolve())
      .then(() => carry(forwarded, stored))
      .catch((error: unknown) => log.error("an event could not be forwarded", { error }));
    queues.set(lane, mine);
    void mine.then(() => queues.get(lane) === mine && queues.delete(lane));
  }

  return {
    async start() {
      for (const { key, forwarded } of await spool.left()) queue(forwarded, Promise.resolve(key));
    },
    take(event) {
      const forwarded = { event, at: now() };
      // Without a place to keep it, it is delivered all the same.
      const stored = spool.add(forwarded).catch((error: unknown) => {
        log.error("an event could not be kept", { error });
        return undefined;
      });
      queue(forwarded, stored);
    },
    pending: () => pending,
    async close() {
      closed = true;
      for (const done of waiting) done();
      await Promise.all(queues.values());
    },
  };
}

/** What has to stay in order: a channel, a guild; an interaction waits for nobody. */
function laneOf(event: Dispatch): string {
  return "channel_id" in event.d && event.t !== "INTERACTION_CREATE" ? String(event.d.channel_id) : event.d.id;
}

function createLimit(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let free = most;
  return async (act) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await act();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Keeps nothing: what one process hears and does itself. */
export const noSpool: Spool = { add: async () => "", remove: async () => {}, left: async () => [] };
