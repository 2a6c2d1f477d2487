import type { RunSnapshot } from "../engine/types.ts";
import { type Idea, ideaById } from "../store/ideas.ts";
import { openReplies, repliesOfRun } from "../store/replies.ts";
import type { Tx } from "../store/store.ts";

/** What a run's card shows beside the run. */
export interface Followed {
  idea: Idea | null;
  /** The replies that it took, in order. */
  taken: { messageId: string; by: string; text: string }[];
  /** How many replies wait for its end; or, where it ended badly, how many it holds. */
  waiting: number;
  /** Whether its card is where they are applied or discarded. */
  held: boolean;
  /** Whether one of them asks for another direction, which is a run of its own. */
  turning: boolean;
}

/** Reads it in one round trip. */
export async function readFollowed(tx: Tx, run: RunSnapshot): Promise<Followed> {
  const { ideaId, workspace, status } = run;
  if (ideaId === null) return { idea: null, taken: [], waiting: 0, held: false, turning: false };
  const badly = status === "failed" || status === "stopped";
  const [idea, open, taken] = await Promise.all([
    ideaById(tx, workspace, ideaId),
    openReplies(tx, workspace, ideaId),
    repliesOfRun(tx, workspace, run.id),
  ]);
  const waiting = open.filter(({ heldBy }) => heldBy === (badly ? run.id : null));
  return {
    idea: idea ?? null,
    taken: taken.map(({ messageId, personName: by, text }) => ({ messageId, by, text })),
    waiting: waiting.length,
    held: badly && waiting.some(({ state }) => state === "waiting"),
    turning: waiting.some(({ kind }) => kind === "direction"),
  };
}
