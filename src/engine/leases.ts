import { KindlingError } from "../errors.ts";
import type { Database, Held, Work } from "./database.ts";

/** A step in this process's hands, for as long as its lease holds. */
export interface Hold {
  /** Aborted with a KindlingError when the lease is lost or the run stopped, or with what `abort` was given. */
  readonly signal: AbortSignal;
  /** Throws when the step is not in our hands any more: asked right before something that cannot be undone. */
  check(): void;
  abort(reason: unknown): void;
  release(): void;
}

/** The leases that one process holds. */
export interface Leases {
  hold(work: Work): Hold;
  /** Looks at once whether this run's steps are still ours: a stop is seen without waiting for the next look. */
  look(run: string): Promise<void>;
}

/** `leaseMs`: as the claim sets it; renewed after a third of it. `everyMs`: how soon a stop is seen. */
export interface LeasesOptions {
  database: Pick<Database, "hold">;
  leaseMs: number;
  everyMs: number;
  /** Milliseconds, injected in tests. */
  now: () => number;
}

interface Entry extends Held {
  run: string;
  control: AbortController;
  expiresAt: number;
}

/** Keeps the leases of all steps in work with one statement a look, however many there are. */
export function createLeases({ database, leaseMs, everyMs, now }: LeasesOptions): Leases {
  const entries = new Set<Entry>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let renewedAt = 0;
  let looking = false;

  /** Whether all that are still held were renewed, where that was asked for. */
  async function ask(asked: readonly Entry[], renew: boolean): Promise<boolean> {
    if (asked.length === 0) return true;
    const at = now();
    const marks = await database.hold(
      asked.map(({ workspace, step, fence }) => ({ workspace, step, fence })),
      renew,
    );
    let renewed = true;
    for (const entry of asked) {
      const mark = marks.find(({ step, fence }) => step === entry.step && fence === entry.fence);
      if (mark === undefined) {
        if (renew) entry.expiresAt = at + leaseMs;
      } else if (mark.state === "locked") renewed = false;
      else entry.control.abort(new KindlingError(mark.state === "stopped" ? "run.stopped" : "step.lease_lost"));
    }
    return renewed;
  }

  async function tick(): Promise<void> {
    for (const entry of entries) {
      if (now() >= entry.expiresAt) entry.control.abort(new KindlingError("step.lease_lost"));
    }
    if (looking) return;
    looking = true;
    try {
      const renew = now() - renewedAt >= leaseMs / 3;
      // What was aborted is on its way out: renewed, it would keep others waiting.
      const renewed = await ask(
        [...entries].filter(({ control }) => !control.signal.aborted),
        renew,
      );
      // What was locked just now is tried again at the next look, with a good part of its lease left.
      if (renew && renewed) renewedAt = now();
    } catch {
      // Out of reach: the next look tries again, and a lease that runs out meanwhile aborts its work.
    } finally {
      looking = false;
    }
  }

  return {
    hold({ workspace, stepId, fence, runId }) {
      const control = new AbortController();
      const entry: Entry = { workspace, step: stepId, fence, run: runId, control, expiresAt: now() + leaseMs };
      if (entries.size === 0) renewedAt = now();
      entries.add(entry);
      timer ??= setInterval(() => void tick(), everyMs);
      return {
        signal: control.signal,
        check() {
          if (now() >= entry.expiresAt) control.abort(new KindlingError("step.lease_lost"));
          control.signal.throwIfAborted();
        },
        abort: (reason) => control.abort(reason),
        release() {
          entries.delete(entry);
          if (entries.size > 0) return;
          clearInterval(timer);
          timer = undefined;
        },
      };
    },
    async look(run) {
      await ask(
        [...entries].filter((entry) => entry.run === run),
        false,
      );
    },
  };
}
