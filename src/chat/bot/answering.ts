import { askInput } from "../../pipelines/talk.ts";
import { openQuestion } from "../../store/runs.ts";
import { answeredCard } from "../cards/ask.ts";
import { answerIn, couldAnswer } from "../replies/answers.ts";
import type { Ack, Incoming, Target } from "../vocabulary.ts";
import { accepting, type BotParts, privately, textsOf } from "./accepting.ts";

/**
 * A reply that answers the question which the run of its thread has put: as a press on its button, for whose run or idea
 * it is. Undefined where there is no such question, or it is no answer: it is a remark like any other then.
 */
export async function acceptAnswerInWords(
  parts: BotParts,
  incoming: Incoming & { thread: Target; text: string },
): Promise<Ack | undefined> {
  const { thread, text } = incoming;
  if (!couldAnswer(text)) return undefined;
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const run = await openQuestion(tx, scope.workspace, thread);
    const question = askInput.shape.question.safeParse(run?.question).data;
    const format = question && answerIn(text, question);
    const isTheirs = run?.ownerId === scope.person || run?.idea.ownerId === scope.person;
    if (run === undefined || question === undefined || format === undefined || !isTheirs) throw new NoAnswer();
    const ack = privately(answeredCard(textsOf(incoming), format));
    const [, given] = await Promise.all([claim(ack), parts.engine.signal(tx, run.id, question, { format })]);
    if (!given) throw new NoAnswer();
    return { ack, run: run.id };
  }).catch((thrown: unknown) => {
    if (thrown instanceof NoAnswer) return undefined;
    throw thrown;
  });
}

/** Undoes the acceptance of what is no answer. */
class NoAnswer extends Error {}
