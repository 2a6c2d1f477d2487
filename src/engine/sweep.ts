import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { writeOff } from "./journal.ts";
import type { Outbox } from "./outbox.ts";
import type { Engine, Purse, StepTypeName } from "./types.ts";

/** Most rows of a kind that one pass takes up. */
const limit = 500;

/** How long after the end of a run a call that was still in flight is given up. */
const adriftMs = 600_000;

/** The parts of a sweep. `staleMs`: how long something may be due before a wake-up counts as lost. */
export interface SweepParts {
  database: Database;
  outbox: Outbox;
  purse: Purse | undefined;
  types: readonly StepTypeName[];
  staleMs: number;
  now: () => Date;
  log: Log;
}

/** One pass over what wake-ups should have taken care of and did not: DESIGN "Execution" 4. */
export function createSweep({ database, outbox, purse, types, staleMs, now, log }: SweepParts) {
  return async function sweep(): Promise<void> {
    const going = await database.unpark(types);
    for (const run of going) {
      log.info("a parked run goes on", { run });
      outbox.flush(run);
    }
    const woken = await database.sweep(limit, staleMs);
    if (woken.length > 0) log.info("swept", { wakeUps: woken.length });
    outbox.publishAll(woken);
    await writeOff(database, purse, await database.adriftBefore(new Date(now().getTime() - adriftMs)));
    await outbox.settled();
  };
}

/** Sweeps now and then every `everyMs`, one pass at a time. Returns what stops it, resolved when the last pass is over. */
export function startSweeper(
  engine: Pick<Engine, "sweep">,
  options: { everyMs: number; log: Log },
): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const pass = async (): Promise<void> => {
    try {
      await engine.sweep();
    } catch (error) {
      options.log.warn("the sweep failed", { error });
    }
    if (!stopped) timer = setTimeout(() => (current = pass()), options.everyMs);
  };
  let current = pass();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
