import { type RunSummary, workingRuns } from "../../store/runs.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, say, textsOf } from "./accepting.ts";
import { runOrIdeaOwnedBy } from "./authorising.ts";
import { followedKinds } from "./starting.ts";

/** Which work to stop: an idea's, or the only one that the person has. */
export type Which = { number: number } | "only";

/** `stop`. Work that somebody else began on their own idea is refused; where several could be meant, they are named. */
export async function answerStop(
  { engine }: BotParts,
  incoming: Incoming,
  { tx, scope, claim }: Accepting,
  which: Which,
): Promise<Accepted> {
  const texts = textsOf(incoming);
  const working = await workingRuns(tx, scope.workspace, { kinds: followedKinds });
  const meant = working.filter((run) => isMeant(run, which, scope.person));
  const [run] = meant;
  if (run === undefined) return { ack: say(nothing(texts, which)) };
  runOrIdeaOwnedBy(run, scope.person);
  if (which === "only" && meant.length > 1) {
    const numbers = texts.formats.list(meant.map(({ idea }) => String(idea.number)));
    return { ack: say(texts.answers.whichToStop(numbers)) };
  }
  const ack = say(texts.answers.stopped(run.idea.number));
  await Promise.all([claim(ack), engine.stop(tx, run.id)]);
  return { ack, run: run.id };
}

function isMeant(run: RunSummary, which: Which, person: string): boolean {
  return which === "only" ? run.ownerId === person : run.idea.number === which.number;
}

const nothing = (texts: Texts, which: Which) =>
  which === "only" ? texts.answers.nothingToStop : texts.answers.alreadyEnded(which.number);
