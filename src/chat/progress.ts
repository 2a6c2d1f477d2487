import type { RunSnapshot } from "../engine/types.ts";
import { type Idea, ideaById } from "../store/ideas.ts";
import { openReplies, repliesOfRun } from "../store/replies.ts";
import { lastRun } from "../store/runs.ts";
import type { Tx } from "../store/store.ts";

/** What a run's card shows beside the run. */
export interface Followed {
  idea: Idea | null;
  /** The replies that it took, in order. */
  taken: { messageId: string; by: string; text: string }[];
  /** How many replies to its idea are not taken by any run yet. */
  waiting: number;
  /** Whether its card is where they are applied or discarded: the latest work of the thread, ended badly. */
  held: boolean;
}

/** Reads it in one round trip. */
export async function readFollowed(tx: Tx, run: RunSnapshot): Promise<Followed> {
  const { ideaId, workspace, status } = run;
  if (ideaId === null) return { idea: null, taken: [], waiting: 0, held: false };
  const badly = status === "failed" || status === "stopped";
  const [idea, open, taken, last] = await Promise.all([
    ideaById(tx, workspace, ideaId),
    openReplies(tx, workspace, ideaId),
    repliesOfRun(tx, workspace, run.id),
    badly ? lastRun(tx, workspace, { ideaId }) : undefined,
  ]);
  return {
    idea: idea ?? null,
    taken: taken.map(({ messageId, personName: by, text }) => ({ messageId, by, text })),
    waiting: open.waiting + open.unread,
    held: last?.id === run.id && open.waiting > 0,
  };
}
