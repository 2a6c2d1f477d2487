import type { Log } from "../log.ts";
import type { WakeUp, WakeUpQueue } from "./wake-up.ts";

/** Handles one wake-up: `Engine.deliver`. */
export type Deliver = (wakeUp: WakeUp, options: { signal: AbortSignal }) => Promise<unknown>;

/** A queue in this process's memory. A crash loses all of it; the sweeper brings it back from the database. */
export interface InProcessQueue extends WakeUpQueue {
  /** Begins to deliver; what was published before waits until then. */
  start(deliver: Deliver): void;
  /** Takes up nothing more, gives work in progress `graceMs` to end, then aborts it and waits until it was given back. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when nothing is in work and nothing waits but for its time. For tests and the command line. */
  idle(): Promise<void>;
}

/** `steps`: most steps in work at once, default 16. `cards`: most cards, on a lane of their own, likewise. */
export interface InProcessQueueOptions {
  steps?: number;
  cards?: number;
  log: Log;
}

/** How often and how long a delivery is tried again that wrote nothing; after that it is the sweeper's. */
const redeliveries = 3;
const redeliverMs = 1_000;

/** A wake-up, and how often its delivery has failed. */
interface Item {
  wakeUp: WakeUp;
  tries: number;
}

/** Wake-ups in the order in which they became due, so many at a time; per step and card only the newest waits. */
class Lane {
  readonly #most: number;
  readonly #work: (item: Item) => Promise<void>;
  readonly #waiting = new Map<string, Item>();
  readonly #working = new Set<Promise<void>>();
  open = false;

  constructor(most: number, work: (item: Item) => Promise<void>) {
    this.#most = most;
    this.#work = work;
  }

  add(item: Item): void {
    const key = `${item.wakeUp.run} ${item.wakeUp.step}`;
    const before = this.#waiting.get(key);
    if (before && before.wakeUp.generation >= item.wakeUp.generation) return;
    this.#waiting.set(key, item);
    this.next();
  }

  next(): void {
    while (this.open && this.#working.size < this.#most) {
      const [first] = this.#waiting;
      if (!first) return;
      this.#waiting.delete(first[0]);
      const work = this.#work(first[1]).finally(() => {
        this.#working.delete(work);
        this.next();
      });
      this.#working.add(work);
    }
  }

  get busy(): boolean {
    return this.#working.size > 0 || (this.open && this.#waiting.size > 0);
  }

  async ended(): Promise<void> {
    while (this.busy) await Promise.all([...this.#working]);
  }
}

/** Wake-ups delivered in this process: bounded, in order, with delays. */
export function createInProcessQueue({ steps = 16, cards = 16, log }: InProcessQueueOptions): InProcessQueue {
  const control = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let deliver: Deliver | undefined;
  let stopped = false;

  function later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, ms);
    timers.add(timer);
  }

  async function work({ wakeUp, tries }: Item): Promise<void> {
    try {
      await deliver?.(wakeUp, { signal: control.signal });
    } catch (error) {
      log.warn("a delivery wrote nothing", { error, run: wakeUp.run, tries });
      if (!stopped && tries < redeliveries) later(redeliverMs * 2 ** tries, () => add({ wakeUp, tries: tries + 1 }));
    }
  }

  const lanes = { steps: new Lane(steps, work), cards: new Lane(cards, work) };
  const add = (item: Item) => (item.wakeUp.step === "card" ? lanes.cards : lanes.steps).add(item);
  const setOpen = (open: boolean) => {
    for (const lane of Object.values(lanes)) {
      lane.open = open;
      lane.next();
    }
  };
  const ended = async () => {
    while (lanes.steps.busy || lanes.cards.busy) await Promise.all([lanes.steps.ended(), lanes.cards.ended()]);
  };

  return {
    async publish(wakeUps) {
      if (stopped) throw new Error("the queue takes up nothing more");
      for (const { delayMs, ...wakeUp } of wakeUps) {
        if (delayMs > 0) later(delayMs, () => add({ wakeUp, tries: 0 }));
        else add({ wakeUp, tries: 0 });
      }
    },
    start(handler) {
      deliver = handler;
      setOpen(true);
    },
    async stop(graceMs) {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      setOpen(false);
      const grace = setTimeout(() => control.abort(), graceMs);
      await ended();
      clearTimeout(grace);
    },
    idle: ended,
  };
}
