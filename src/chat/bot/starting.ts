import type { RunSpec } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { budgetWithin } from "../../pipelines/settings.ts";
import type { RunStart } from "../../pipelines/start.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import type { Idea } from "../../store/ideas.ts";
import { workingRuns } from "../../store/runs.ts";
import { uuidv7 } from "../../store/uuid.ts";
import type { Origin } from "../origin.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepting, type BotParts, channelOf, originOfEvent } from "./accepting.ts";

/** Kinds of runs that people follow. */
export const followedKinds = ["expand", "refine", "restore", "publish", "unpublish"] as const;

/** What a run on an idea starts from, in the idea's own thread and in the name of whose event this is. */
export function startOn(
  parts: BotParts,
  incoming: Incoming,
  { scope, settings }: Accepting,
  { id: ideaId, thread }: Pick<Idea, "id" | "thread">,
): RunStart {
  const { workspace, person: owner } = scope;
  const trigger = originOfEvent(incoming, byOf(incoming));
  const budget = budgetWithin(parts.budget, settings);
  return { id: uuidv7(), workspace, owner, channel: channelOf(incoming), ideaId, thread, trigger, budget };
}

/** How something was asked for. */
export const byOf = ({ type }: Incoming): Origin["by"] =>
  type === "button" || type === "form" || type === "message" || type === "reply" ? type : "command";

/** Writes a run that people follow. Throws `thread.busy` where another works in its thread. */
export async function begin({ engine }: BotParts, { tx }: Accepting, run: RunSpec): Promise<void> {
  await engine.start(tx, { ...run, card: true }).catch((thrown: unknown) => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

/** Whether something is being made of an idea: what that works on must not go away under it. */
export async function isWorkedOn({ tx, scope }: Accepting, idea: string): Promise<boolean> {
  const working = await workingRuns(tx, scope.workspace, { kinds: followedKinds });
  return working.some((run) => run.idea.id === idea);
}
