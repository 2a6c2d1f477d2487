import { answerRun } from "../../pipelines/refine/answer.ts";
import { understandRun } from "../../pipelines/refine/understand.ts";
import type { ReplyKind } from "../../pipelines/talk.ts";
import type { Reading } from "../../store/replies.ts";
import type { Tx } from "../../store/store.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { type Acting, type TakingUp, takeUp } from "./take-up.ts";
import type { OpenReply, ThreadState } from "./thread.ts";

/** What a reply is stored as: changes wait for their turn, everything else is dealt with at once. */
export function readingOf(kind: ReplyKind | "unclear"): Reading {
  if (kind === "unclear") return { kind: null, state: "unread" };
  return { kind, state: kind === "edit" || kind === "direction" ? "waiting" : "answered" };
}

/**
 * Does what a reply asks for, beside the statement that stores it and in the same round trip: a change is taken up or
 * waits; a question, and a reply that nobody understands yet, begin a run that works beside any other. Returns the run.
 */
export async function actOn(
  parts: TakingUp,
  tx: Tx,
  state: ThreadState,
  reply: OpenReply,
  acting: Acting,
): Promise<string | undefined> {
  if (reply.state === "waiting") {
    return takeUp(parts, tx, { ...state, open: withReply(state.open, reply) }, { ...acting, moment: "asked" });
  }
  if (reply.state !== "unread" && reply.kind !== "question") return undefined;
  const { scope, origin } = acting;
  const begun = reply.state === "unread" ? understandRun : answerRun;
  const spec = begun({
    ...{ id: uuidv7(), workspace: scope.workspace, owner: scope.person, channel: scope.channel, ideaId: state.idea.id },
    ...{ thread: state.thread, reply: reply.id, trigger: { ...origin, by: "reply" }, budget: parts.budget },
  });
  await parts.engine.start(tx, spec);
  return spec.id;
}

/** A reply that was read anew keeps its place; a new one comes last. */
function withReply(open: readonly OpenReply[], reply: OpenReply): OpenReply[] {
  const at = open.findIndex(({ id }) => id === reply.id);
  return at === -1 ? [...open, reply] : open.with(at, reply);
}
