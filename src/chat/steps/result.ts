import type { StepContext } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { outputByNumber } from "../../store/outputs.ts";
import { repliesOfRun } from "../../store/replies.ts";
import { type ShownIdea, shownVersion } from "../../store/shown.ts";
import type { ChangesView } from "../cards/changes.ts";
import type { ProjectView } from "../cards/project.ts";
import type { ResultView } from "../cards/result.ts";
import { differenceOf, readVersion, requestsIn, resultView, totalOf } from "../versions.ts";
import type { Target } from "../vocabulary.ts";
import { type Conversation, conversationOf, type Speaking, scopeOf } from "./speaking.ts";

/** A version to be shown in the thread of a run. */
export interface Showing {
  conversation: Conversation;
  thread: Target;
  view: ResultView | ProjectView;
}

/**
 * What a result card of this version shows, and where. Undefined where there is no chat or no thread to show it in.
 * Throws `idea.not_found` when the version is not there for the run's owner.
 */
export async function showingOf(
  speaking: Speaking,
  ctx: StepContext,
  { version, partial = false, note = null }: { version: number; partial?: boolean; note?: string | null },
): Promise<Showing | undefined> {
  const conversation = await conversationOf(speaking, ctx);
  const { ideaId, thread } = ctx;
  if (conversation === undefined || ideaId === null || thread === null) return undefined;
  const [shown, changes] = await readResult(speaking, ctx, ideaId, { version, note });
  const view = shown && resultView(conversation.texts, shown, { partial, changes });
  if (view === undefined) throw new KindlingError("idea.not_found");
  return { conversation, thread, view };
}

/** Kinds of runs whose versions are the ones before them, with changes. */
const changing = new Set<string | null | undefined>(["refine", "restore"]);

/** A version, and what is different from the one that it was made from, where that is still there. */
function readResult(
  { store }: Speaking,
  ctx: StepContext,
  ideaId: string,
  { version, note }: { version: number; note: string | null },
): Promise<[ShownIdea | undefined, ChangesView | null]> {
  const { workspace } = ctx;
  return store.asWorkspace(scopeOf(ctx), async (tx) => {
    const shown = await shownVersion(tx, workspace, ideaId, version);
    const output = shown?.output ?? null;
    if (output?.parent == null || !changing.has(shown?.kind)) return [shown, null];
    const [parent, replies] = await Promise.all([
      outputByNumber(tx, workspace, ideaId, output.parent),
      repliesOfRun(tx, workspace, output.runId),
    ]);
    if (parent === undefined) return [shown, null];
    const [before, after] = [readVersion(parent), readVersion(output)];
    const diff = differenceOf(before, after);
    if (diff === undefined) return [shown, null];
    return [
      shown,
      {
        since: before.number,
        diff,
        score: { before: totalOf(before), after: totalOf(after) },
        requests: requestsIn(replies),
        note,
      },
    ];
  });
}
