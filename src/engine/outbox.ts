import type { Log } from "../log.ts";
import type { Database, Written } from "./database.ts";
import type { WakeUpQueue } from "./types.ts";

/** Publishes what commits wrote to the outbox. */
export interface Outbox {
  publish(workspace: string, run: string, written: readonly Written[]): void;
  publishAll(written: readonly (Written & { workspace: string; run: string })[]): void;
  /** What a transaction that has not committed yet wrote for a run: `flush` need not read it again. */
  expect(workspace: string, run: string, written: readonly Written[]): void;
  /** There is more to flush than was expected. */
  doubt(run: string): void;
  /** Publishes what the caller's own transaction wrote for a run, after its commit. */
  flush(run: string): void;
  /** Keeps a promise until `settled`. */
  track(work: Promise<unknown>): void;
  settled(): Promise<void>;
}

/** Most runs whose first wake-ups are kept for their `flush`. */
const mostExpected = 100;

/**
 * Publishing is at least once: a row is deleted after its wake-up was taken by the queue, and rows that gather while a
 * deletion is under way go together in the next. What fails here is left to the sweeper.
 */
export function createOutbox(database: Database, queue: WakeUpQueue, log: Log): Outbox {
  const expected = new Map<string, (Written & { workspace: string; run: string })[]>();
  const background = new Set<Promise<unknown>>();
  let published: number[] = [];
  let deleting = false;

  function track(work: Promise<unknown>): void {
    const kept = work
      .catch((error: unknown) => log.warn("left to the sweeper", { error }))
      .finally(() => background.delete(kept));
    background.add(kept);
  }

  async function forget(): Promise<void> {
    if (deleting) return;
    deleting = true;
    try {
      while (published.length > 0) {
        const batch = published;
        published = [];
        await database.sent(batch);
      }
    } finally {
      deleting = false;
    }
  }

  async function send(written: readonly (Written & { workspace: string; run: string })[]): Promise<void> {
    if (written.length === 0) return;
    await queue.publish(
      written.map(({ workspace, run, step, generation, delayMs }) => ({ workspace, run, step, generation, delayMs })),
    );
    published.push(...written.map(({ outbox }) => outbox));
    await forget();
  }

  return {
    track,
    publish(workspace, run, written) {
      if (written.length > 0) track(send(written.map((wakeUp) => ({ ...wakeUp, workspace, run }))));
    },
    publishAll: (written) => track(send(written)),
    expect(workspace, run, written) {
      expected.set(
        run,
        written.map((wakeUp) => ({ ...wakeUp, workspace, run })),
      );
      // Transactions that never committed leave theirs behind.
      const [oldest] = expected.keys();
      if (expected.size > mostExpected && oldest !== undefined) expected.delete(oldest);
    },
    doubt: (run) => void expected.delete(run),
    flush(run) {
      const written = expected.get(run);
      expected.delete(run);
      track(written ? send(written) : database.unsent(run).then(send));
    },
    async settled() {
      while (background.size > 0) await Promise.allSettled([...background]);
    },
  };
}
