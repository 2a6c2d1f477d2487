import type { RunSpec } from "../../engine/types.ts";
import { runOn } from "../start.ts";
import { replySteps } from "./graph.ts";
import type { ReplyStart } from "./understand.ts";

/** A run that answers a question about the work in its thread, from the work and its record. It has no card. */
export function answerRun(start: ReplyStart): RunSpec {
  const { reply, thread } = start;
  return {
    ...runOn({ ...start, thread: null }, "answer", {
      steps: [{ key: "answer", type: replySteps.answer, input: { reply, thread } }],
      partial: { key: "partial", type: replySteps.unanswered, input: { reply, thread } },
    }),
    card: false,
  };
}
