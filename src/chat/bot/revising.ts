import { replyByMessage, reviseReply, withdrawReply } from "../../store/replies.ts";
import { parseReply } from "../commands/parse-command.ts";
import { readingOf } from "../replies/act.ts";
import { classifyReply } from "../replies/classify.ts";
import { inTurn, type OpenReply, readThread, showReplies, type ThreadState } from "../replies/thread.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, none, say, textsOf } from "./accepting.ts";
import { act, NothingToDo, remark, takeRemark, unlessNothing } from "./conversing.ts";

type Edited = Extract<Incoming, { type: "replyEdited" }>;

/**
 * A message was edited: a reply that is not used yet is taken for what it says now, and keeps its place. What asked for
 * nothing before may ask now; of what is dealt with, its author is told that this changes nothing.
 */
export async function acceptRemarkEdited(parts: BotParts, incoming: Edited): Promise<Ack> {
  const attempt = () =>
    accepting(parts, incoming, async (event) => {
      const { tx, scope } = event;
      const [state, stored] = await Promise.all([
        readThread(parts.engine, tx, scope.workspace, incoming.thread),
        replyByMessage(tx, scope.workspace, incoming),
      ]);
      if (state === undefined) throw new NothingToDo();
      const before = state.open.find(({ id, personId }) => id === stored?.id && personId === scope.person);
      if (before !== undefined) return revise(parts, incoming, event, state, before);
      const kind = classifyReply(incoming.text, { addressed: "nobody" });
      if (kind === "chatter" || parseReply(incoming.text) !== undefined) throw new NothingToDo();
      if (stored === undefined) return takeRemark(parts, incoming, event, state, kind);
      const { text, personId } = remark(incoming, event);
      // Platforms tell of an edit where they have only added a preview.
      if (stored.personId !== personId || stored.text === text) throw new NothingToDo();
      const ack = say(textsOf(incoming).replies.settled);
      await event.claim(ack);
      return { ack };
    });
  return inTurn(attempt).catch(unlessNothing);
}

function revise(
  parts: BotParts,
  incoming: Edited,
  event: Accepting,
  state: ThreadState,
  { id, heldBy }: OpenReply,
): Promise<Accepted> {
  const { thread, messageId } = incoming;
  const read = readingOf(classifyReply(incoming.text, { addressed: "nobody" }));
  const reply = { ...remark(incoming, event), id, heldBy, ...read };
  return act(parts, incoming, event, state, reply, async () => {
    const { personId, text } = reply;
    const key = { thread, messageId, personId };
    return (await reviseReply(event.tx, event.scope.workspace, key, { text, ...read })) !== undefined;
  });
}

/** A message was deleted: a reply that is not used yet is not taken up any more. */
export async function acceptRemarkDeleted(
  parts: BotParts,
  incoming: Extract<Incoming, { type: "replyDeleted" }>,
): Promise<Ack> {
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const state = await readThread(parts.engine, tx, scope.workspace, incoming.thread);
    if (state === undefined) throw new NothingToDo();
    const [cards] = await Promise.all([
      showReplies(parts.engine, tx, state),
      claim(none),
      withdrawReply(tx, scope.workspace, incoming),
    ]);
    return { ack: none, cards };
  }).catch(unlessNothing);
}
