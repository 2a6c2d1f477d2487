import { KindlingError } from "../../errors.ts";
import { runSummary } from "../../store/runs.ts";
import type { Press } from "../actions.ts";
import { answeredCard } from "../cards/ask.ts";
import { noteCard } from "../cards/note.ts";
import type { Ack } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  none,
  type Pressing,
  type StoredAck,
  textsOf,
} from "./accepting.ts";
import { readBeside, runOrIdeaOwnedBy } from "./authorising.ts";

/** Stop and Retry: tried and checked in one round trip, and undone when it was not theirs or came too late. */
export function acceptControl(
  parts: BotParts,
  incoming: Pressing,
  { action, run: id }: { action: "stop" | "retry"; run: string },
): Promise<Ack> {
  return accepting(parts, incoming, (event) => control(parts, event, { action, run: id }));
}

/** The same in a transaction that is there already. */
export async function control(
  parts: BotParts,
  { tx, scope, claim }: Accepting,
  { action, run: id }: { action: "stop" | "retry"; run: string },
): Promise<Accepted> {
  const [run, [, done]] = await readBeside(
    runSummary(tx, scope.workspace, id),
    Promise.all([claim(none), parts.engine[action](tx, id)]),
  );
  runOrIdeaOwnedBy(run, scope.person);
  // Pressed twice in a row, Stop has done what it was to do.
  const stopped = action === "stop" && run.status !== "done" && run.status !== "failed";
  if (!done && !stopped) throw new KindlingError("action.too_late");
  return { ack: none, run: id };
}

/**
 * An answer to a question of a run. A late one takes the buttons away and says that it is settled; where the run was
 * stopped at the question they stay, since Retry asks it again.
 */
export function acceptAnswer(
  parts: BotParts,
  incoming: Pressing,
  { run: id, question, format }: Extract<Press, { action: "answer" }>,
): Promise<Ack> {
  const texts = textsOf(incoming);
  const ack: StoredAck = { type: "update", card: answeredCard(texts, format) };
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const [run, [, given]] = await readBeside(
      runSummary(tx, scope.workspace, id),
      Promise.all([claim(ack), parts.engine.signal(tx, id, question, { format })]),
    );
    runOrIdeaOwnedBy(run, scope.person);
    if (!given && run.status === "stopped") throw new KindlingError("run.retry_first");
    if (!given) throw new Settled();
    return { ack, run: id };
  }).catch((thrown: unknown): Ack => {
    if (thrown instanceof Settled) return { type: "update", card: noteCard(texts.answers.answeredBefore) };
    throw thrown;
  });
}

/** Undoes an answer to a question that is not open any more. */
class Settled extends Error {}
