import { KindlingError } from "../../errors.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { discardReplies, waitingReplies } from "../../store/replies.ts";
import { lastRun } from "../../store/runs.ts";
import { shownById } from "../../store/shown.ts";
import { takeUp } from "../replies/take-up.ts";
import { showReplies, type ThreadState } from "../replies/thread.ts";
import type { Ack } from "../vocabulary.ts";
import {
  type Accepting,
  accepting,
  type BotParts,
  none,
  originOfEvent,
  type Pressing,
  say,
  textsOf,
} from "./accepting.ts";
import { ownedBy } from "./authorising.ts";

/** Apply: what waits after a failure or a stop is taken up. For everybody in the audience, as replying is. */
export function acceptApply(parts: BotParts, incoming: Pressing, { idea }: { idea: string }): Promise<Ack> {
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const { state } = await heldReplies(event, idea);
    const acting = { scope, origin: originOfEvent(incoming, "reply"), moment: "applied" } as const;
    const [, cards, run] = await Promise.all([
      claim(none),
      showReplies(parts.engine, tx, state),
      takeUp(parts, tx, state, acting),
    ]);
    if (run === undefined) throw new KindlingError("action.too_late");
    return { ack: none, run, cards };
  }).catch((thrown: unknown): Ack => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

/** Discard: what waits is set aside. The owner's alone, because it may be other people's words. */
export function acceptDiscard(parts: BotParts, incoming: Pressing, { idea }: { idea: string }): Promise<Ack> {
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const { state, owner } = await heldReplies(event, idea);
    ownedBy(owner, scope.person);
    const ack = say(textsOf(incoming).replies.discarded(state.open.length));
    const [, discarded, cards] = await Promise.all([
      claim(ack),
      discardReplies(tx, scope.workspace, idea),
      showReplies(parts.engine, tx, state),
    ]);
    if (discarded === 0) throw new KindlingError("action.too_late");
    return { ack, cards };
  });
}

/**
 * The replies that wait for an idea, in one round trip, and whose idea it is. Whether a run works is told by the latest
 * one, or by the key that a second one breaks. Throws `idea.not_found`, and `action.too_late` where it has no thread.
 */
async function heldReplies({ tx, scope }: Accepting, ideaId: string) {
  const [shown, last, open] = await Promise.all([
    shownById(tx, scope.workspace, ideaId),
    lastRun(tx, scope.workspace, { ideaId }),
    waitingReplies(tx, scope.workspace, ideaId),
  ]);
  if (shown === undefined) throw new KindlingError("idea.not_found");
  const { idea, ownerName } = shown;
  if (idea.thread === null) throw new KindlingError("action.too_late");
  const state: ThreadState = { idea, thread: idea.thread, last, open, working: undefined };
  return { state, owner: { ownerId: idea.ownerId, ownerName } };
}
