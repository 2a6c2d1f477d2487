import type { z } from "zod";
import type { StepContext, StepType } from "../../engine/types.ts";
import { budgetWithin, readSettings } from "../../pipelines/settings.ts";
import { decideInput, talk } from "../../pipelines/talk.ts";
import { type Reply, replyById, settleReply } from "../../store/replies.ts";
import { shownById } from "../../store/shown.ts";
import type { Tx } from "../../store/store.ts";
import { approvalCard } from "../cards/approval.ts";
import { nonces } from "../nonces.ts";
import { actOn, readingOf } from "../replies/act.ts";
import { takeUp } from "../replies/take-up.ts";
import { inTurn, readThread, showReplies } from "../replies/thread.ts";
import {
  type Conversation,
  conversationOf,
  notifyOnce,
  patience,
  type Speaking,
  scopeOf,
  unlessGone,
} from "./speaking.ts";

/** The run that the reply set going; null where it asked for no work, or waits for its turn. */
type Decided = { run: string | null };

/**
 * Does what a model has understood a reply to ask for, exactly as if its words had been clear. A reply that was edited or
 * deleted meanwhile is left as it is; what waited for it goes on.
 */
export function decideStep(speaking: Speaking): StepType<z.infer<typeof decideInput>, Decided> {
  const { store, engine } = speaking;
  return {
    type: talk.decide,
    input: decideInput,
    retry: patience,
    async run(ctx, verdict) {
      const conversation = await conversationOf(speaking, ctx);
      const reply = await store.asWorkspace(scopeOf(ctx), (tx) => replyById(tx, ctx.workspace, verdict.reply));
      if (conversation === undefined || reply === undefined) return { output: { run: null } };
      const { run, cards, stands } = await inTurn(() =>
        store.asWorkspace(scopeOf(ctx), (tx) => settle(speaking, ctx, tx, conversation, reply, verdict)),
      );
      for (const each of run === undefined ? cards : [run, ...cards]) engine().flush(each);
      const isOpen = stands && (reply.state === "unread" || reply.kind === verdict.kind);
      if (verdict.kind === "approval" && isOpen) await offerToPublish(speaking, ctx, conversation, reply);
      return { output: { run: run ?? null } };
    },
  };
}

type Verdict = z.infer<typeof decideInput>;

/** Whether a reply says what was understood: what its author makes of it later is understood anew. */
const isSaidStill = (reply: Reply | undefined, { editedAt }: Verdict) =>
  reply !== undefined && (reply.editedAt?.toISOString() ?? null) === editedAt;

/** Notes what the reply is and acts on it, in one transaction. `stands`: its words are those that were understood. */
async function settle(
  { engine: engineOf, budget }: Speaking,
  ctx: StepContext,
  tx: Tx,
  { origin }: Conversation,
  { id, thread }: Reply,
  verdict: Verdict,
): Promise<{ run: string | undefined; cards: string[]; stands: boolean }> {
  const engine = engineOf();
  const [state, reply, settings] = await Promise.all([
    readThread(engine, tx, ctx.workspace, thread),
    // Behind the thread, which keeps it from changing.
    replyById(tx, ctx.workspace, id),
    readSettings(tx, ctx.workspace, origin.channel),
  ]);
  const stands = isSaidStill(reply, verdict);
  if (state === undefined) return { run: undefined, cards: [], stands };
  const reading = readingOf(verdict.kind);
  const unread = state.open.find((each) => stands && each.id === id && each.state === "unread");
  const read = unread && { ...unread, ...reading };
  const others = { ...state, open: state.open.filter((each) => each !== unread) };
  const [parts, acting] = [
    { engine, budget: budgetWithin(budget, settings) },
    { scope: scopeOf(ctx), origin },
  ];
  const [, own, next, cards] = await Promise.all([
    // First: what is still unread cannot be taken up.
    read && settleReply(tx, ctx.workspace, id, reading),
    read && actOn(parts, tx, state, read, acting),
    read?.state === "waiting" ? undefined : takeUp(parts, tx, others, { ...acting, moment: "ended" }),
    showReplies(engine, tx, state),
  ]);
  return { run: own ?? next, cards: own !== undefined && next !== undefined ? [...cards, next] : cards, stands };
}

/** Approval publishes nothing: its author is given the button that does, where it is theirs to press. */
async function offerToPublish(
  { store }: Speaking,
  ctx: StepContext,
  { port, texts, origin }: Conversation,
  { ideaId, thread: target }: Reply,
): Promise<void> {
  const [shown, settings] = await store.asWorkspace(scopeOf(ctx), (tx) =>
    Promise.all([shownById(tx, ctx.workspace, ideaId), readSettings(tx, ctx.workspace, origin.channel)]),
  );
  if (shown === undefined) return;
  const card = approvalCard(texts, shown, ctx.owner, settings);
  await unlessGone(
    () => notifyOnce(ctx, port, { target, person: origin.person, nonce: nonces.approval(ctx.runId), card }),
    async () => ctx.log("warn", "the thread is gone: nobody could be told"),
  );
}
