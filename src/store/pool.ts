import { KindlingError } from "../errors.ts";

/** A connection that one borrower at a time has. */
export interface Connection<C> {
  readonly client: C;
  /** Whether it was lost, or given up: set before anything can be sent on what comes in its place. */
  readonly isLost: boolean;
}

/** How a pool makes and unmakes its connections. */
export interface PoolParts<C> {
  /** Most connections at a time. */
  max: number;
  /** Longest wait for a free one and for a new one, in milliseconds. */
  waitMs: number;
  /** Opens one; `onLost` is to be called when it closes. */
  open: (onLost: () => void) => Opening<C>;
}

/** A connection on its way. */
export interface Opening<C> {
  ready: Promise<C>;
  /** Lets go of it at once, whatever state it is in. */
  discard: () => void;
}

/** A pool of single connections. A connection that is lost once is never used again. */
export interface Pool<C> {
  /**
   * Lends a connection for the time of `use`, at most `limitMs` milliseconds. Rejects with `database.unavailable` when
   * none is free in time, when it is lost, or when `use` takes longer; then the connection is thrown away.
   */
  borrow<T>(limitMs: number, use: (connection: Connection<C>) => Promise<T>): Promise<T>;
  /** Lends no more, and lets go of all connections: of borrowed ones when they come back, after `graceMs` at last. */
  close(graceMs: number): Promise<void>;
}

const unavailable = (cause?: unknown): KindlingError =>
  new KindlingError("database.unavailable", { retryable: true, cause });

/** One connection of the pool. */
function createSlot<C>(open: PoolParts<C>["open"]) {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => {});
  const slot = {
    lost,
    isLost: false,
    /** Marks it as lost, or gives it up. */
    lose(cause?: unknown) {
      if (slot.isLost) return;
      slot.isLost = true;
      reject(unavailable(cause));
      opening.discard();
    },
  };
  const opening = open(() => slot.lose());
  opening.ready.catch(slot.lose);
  return { slot, ready: opening.ready };
}

/** See {@link Pool}. */
export function createPool<C>({ max, waitMs, open }: PoolParts<C>): Pool<C> {
  type Slot = ReturnType<typeof createSlot<C>>;
  const slots = new Set<Slot>();
  const idle: Slot[] = [];
  const waiting: { take: (slot: Slot) => void; giveUp: () => void }[] = [];
  const allBack = Promise.withResolvers<void>();
  let closed = false;

  function free(): Slot | undefined {
    for (let known = idle.pop(); known; known = idle.pop()) {
      if (!known.slot.isLost) return known;
      slots.delete(known);
    }
    if (slots.size >= max) return undefined;
    const slot = createSlot(open);
    slots.add(slot);
    return slot;
  }

  function wait(): Promise<Slot> {
    const { promise, resolve, reject } = Promise.withResolvers<Slot>();
    const waiter = { take: resolve, giveUp: () => reject(unavailable()) };
    waiting.push(waiter);
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(waiter), 1);
      waiter.giveUp();
    }, waitMs);
    return promise.finally(() => clearTimeout(timer));
  }

  function giveBack(used: Slot): void {
    if (closed) used.slot.lose();
    if (used.slot.isLost) slots.delete(used);
    else idle.push(used);
    if (closed && slots.size === 0) allBack.resolve();
    if (closed || waiting.length === 0) return;
    const next = free();
    if (next) waiting.shift()?.take(next);
  }

  return {
    async borrow(limitMs, use) {
      if (closed) throw unavailable();
      const borrowed = free() ?? (await wait());
      const { slot, ready } = borrowed;
      const limit = (ms: number) => setTimeout(() => slot.lose(), ms);
      let timer = limit(waitMs);
      try {
        const client = await Promise.race([ready, slot.lost]);
        clearTimeout(timer);
        timer = limit(limitMs);
        const using = use({
          client,
          get isLost() {
            return slot.isLost;
          },
        });
        // When the connection is lost first, nobody hears how its use ended.
        using.catch(() => {});
        return await Promise.race([using, slot.lost]);
      } finally {
        clearTimeout(timer);
        giveBack(borrowed);
      }
    },

    async close(graceMs) {
      closed = true;
      for (const waiter of waiting.splice(0)) waiter.giveUp();
      for (const unused of idle.splice(0)) {
        unused.slot.lose();
        slots.delete(unused);
      }
      if (slots.size === 0) return;
      const timer = setTimeout(() => {
        for (const { slot } of slots) slot.lose();
      }, graceMs);
      await allBack.promise;
      clearTimeout(timer);
    },
  };
}
