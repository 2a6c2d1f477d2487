import { hasDeletedIdeaIn } from "../../store/audit.ts";
import { parseReply } from "../commands/parse-command.ts";
import type { Ack, Incoming, Target } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, none, say, textsOf } from "./accepting.ts";
import { type Asked, answerCommand } from "./commanding.ts";
import { acceptRemark } from "./conversing.ts";

/**
 * What was written in a thread. A command acts at once, everything else is a remark about the work, and what is turned
 * to other people is theirs.
 */
export async function acceptReply(parts: BotParts, incoming: Extract<Incoming, { type: "reply" }>): Promise<Ack> {
  const { thread, text, addressed } = incoming;
  if (thread === undefined || text.trim() === "" || addressed === "others") return none;
  const command = parseReply(text);
  return command === undefined
    ? acceptRemark(parts, { ...incoming, thread })
    : acceptCommandInThread(parts, { ...incoming, thread }, command);
}

/**
 * A command about the idea of a thread. A thread without one is none of our business, but for whoever deleted the idea
 * that was there.
 */
export async function acceptCommandInThread(
  parts: BotParts,
  incoming: Incoming & { thread: Target },
  command: Asked,
): Promise<Ack> {
  const answer = await answerCommand(parts, incoming, command);
  return accepting(
    parts,
    incoming,
    (event, here) => (here === undefined ? answerWithoutIdea(incoming, event) : answer(event, here)),
    incoming.thread,
  );
}

async function answerWithoutIdea(incoming: Incoming & { thread: Target }, { tx, scope }: Accepting): Promise<Accepted> {
  const deleted = await hasDeletedIdeaIn(tx, scope.workspace, incoming.thread);
  return { ack: deleted ? say(textsOf(incoming).ideas.gone) : none };
}
