import type { Engine } from "../../engine/types.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { type Idea, ideaByThread } from "../../store/ideas.ts";
import { openRepliesIn, type SignedReply } from "../../store/replies.ts";
import { lastRun, type Run } from "../../store/runs.ts";
import type { Tx } from "../../store/store.ts";

/** A thread with an idea, as a transaction holds it: neither its run nor its replies change before the commit. */
export interface ThreadState {
  idea: Idea;
  thread: string;
  /** The run that works there; its card will be shown anew. */
  working: string | undefined;
  last: Pick<Run, "id" | "kind" | "status" | "ownerId"> | undefined;
  /** What is neither used nor answered, in the order of its arrival. */
  open: OpenReply[];
}

/** What taking up has to know of a reply. */
export type OpenReply = Pick<
  SignedReply,
  "id" | "messageId" | "personId" | "personName" | "text" | "kind" | "state" | "heldBy"
>;

/**
 * Reads a thread in one round trip. Joining the run comes first: where it waits for a run that is ending, everything
 * after it is read as that run left it. Undefined where no idea lives that this person may see.
 */
export async function readThread(
  engine: Pick<Engine, "join">,
  tx: Tx,
  workspace: string,
  thread: string,
): Promise<ThreadState | undefined> {
  const [working, idea, last, open] = await Promise.all([
    engine.join(tx, workspace, thread),
    ideaByThread(tx, workspace, thread),
    lastRun(tx, workspace, { thread }),
    openRepliesIn(tx, workspace, { thread }),
  ]);
  return idea && { idea, thread, working, last, open };
}

/** Whether the last work of a thread ended without what it was to bring. */
export const endedBadly = ({ last }: Pick<ThreadState, "last">) =>
  last?.status === "failed" || last?.status === "stopped";

/**
 * Has the cards shown anew that speak of a thread's replies: that of the run that works, which joining it has done, and
 * those of work that ended badly, which offer Apply and Discard. Returns their runs, to be flushed after the commit.
 */
export async function showReplies(engine: Pick<Engine, "setCard">, tx: Tx, state: ThreadState): Promise<string[]> {
  const { working, last, open } = state;
  const behind = open.flatMap(({ heldBy }) => heldBy ?? []);
  const held = new Set(last !== undefined && endedBadly(state) ? [...behind, last.id] : behind);
  await Promise.all([...held].map((run) => engine.setCard(tx, run, {})));
  return working === undefined ? [...held] : [working, ...held];
}

/** How often two people may begin work in one thread at the same moment before the later one is refused. */
const triesMost = 4;

/** Undoes a transaction in which another one was first to take or to change replies. */
export class Overtaken extends Error {}

/** Tries a transaction again where another one was first in the thread: the next try sees what became of it. */
export async function inTurn<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (thrown) {
      const overtaken = thrown instanceof Overtaken || isUniqueViolation(thrown, "runs_working_thread");
      if (tries === triesMost || !overtaken) throw thrown;
    }
  }
}
