import { asKindlingError, KindlingError } from "../errors.ts";
import { type AttemptParts, attempt } from "./attempt.ts";
import { delayBeforeRetry } from "./backoff.ts";
import type { Change, Work } from "./database.ts";
import { compileGraph } from "./graph.ts";
import { writeOff } from "./journal.ts";
import type { Hold, Leases } from "./leases.ts";
import { createPersist } from "./persist.ts";
import type { StepOutcome, StepType } from "./types.ts";

/** What working on claimed steps needs. */
export interface WorkParts extends Omit<AttemptParts, "hold" | "persist"> {
  leases: Leases;
  stepTypes: ReadonlyMap<string, StepType>;
  /** Claims of one step that may end without a word (the process died) before the step fails. */
  crashes: number;
  random: () => number;
  pause: (ms: number) => Promise<void>;
}

/** Nothing was written, because the step is not ours any more. */
const lost: Change = { held: false, wakeUps: [] };

/** Thrown into work whose process is going down: the step is given back, and its attempt does not count. */
class Released extends Error {}

/**
 * Works on a claimed step to its end and writes what came of it: its output, another attempt, a failure, a wait. Retries
 * belong to this place alone. Rejects only when nothing could be written while the lease held.
 */
export function createWorker(parts: WorkParts) {
  const { database, leases, liveText, stepTypes, purse, crashes, random, pause } = parts;

  async function perform(work: Work, type: StepType, hold: Hold): Promise<Change> {
    const persist = createPersist(hold, pause);
    const log = parts.log.child({ workspace: work.workspace, run: work.runId, step: work.key });
    try {
      if (work.attempt > 1) await persist(async () => writeOff(database, purse, await database.adriftOf(work)));
      if (work.attempt - work.failures > crashes) throw new KindlingError("step.lease_lost");
      const outcome = await attempt(type, work, { ...parts, log, hold, persist });
      return await persist(() => complete(work, outcome));
    } catch (thrown) {
      if (hold.signal.reason instanceof Released) return persist(() => database.again(work, undefined, 0));
      // Work that was aborted may throw anything; the reason is why it ended.
      const error = asKindlingError(hold.signal.aborted ? hold.signal.reason : thrown);
      // What was stopped or taken over has ended already; where the database is away, the next claim goes on from here.
      if (hold.signal.aborted && (error.code === "run.stopped" || error.code === "step.lease_lost")) return lost;
      if (error.code === "database.unavailable") throw error;
      const overBudget = error.code === "run.budget_money" || error.code === "run.budget_time";
      if (overBudget && !work.partial) return persist(() => database.exhaust(work, error));
      const delayMs = delayBeforeRetry(error, work.failures, type.retry, random);
      log.warn(delayMs === undefined ? "a step failed" : "an attempt failed", { error, attempt: work.attempt });
      const state = { code: error.code, params: error.params };
      return persist(() =>
        delayMs === undefined ? database.failed(work, state) : database.again(work, state, delayMs),
      );
    }
  }

  async function complete(work: Work, outcome: StepOutcome<unknown>): Promise<Change> {
    if ("wait" in outcome) return database.wait(work, outcome.wait.signal, outcome.wait.forMs, outcome.wait.default);
    const { output, add } = outcome;
    if (!add || add.length === 0) return database.done({ work, output });
    const existing = new Set(await database.keys(work));
    return database.done({ work, output, add: compileGraph(add, existing) });
  }

  return async function workOn(work: Work, signal: AbortSignal | undefined): Promise<Change> {
    const type = stepTypes.get(work.type);
    if (!type) {
      parts.log.error("parked: this build does not know the step's type", { run: work.runId, type: work.type });
      return database.park(work);
    }
    const hold = leases.hold(work);
    const release = () => hold.abort(new Released("the process is going down"));
    if (signal?.aborted) release();
    signal?.addEventListener("abort", release, { once: true });
    try {
      return await perform(work, type, hold);
    } finally {
      signal?.removeEventListener("abort", release);
      hold.release();
      liveText.drop(work);
    }
  };
}
