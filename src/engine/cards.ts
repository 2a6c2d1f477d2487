import { asKindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "./database.ts";
import type { LiveText } from "./live-text.ts";
import type { Outbox } from "./outbox.ts";
import { readSnapshot } from "./snapshot.ts";
import type { RenderCard, WakeUp } from "./types.ts";

/** How long a card is left alone after the platform could not be reached and did not say for how long. */
const pauseAfterFailureMs = 10_000;

/** The parts of rendering. `longestMs`: how long one rendering may take; must be less than the lease. */
export interface CardsParts {
  store: Store;
  database: Database;
  outbox: Outbox;
  liveText: LiveText;
  renderCard: RenderCard;
  longestMs: number;
  log: Log;
}

/**
 * Handles a wake-up of a card: takes it, renders the whole state, and leaves it for as long as the platform asks.
 * What changes meanwhile wakes it again. A failure that may pass keeps it dirty; any other waits for the next change.
 */
export function createCards({ store, database, outbox, liveText, renderCard, longestMs, log }: CardsParts) {
  return async function render(wakeUp: WakeUp): Promise<"worked" | "stale"> {
    const card = await database.cardClaim(wakeUp);
    if (!card) return "stale";
    let { version, message } = card;
    let pauseMs = 0;
    try {
      const snapshot = await store.asSystem((tx) => readSnapshot(tx, wakeUp.run));
      if (!snapshot) return "stale";
      const state = { message, liveText: liveText.of(wakeUp.run) };
      ({ message, pauseMs } = await renderCard(snapshot, state, AbortSignal.timeout(longestMs)));
    } catch (thrown) {
      const error = asKindlingError(thrown);
      log.warn("a card could not be rendered", { error, run: wakeUp.run });
      pauseMs = error.retryAfterMs ?? pauseAfterFailureMs;
      if (error.retryable) version = 0;
    }
    const written = await database.cardDone(wakeUp, { fence: card.fence, version, message }, pauseMs);
    outbox.publish(wakeUp.workspace, wakeUp.run, written);
    return "worked";
  };
}
