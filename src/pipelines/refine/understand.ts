import type { RunSpec } from "../../engine/types.ts";
import { type RunStart, runOn } from "../start.ts";
import { replySteps } from "./graph.ts";

/** A reply that a run is about, by its id in `replies`. `thread`: where it was written; the run itself has none. */
export interface ReplyStart extends Omit<RunStart, "thread"> {
  reply: string;
  thread: string;
}

/** A run that finds out what a reply asks for, when its words alone do not tell, and has that done. It has no card. */
export function understandRun(start: ReplyStart): RunSpec {
  const { reply } = start;
  return {
    ...runOn({ ...start, thread: null }, "understand", {
      steps: [{ key: "understand", type: replySteps.understand, input: { reply } }],
      partial: { key: "partial", type: replySteps.assume, input: { reply } },
    }),
    card: false,
  };
}
