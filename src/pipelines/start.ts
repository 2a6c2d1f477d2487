import type { Json, RunSpec } from "../engine/types.ts";

/** What every run on an idea starts from. */
export interface RunStart {
  /** UUID v7 */
  id: string;
  workspace: string;
  /** Whose rights and money it uses. */
  owner: string;
  channel?: string | undefined;
  ideaId: string;
  /** The thread that it works in; null where there is none yet, or no chat. */
  thread: string | null;
  trigger: Json;
  budget: RunSpec["budget"];
}

/** A run of this kind; what is left is its steps. */
export function runOn(start: RunStart, kind: string, steps: Pick<RunSpec, "steps" | "partial">): RunSpec {
  const { id, workspace, owner, channel, ideaId, thread, trigger, budget } = start;
  return {
    ...{ id, workspace, owner, ideaId, kind, thread, trigger, budget },
    ...(channel !== undefined && { channel }),
    ...steps,
  };
}
