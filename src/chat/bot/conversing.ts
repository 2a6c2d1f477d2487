import { withoutSecrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import { ideaMaxLength } from "../../pipelines/options.ts";
import { budgetWithin } from "../../pipelines/settings.ts";
import type { ReplyKind } from "../../pipelines/talk.ts";
import { insertReply } from "../../store/replies.ts";
import { isOpeningThread } from "../../store/runs.ts";
import { shownById } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { approvalCard } from "../cards/approval.ts";
import { cleaned } from "../commands/parse-command.ts";
import { actOn, readingOf } from "../replies/act.ts";
import { type Addressed, classifyReply } from "../replies/classify.ts";
import { endedBadly, inTurn, type OpenReply, readThread, showReplies, type ThreadState } from "../replies/thread.ts";
import type { Ack, Incoming, MessageRef, Target } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  none,
  originOfEvent,
  privately,
  say,
  textsOf,
} from "./accepting.ts";
import { acceptAnswerInWords } from "./answering.ts";

/** Words in a thread that are no command. */
export type Remark = Incoming & { thread: Target; messageId: MessageRef; text: string; addressed: Addressed };

/** Words as they were sent, or as they were edited. */
type Said = Remark | Extract<Incoming, { type: "replyEdited" }>;

/**
 * Takes what somebody wrote in a thread: sorted by rules, noted, and acted on in one transaction (P1, P6). What people
 * say to each other is left alone, and so is a thread without an idea.
 */
export async function acceptRemark(parts: BotParts, incoming: Remark): Promise<Ack> {
  const answered = await acceptAnswerInWords(parts, incoming);
  if (answered !== undefined) return answered;
  const kind = classifyReply(incoming.text, incoming);
  if (kind === "chatter") return none;
  const attempt = () =>
    accepting(parts, incoming, async (event) => {
      const { tx, scope } = event;
      const [opening, state] = await Promise.all([
        // First, so that a thread that becomes known in between is found.
        isOpeningThread(tx, scope.workspace, incoming.channel.id),
        readThread(parts.engine, tx, scope.workspace, incoming.thread),
      ]);
      if (state === undefined && opening) throw new Opening();
      if (state === undefined) throw new NothingToDo();
      return takeRemark(parts, incoming, event, state, kind);
    });
  return whenOpen(() => inTurn(attempt)).catch(unlessNothing);
}

/** What somebody wrote in an idea's thread, and did not write there before. */
export function takeRemark(
  parts: BotParts,
  incoming: Said,
  event: Accepting,
  state: ThreadState,
  kind: Exclude<ReplyKind, "chatter"> | "unclear",
): Promise<Accepted> {
  if (kind === "approval") return offerToPublish(incoming, event, state);
  const reply = { ...remark(incoming, event), id: uuidv7(), ...readingOf(kind) };
  const { idea, thread } = state;
  return act(parts, incoming, event, state, reply, () =>
    insertReply(event.tx, { ...reply, workspaceId: event.scope.workspace, ideaId: idea.id, thread }),
  );
}

/** Whose reply it is, and its words as they may be kept. Throws `reply.too_long`. */
export function remark(incoming: Said, { scope }: Accepting) {
  const { messageId, person } = incoming;
  const text = withoutSecrets(cleaned(incoming.text));
  const length = [...text].length;
  if (length > ideaMaxLength) throw new KindlingError("reply.too_long", { params: { length, max: ideaMaxLength } });
  return { messageId, personId: scope.person, personName: person.name, text, heldBy: null };
}

/** Stores a reply and does what it asks for, in one round trip. */
export async function act(
  parts: BotParts,
  incoming: Incoming,
  { tx, scope, settings, claim }: Accepting,
  state: ThreadState,
  reply: OpenReply,
  store: () => Promise<boolean>,
): Promise<Accepted> {
  const origin = originOfEvent(incoming, "reply");
  const acting = { engine: parts.engine, budget: budgetWithin(parts.budget, settings) };
  const [, stored, cards, run] = await Promise.all([
    claim(none),
    store(),
    showReplies(parts.engine, tx, state),
    actOn(acting, tx, state, reply, { scope, origin }),
  ]);
  if (!stored) throw new NothingToDo();
  const held = reply.state === "waiting" && run === undefined && endedBadly(state);
  const ack = held ? say(textsOf(incoming).replies.behind) : none;
  return { ack, cards, ...(run !== undefined && { run }) };
}

/** Approval publishes nothing: it is answered by the button that does. */
async function offerToPublish(
  incoming: Incoming,
  { tx, scope, settings, claim }: Accepting,
  state: ThreadState,
): Promise<Accepted> {
  const [, shown] = await Promise.all([claim(none), shownById(tx, scope.workspace, state.idea.id)]);
  if (shown === undefined) throw new NothingToDo();
  const cards = state.working === undefined ? [] : [state.working];
  return { ack: privately(approvalCard(textsOf(incoming), shown, scope.person, settings)), cards };
}

/** How often, and after how many milliseconds, it is looked again whether a thread is an idea's. */
const looks = { most: 12, everyMs: 150 } as const;

/**
 * People can write in a thread as soon as their platform shows it, a moment before its idea knows of it. While the
 * thread of some work is about to be known, an unknown one is asked for again.
 */
async function whenOpen(attempt: () => Promise<Ack>): Promise<Ack> {
  for (let look = 1; ; look++) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof Opening)) throw thrown;
      if (look === looks.most) return none;
      await new Promise((resolve) => setTimeout(resolve, looks.everyMs));
    }
  }
}

/** Undoes the acceptance of a reply in a thread that may be known in a moment. */
class Opening extends Error {}

/** Undoes an acceptance: the thread is nobody's, nothing was said in it, or two events tell of one message. */
export class NothingToDo extends Error {}

/** Nothing is said where there was {@link NothingToDo}. */
export function unlessNothing(thrown: unknown): Ack {
  if (thrown instanceof NothingToDo) return none;
  throw thrown;
}
