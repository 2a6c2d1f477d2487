import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { createCards } from "./cards.ts";
import { joinRun, retryRun, setCard, signalRun, stopRun } from "./control.ts";
import { createDatabase } from "./database.ts";
import { createLeases } from "./leases.ts";
import { createLiveText } from "./live-text.ts";
import { createOutbox } from "./outbox.ts";
import { readSnapshot } from "./snapshot.ts";
import { startRun } from "./start.ts";
import { createSweep } from "./sweep.ts";
import {
  type Engine,
  longestDeadlineMs,
  type Purse,
  type RenderCard,
  type StepType,
  type WakeUpQueue,
} from "./types.ts";
import { createWorker } from "./work.ts";

/** The parts of an engine. */
export interface EngineParts {
  store: Store;
  queue: WakeUpQueue;
  /** Every kind of step that this build knows. Two of one name are a mistake and throw, and so is too long a deadline. */
  stepTypes: readonly StepType[];
  log: Log;
  /** Shows a run on its platform. Without it, no card is rendered. */
  renderCard?: RenderCard;
  /** Money beside each run's own budget. Default: unlimited. */
  purse?: Purse;
  /** The time of tests. Default: the database's clock for what is stored, this machine's for timers. */
  now?: () => Date;
  random?: () => number;
  /** How pauses between repeated writes are spent; injected by tests. */
  pause?: (ms: number) => Promise<void>;
  /** Default 30,000; renewed after a third of it. */
  leaseMs?: number;
  /** How soon a stop from another process is seen. Default 1,000. */
  lookMs?: number;
  /** How long something may be due before the sweeper takes its wake-up for lost. Default 5,000. */
  staleMs?: number;
  /** How often text that is being written moves the card at most; null: never. Default 1,000. */
  liveTextMs?: number | null;
  /** Whether a delivery goes on with a step that it made ready. Default true. */
  fuse?: boolean;
  /** How many attempts of a step may die without a word before it fails. Default 10. */
  crashes?: number;
}

/** Durable runs over a store and a queue: DESIGN "A run". Knows no model and no chat. */
export function createEngine(parts: EngineParts): Engine {
  const { store, queue, log, purse, now, leaseMs = 30_000, random = Math.random } = parts;
  const stepTypes = new Map(parts.stepTypes.map((type) => [type.type, type]));
  if (stepTypes.size < parts.stepTypes.length) throw new Error("two step types have the same name");
  const slow = parts.stepTypes.find(({ deadlineMs = 0 }) => deadlineMs > longestDeadlineMs);
  if (slow) throw new Error(`the deadline of ${slow.type} is longer than a delivery can be`);

  const database = createDatabase(store, { leaseMs, fuse: parts.fuse ?? true, now });
  const outbox = createOutbox(database, queue, log);
  const clock = now ?? (() => new Date());
  const leases = createLeases({
    database,
    leaseMs,
    everyMs: parts.lookMs ?? 1_000,
    now: () => clock().getTime(),
  });
  const liveText = createLiveText(
    (workspace, run) => {
      outbox.track(database.cardTouch(workspace, run).then((written) => outbox.publish(workspace, run, written)));
    },
    parts.liveTextMs === undefined ? 1_000 : parts.liveTextMs,
  );
  const workOn = createWorker({
    ...{ store, database, purse, liveText, leases, stepTypes, log, random },
    crashes: parts.crashes ?? 10,
    pause: parts.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
  });
  const renderCard = parts.renderCard
    ? createCards({ store, database, outbox, liveText, log, renderCard: parts.renderCard, longestMs: leaseMs / 2 })
    : async () => "stale" as const;

  return {
    async start(tx, spec) {
      outbox.expect(spec.workspace, spec.id, await startRun(tx, spec, now?.()));
    },
    signal(tx, run, name, payload) {
      outbox.doubt(run);
      return signalRun(tx, run, name, payload, now?.());
    },
    stop(tx, run) {
      outbox.doubt(run);
      return stopRun(tx, run, now?.());
    },
    retry(tx, run) {
      outbox.doubt(run);
      return retryRun(tx, run, now?.());
    },
    async join(tx, workspace, thread) {
      const run = await joinRun(tx, workspace, thread, now?.());
      if (run !== undefined) outbox.doubt(run);
      return run;
    },
    setCard(tx, run, change) {
      outbox.doubt(run);
      return setCard(tx, run, change, now?.());
    },
    snapshot: (tx, run) => readSnapshot(tx, run),

    flush(run) {
      outbox.flush(run);
      outbox.track(leases.look(run));
    },

    async deliver(wakeUp, { signal } = {}) {
      if (wakeUp.step === "card") return renderCard(wakeUp);
      const claim = await database.claim(wakeUp);
      outbox.publish(wakeUp.workspace, wakeUp.run, claim.wakeUps);
      for (let work = claim.next; work; ) {
        const change = await workOn(work, signal);
        outbox.publish(work.workspace, work.runId, change.wakeUps);
        work = change.next;
      }
      return claim.held || claim.wakeUps.length > 0 ? "worked" : "stale";
    },

    sweep: createSweep({
      ...{ database, outbox, purse, log },
      types: parts.stepTypes.map(({ type }) => type),
      staleMs: parts.staleMs ?? 5_000,
      now: clock,
    }),

    async takeOver() {
      await database.takeOver();
    },

    settled: () => outbox.settled(),
  };
}
