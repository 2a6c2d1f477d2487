import type { Idea } from "../../store/ideas.ts";
import { ideaByThread } from "../../store/ideas.ts";
import { type Command, parseReply } from "../commands/parse-command.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, accepting, type BotParts, say, textsOf } from "./accepting.ts";
import { answerHelp, answerList, answerShow, answerStatus, modelsInUse } from "./reading.ts";
import { answerStop } from "./stopping.ts";

/**
 * What was written in a thread. A command acts, everything else is answered by a private note, once a person and
 * thread: work cannot be changed by replying yet. A thread without an idea is none of our business.
 */
export async function acceptReply(parts: BotParts, incoming: Incoming & { text: string }): Promise<Ack> {
  const { thread, text } = incoming;
  if (thread === undefined || text.trim() === "") return { type: "none" };
  const command = parseReply(text);
  const answer = await answerer(parts, incoming, command);
  return accepting(parts, incoming, async (event) => {
    const idea = await ideaByThread(event.tx, event.scope.workspace, thread);
    return idea === undefined ? { ack: { type: "none" } } : answer(event, idea);
  });
}

type Answer = (event: Accepting, idea: Idea) => Promise<Accepted>;

async function answerer(parts: BotParts, incoming: Incoming, command: Command | undefined): Promise<Answer> {
  switch (command?.kind) {
    case "stop":
      return (event, { number }) => answerStop(parts, incoming, event, { number: command.number ?? number });
    case "show":
      return (event) => answerShow(incoming, event, command.number);
    case "list":
      return (event) => answerList(parts, incoming, event);
    case "help":
      return async () => ({ ack: answerHelp(incoming) });
    case "status": {
      const inUse = await modelsInUse(parts, incoming.workspace.id);
      return (event) => answerStatus(parts, incoming, event, inUse);
    }
    default:
      return async ({ claimOnce }, { id }) => {
        await claimOnce(`reply:${id}:${incoming.person.externalId}`);
        return { ack: say(textsOf(incoming).answers.replyLater) };
      };
  }
}
