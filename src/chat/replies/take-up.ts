import type { Engine, RunSpec } from "../../engine/types.ts";
import { expandRun } from "../../pipelines/expand.ts";
import { ideaOptions } from "../../pipelines/options.ts";
import { refineRun } from "../../pipelines/refine/refine.ts";
import type { RunStart } from "../../pipelines/start.ts";
import { useReplies } from "../../store/replies.ts";
import type { Scope, Tx } from "../../store/store.ts";
import { uuidv7 } from "../../store/uuid.ts";
import type { Origin } from "../origin.ts";
import { endedBadly, type OpenReply, Overtaken, type ThreadState } from "./thread.ts";

/**
 * Why replies are taken up: somebody asked for a change just now, pressed Apply, or work in the thread has ended (or a
 * reply turned out to ask for nothing). Only Apply takes up what is held after a failure.
 */
export type Moment = "asked" | "applied" | "ended";

/** What taking up is made of. */
export interface TakingUp {
  engine: Pick<Engine, "start" | "retry">;
  budget: RunSpec["budget"];
}

/** Whose rights a transaction has, and what the runs that it begins remember of where they were asked for. */
export interface Acting {
  scope: Scope;
  origin: Origin;
}

/**
 * Gives the replies whose turn it is to one new run, begun with the rights of the transaction's person, and returns the
 * run; undefined where they go on waiting. Writes in one round trip. Rejects with `Overtaken` or a broken
 * `runs_working_thread` where another transaction was first: see `inTurn`.
 */
export async function takeUp(
  { engine, budget }: TakingUp,
  tx: Tx,
  state: ThreadState,
  { scope, origin, moment }: Acting & { moment: Moment },
): Promise<string | undefined> {
  const taken = whoseTurn(state, moment);
  if (taken.length === 0) return undefined;
  const { idea, thread } = state;
  const resumed = resumable(state, taken);
  if (resumed !== undefined && (await engine.retry(tx, resumed.id))) return resumed.id;
  const spec = runFor(idea, taken, {
    ...{ id: uuidv7(), workspace: scope.workspace, owner: scope.person, channel: scope.channel, ideaId: idea.id },
    ...{ thread, target: thread, trigger: { ...origin, by: "reply" }, budget },
  });
  const ids = isChange(idea, taken) ? [] : taken.map(({ id }) => id);
  // The run last: what is issued behind it waits for its answer.
  const [used] = await Promise.all([useReplies(tx, scope.workspace, ids, spec.id), engine.start(tx, spec)]);
  if (used.length < ids.length) throw new Overtaken();
  return spec.id;
}

/**
 * The first expansion of an idea, where it ended badly and replies ask for changes of what it was to make: it goes on
 * where it ended, and they are taken up behind it.
 */
export const resumable = (state: ThreadState, taken: readonly OpenReply[]): ThreadState["last"] =>
  endedBadly(state) && state.last?.kind === "expand" && isChange(state.idea, taken) ? state.last : undefined;

/** Whether replies ask for changes of a version that has yet to be made. */
const isChange = ({ headVersion }: ThreadState["idea"], [first]: readonly OpenReply[]) =>
  headVersion === null && first !== undefined && first.kind !== "direction";

/**
 * The replies that the next run takes: all edits up to a change of direction, or those that change it. None while a
 * run works or a reply is not understood yet, since their order counts; what is held after a failure only by Apply.
 */
export function whoseTurn(state: ThreadState, moment: Moment): OpenReply[] {
  const { working, open, idea } = state;
  if (working !== undefined || open.some((reply) => reply.state === "unread")) return [];
  if (endedBadly(state) && idea.headVersion === null && moment !== "applied") return [];
  const free = moment === "applied" ? open : open.filter(({ heldBy }) => heldBy === null);
  const next = free.findIndex((reply) => reply.kind !== free[0]?.kind);
  return next === -1 ? free : free.slice(0, next);
}

type Begun = RunStart & { target: string };

/** A refinement of the head version; without one, or in another direction, the idea is expanded, and edits wait for it. */
function runFor(idea: ThreadState["idea"], taken: readonly OpenReply[], begun: Begun): RunSpec {
  const { headVersion: head } = idea;
  if (head !== null && taken[0]?.kind !== "direction") {
    const requests = taken.map(({ text, personName: by }) => ({ text, by }));
    return refineRun({ ...begun, base: head, onHead: head, requests });
  }
  const direction = isChange(idea, taken) ? [] : taken.map(({ text }) => text);
  const asked = ideaOptions.parse(idea.options);
  // Whoever turns a post in another direction wants a post: its format is not asked for again.
  const options = head === null ? asked : { ...asked, format: "blog" as const };
  return expandRun({ ...begun, idea: idea.text, options, direction });
}
