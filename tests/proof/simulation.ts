import { KindlingError } from "../../src/errors.ts";
import type { WakeUp, WakeUpQueue } from "../../src/queue/wake-up.ts";
import type { SqlArgument, Store, Tx } from "../../src/store/store.ts";

/** Thrown into a process at the point where it dies. Whatever it does after that never reaches the world. */
export class Crash extends Error {}

/** One process of the simulation: it may die, and it may sleep past its leases. */
export interface Process {
  name: number;
  dead: boolean;
  /** Told when the transaction that is open commits. */
  onCommit: (() => void)[];
}

/** Numbers from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Turn {
  process: Process;
  wakesAt: number;
  go: () => void;
}

/** How many faults of each kind a simulation had. */
export type Faults = Record<"crashes" | "zombies" | "lostAnswers" | "lostWakeUps" | "duplicates", number>;

/**
 * A world in which one thing happens at a time, in an order drawn from a seed: every statement, publish and external
 * call waits for its turn, and before and after each of them its process may die, sleep past its lease, or lose the
 * database's answer. Time is the simulation's own.
 */
export class Simulation {
  readonly random: () => number;
  readonly faults: Faults = { crashes: 0, zombies: 0, lostAnswers: 0, lostWakeUps: 0, duplicates: 0 };
  now: number;
  #waiting: Turn[] = [];
  #messages: (WakeUp & { due: number })[] = [];
  #faultsLeft: number;
  #busy = 0;

  constructor(seed: number, now: number) {
    this.random = randomFrom(seed);
    this.now = now;
    this.#faultsLeft = 2 + Math.floor(this.random() * 8);
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  #fault(kind: keyof Faults, probability: number): boolean {
    if (this.#faultsLeft <= 0 || !this.chance(probability)) return false;
    this.#faultsLeft -= 1;
    this.faults[kind] += 1;
    return true;
  }

  /** Waits for this process's turn, and maybe dies or oversleeps. */
  async point(process: Process): Promise<void> {
    if (process.dead) throw new Crash();
    const zombie = this.#fault("zombies", 0.01);
    await new Promise<void>((go) => this.#waiting.push({ process, wakesAt: zombie ? this.now + 70_000 : 0, go }));
    if (process.dead) throw new Crash();
    if (this.#fault("crashes", 0.02)) {
      process.dead = true;
      throw new Crash();
    }
  }

  /** Something that happens in the world, between two points. */
  async act<T>(process: Process, what: () => Promise<T>): Promise<T> {
    await this.point(process);
    this.#busy += 1;
    try {
      return await what();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Lets those that can act do so, one at a time, until nothing but sleepers is left or `work` has ended. */
  async settle(work: Promise<unknown>): Promise<void> {
    let ended = false;
    void work.finally(() => {
      ended = true;
    });
    for (let idle = 0; idle < 4; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#busy > 0) {
        idle = 0;
        continue;
      }
      const able = this.#waiting.filter(({ wakesAt, process }) => process.dead || wakesAt <= this.now);
      const turn = able[Math.floor(this.random() * able.length)];
      if (turn) {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        turn.go();
        idle = 0;
      } else if (ended || this.#waiting.length > 0) {
        idle += 1;
      }
    }
  }

  /** The queue as a process sees it: it loses, doubles and reorders. */
  queue(process: Process): WakeUpQueue {
    return {
      publish: async (wakeUps) => {
        await this.act(process, async () => {
          for (const { delayMs, ...wakeUp } of wakeUps) {
            if (this.#fault("lostWakeUps", 0.1)) continue;
            this.#messages.push({ ...wakeUp, due: this.now + delayMs });
            if (this.chance(0.25)) {
              this.faults.duplicates += 1;
              this.#messages.push({ ...wakeUp, due: this.now + delayMs });
            }
          }
        });
        await this.point(process);
      },
    };
  }

  /** Takes any message that is due. */
  take(): WakeUp | undefined {
    const due = this.#messages.filter((message) => message.due <= this.now);
    const message = due[Math.floor(this.random() * due.length)];
    if (message) this.#messages.splice(this.#messages.indexOf(message), 1);
    return message;
  }

  get asleep(): number {
    return this.#waiting.length;
  }

  /** The store as a process sees it. `watch` is told of every statement that took place. */
  store(
    process: Process,
    real: Store,
    watch: (name: string, args: readonly SqlArgument[], result: unknown) => void,
  ): Store {
    const lost = () => {
      if (this.#fault("lostAnswers", 0.02)) throw new KindlingError("database.unavailable", { retryable: true });
    };
    const transaction = async <T>(begin: (fn: (tx: Tx) => Promise<T>) => Promise<T>, fn: (tx: Tx) => Promise<T>) => {
      const result = await this.act(process, async () => {
        process.onCommit = [];
        const committed = await begin(async (tx) => {
          const value = await fn(tx);
          if (this.#fault("crashes", 0.02)) {
            process.dead = true;
            throw new Crash();
          }
          return value;
        });
        for (const tell of process.onCommit) tell();
        return committed;
      });
      await this.point(process);
      lost();
      return result;
    };
    return {
      ...real,
      asSystem: (fn) => transaction((inner) => real.asSystem(inner), fn),
      asWorkspace: (scope, fn) => transaction((inner) => real.asWorkspace(scope, inner), fn),
      call: async <T>(name: `engine_${string}`, args: readonly SqlArgument[]): Promise<T> => {
        const result = await this.act(process, async () => {
          const value = await real.call<T>(name, args);
          watch(name, args, value);
          return value;
        });
        await this.point(process);
        lost();
        return result;
      },
    };
  }
}
