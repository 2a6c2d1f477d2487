import { KindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { Database, Work } from "./database.ts";
import { createEffects } from "./effects.ts";
import { createJournal } from "./journal.ts";
import type { Hold } from "./leases.ts";
import type { LiveText } from "./live-text.ts";
import { resolveRefs } from "./refs.ts";
import { readSnapshot } from "./snapshot.ts";
import type { Purse, StepContext, StepOutcome, StepType } from "./types.ts";

/** Longest time of one attempt where its type says nothing. */
export const defaultDeadlineMs = 180_000;

/** What one attempt is made of. */
export interface AttemptParts {
  store: Store;
  database: Database;
  purse: Purse | undefined;
  liveText: LiveText;
  log: Log;
  hold: Hold;
  persist: <T>(write: () => Promise<T>) => Promise<T>;
}

/**
 * One attempt at a step: reads its input, runs its work within the deadline and the run's time, and returns what came
 * of it. Throws what the work threw, or the reason for which it was aborted; work that does not heed its signal is left
 * behind, and can write nothing any more.
 */
export async function attempt(type: StepType, work: Work, parts: AttemptParts): Promise<StepOutcome<unknown>> {
  const { hold, log } = parts;
  const input = type.input.safeParse(resolveRefs(work.input, work.outputs));
  if (!input.success) throw new KindlingError("step.invalid_input", { params: { step: work.key }, cause: input.error });

  const limits = deadlines(type, work, hold);
  const lines: Promise<unknown>[] = [];
  const ctx = createContext(work, parts, (line) => lines.push(line));
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(hold.signal.reason);
    if (hold.signal.aborted) onAbort();
    else hold.signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    const running = type.run(ctx, input.data);
    running.catch((error: unknown) => {
      if (hold.signal.aborted) log.debug("aborted work ended", { error });
    });
    return await Promise.race([running, aborted]);
  } finally {
    for (const limit of limits) clearTimeout(limit);
    aborted.catch(() => {});
    await Promise.allSettled(lines);
  }
}

function deadlines(type: StepType, work: Work, hold: Hold) {
  const deadlineMs = type.deadlineMs ?? defaultDeadlineMs;
  const limits = [setTimeout(() => hold.abort(new KindlingError("step.deadline", { retryable: true })), deadlineMs)];
  // The step that saves a partial result runs when time is over.
  if (!work.partial && work.leftMs < deadlineMs) {
    const outOfTime = new KindlingError("run.budget_time", { params: { ms: work.budgetMs } });
    limits.push(setTimeout(() => hold.abort(outOfTime), Math.max(0, work.leftMs)));
  }
  return limits;
}

function createContext(work: Work, parts: AttemptParts, onLine: (line: Promise<unknown>) => void): StepContext {
  const { store, database, purse, liveText, hold, persist, log } = parts;
  const { workspace, owner, runId, ideaId, thread, stepId, key } = work;
  const shared = { database, work, hold, persist };
  return {
    workspace,
    owner,
    channel: work.channel ?? undefined,
    runId,
    ideaId,
    thread,
    stepId,
    key,
    attempt: work.attempt,
    signal: hold.signal,
    call: createJournal({ ...shared, purse }),
    effect: createEffects(shared),
    log(level, message) {
      log[level](message);
      onLine(database.log(work, uuidv7(), level, message));
    },
    emit: (piece) => liveText.append(work, piece),
    async snapshot() {
      const snapshot = await persist(() => store.asSystem((tx) => readSnapshot(tx, runId)));
      if (!snapshot) throw new KindlingError("step.lease_lost");
      return snapshot;
    },
  };
}
