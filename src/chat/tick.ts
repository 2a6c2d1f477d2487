import type { Engine, RunSpec } from "../engine/types.ts";
import type { Log } from "../log.ts";
import { digestRun, digestRunId } from "../pipelines/digest/digest.ts";
import { occurrencesAround } from "../pipelines/digest/schedule.ts";
import { cleanUp } from "../store/clean-up.ts";
import { type Digest, dueDigests, moveDigest } from "../store/digests.ts";
import { isUniqueViolation } from "../store/failures.ts";
import type { Store } from "../store/store.ts";

/** What the tick is made of. */
export interface TickParts {
  store: Store;
  engine: Pick<Engine, "start" | "flush">;
  budget: RunSpec["budget"];
  log: Log;
}

/** What one tick did. */
export interface Ticked {
  /** Digests that were begun. */
  digests: number;
  /** Rows that were too old. */
  cleaned: number;
}

/** Does all that is due by a moment. Two at once, of whatever process, do it once. */
export type Tick = (now: Date) => Promise<Ticked>;

/** How many are looked for at once, and how many of those are begun beside each other. */
const page = 500;
const abreast = 8;
/** Old rows are looked for in the first minutes of an hour, and once in them where a process remembers. */
const cleanMinutes = 5;
const cleanEveryMs = cleanMinutes * 60_000;

/** The one periodic job: a timer's on Node, a schedule's on the edge. A failure of one digest leaves it to the next tick. */
export function createTick(parts: TickParts): Tick {
  const { store, log } = parts;
  let cleanedAt = Number.NEGATIVE_INFINITY;

  return async (now) => {
    let digests = 0;
    for (;;) {
      const due = await store.asSystem((tx) => dueDigests(tx, now, page));
      const begun = await inTurns(due, (digest) =>
        begin(parts, digest, now).catch((error: unknown) => {
          log.warn("a digest could not be begun", { digest: digest.id, error });
          return null;
        }),
      );
      digests += begun.filter((each) => each === true).length;
      // Those that failed would come again and again.
      if (due.length < page || begun.includes(null)) break;
    }
    let cleaned = 0;
    if (now.getUTCMinutes() < cleanMinutes && now.getTime() - cleanedAt >= cleanEveryMs) {
      cleaned = await store.asSystem((tx) => cleanUp(tx, now));
      cleanedAt = now.getTime();
    }
    if (digests + cleaned > 0) log.info("ticked", { digests, cleaned });
    return { digests, cleaned };
  };
}

/** Does something with each, so many at a time. */
async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) results.push(await act(item));
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return results;
}

/**
 * Begins a digest for the last day that it was due, however many were missed, and moves it on. True where that was done
 * here, and not by somebody else or before.
 */
async function begin({ store, engine, budget }: TickParts, digest: Digest, now: Date): Promise<boolean> {
  const { last, next } = occurrencesAround(digest, now);
  const to = { nextAt: next?.at ?? null };
  const scope = { workspace: digest.workspaceId, person: digest.personId, channel: digest.channelId ?? undefined };
  const moveOnly = () => store.asWorkspace(scope, (tx) => moveDigest(tx, digest, to));
  if (last === null) return moveOnly().then(() => false);
  const { workspaceId, personId, channelId, id, since } = digest;
  const run = await digestRunId(id, last.date);
  const spec = digestRun({
    ...{ id: run, workspace: workspaceId, owner: personId, channel: channelId, date: last.date, budget },
    input: {
      ...{ digest: id, scope: digest.scope, scopeId: digest.scopeId, target: digest.target, person: digest.externalId },
      ...{ locale: digest.locale, since: since.toISOString(), until: now.toISOString() },
      ...{ evenEmpty: digest.evenEmpty, day: last.date },
    },
  });
  try {
    await store.asWorkspace(scope, async (tx) => {
      const [moved] = await Promise.all([moveDigest(tx, digest, { ...to, since: now }), engine.start(tx, spec)]);
      if (!moved) throw new Moved();
    });
  } catch (thrown) {
    if (thrown instanceof Moved) return false;
    // The day had its digest already: the schedule was changed in between.
    if (isUniqueViolation(thrown, "runs_pkey") || isUniqueViolation(thrown, "runs_id"))
      return moveOnly().then(() => false);
    throw thrown;
  }
  engine.flush(run);
  return true;
}

/** Undoes a digest that somebody else has begun. */
class Moved extends Error {}
