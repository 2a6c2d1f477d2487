import { KindlingError } from "../../errors.ts";
import { budgetWithin } from "../../pipelines/settings.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { discardReplies, openRepliesIn } from "../../store/replies.ts";
import { lastRun } from "../../store/runs.ts";
import { shownById } from "../../store/shown.ts";
import { resumable, takeUp, whoseTurn } from "../replies/take-up.ts";
import { endedBadly, inTurn, showReplies, type ThreadState } from "../replies/thread.ts";
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

/**
 * Apply: what is held after a failure or a stop is taken up. For everybody in the audience, as replying is; but where it
 * resumes what was stopped, for those who may press Retry.
 */
export function acceptApply(parts: BotParts, incoming: Pressing, { idea }: { idea: string }): Promise<Ack> {
  const attempt = () =>
    accepting(parts, incoming, async (event) => {
      const { tx, scope, settings, claim } = event;
      const { state, owner } = await heldReplies(event, idea);
      // Pressed twice in a row, it has done what it was to do.
      if (state.working !== undefined && !state.open.some(({ heldBy }) => heldBy !== null)) return { ack: none };
      if (state.working !== undefined) throw new KindlingError("thread.busy");
      if (state.open.some((reply) => reply.state === "unread")) return { ack: say(textsOf(incoming).replies.reading) };
      const resumed = resumable(state, whoseTurn(state, "applied"));
      if (resumed !== undefined && resumed.ownerId !== scope.person) ownedBy(owner, scope.person);
      const acting = { scope, origin: originOfEvent(incoming, "reply"), moment: "applied" } as const;
      const [, cards, run] = await Promise.all([
        claim(none),
        showReplies(parts.engine, tx, state),
        takeUp({ engine: parts.engine, budget: budgetWithin(parts.budget, settings) }, tx, state, acting),
      ]);
      if (run === undefined) throw new KindlingError("action.too_late");
      return { ack: none, run, cards };
    });
  return inTurn(attempt).catch((thrown: unknown): Ack => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

/** Discard: what is held is set aside. The owner's alone, because it may be other people's words. */
export function acceptDiscard(parts: BotParts, incoming: Pressing, { idea }: { idea: string }): Promise<Ack> {
  return accepting(parts, incoming, async (event) => {
    const { tx, scope, claim } = event;
    const { state, owner } = await heldReplies(event, idea);
    ownedBy(owner, scope.person);
    const held = state.open.filter(({ heldBy, state }) => heldBy !== null && state === "waiting");
    const ack = say(textsOf(incoming).replies.discarded(held.length));
    const ids = held.map(({ id }) => id);
    const [, discarded, cards] = await Promise.all([
      claim(ack),
      discardReplies(tx, scope.workspace, ids),
      showReplies(parts.engine, tx, state),
    ]);
    if (discarded === 0) throw new KindlingError("action.too_late");
    return { ack, cards };
  });
}

/**
 * The replies to an idea that are not dealt with, in one round trip, and whose idea it is. They come first: what is read
 * behind them is as it is once nobody else changes them. Throws `idea.not_found`, and `action.too_late` where it has no
 * thread.
 */
async function heldReplies({ tx, scope }: Accepting, ideaId: string) {
  const [open, shown, last] = await Promise.all([
    openRepliesIn(tx, scope.workspace, { ideaId }),
    shownById(tx, scope.workspace, ideaId),
    lastRun(tx, scope.workspace, { ideaId }),
  ]);
  if (shown === undefined) throw new KindlingError("idea.not_found");
  const { idea, ownerName } = shown;
  if (idea.thread === null) throw new KindlingError("action.too_late");
  const isWorking = last !== undefined && last.status !== "done" && !endedBadly({ last });
  const state: ThreadState = { idea, thread: idea.thread, last, open, working: isWorking ? last.id : undefined };
  return { state, owner: { ownerId: idea.ownerId, ownerName } };
}
