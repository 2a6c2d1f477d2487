import { KindlingError } from "../../errors.ts";
import { publishRun } from "../../pipelines/publish/publish.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import type { Output } from "../../store/outputs.ts";
import { workingRuns } from "../../store/runs.ts";
import { shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { needsWorkCard } from "../cards/publish.ts";
import { inTurn } from "../replies/thread.ts";
import { readVersion } from "../versions.ts";
import type { Ack } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  channelOf,
  none,
  originOfEvent,
  type Pressing,
  privately,
  textsOf,
} from "./accepting.ts";
import { mayPublish, readBeside, roleWhereItCounts } from "./authorising.ts";
import type { Which } from "./versions.ts";

/**
 * Publish: for whom the workspace lets publish, the owner by default, once a version. Pressed again while that is under way, it says so: the second try sees
 * the run of the first press.
 */
export function acceptPublish(
  parts: BotParts,
  incoming: Pressing,
  which: Which,
  { evenUnfinished }: { evenUnfinished: boolean },
): Promise<Ack> {
  return inTurn(() =>
    accepting(parts, incoming, (event) => publish(parts, incoming, event, which, evenUnfinished)),
  ).catch((thrown: unknown): Ack => {
    if (thrown instanceof NeedsWork) return confirmFirst(incoming, which);
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

/** The same in a transaction that is there already, in its turn. */
export async function publish(
  { engine, budget }: BotParts,
  incoming: Pressing,
  event: Accepting,
  { idea: ideaId, version }: Which,
  evenUnfinished = false,
): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const { workspace, person: owner } = scope;
  const { thread = null } = incoming;
  const id = uuidv7();
  const spec = publishRun({
    ...{ id, workspace, owner, channel: channelOf(incoming), thread, ideaId, version, budget },
    trigger: originOfEvent(incoming, "button"),
  });
  // Read first: starting fails where another run works in the thread, and nothing can be read after that.
  const reading = Promise.all([
    shownVersion(tx, workspace, ideaId, version),
    workingRuns(tx, workspace, { kinds: [spec.kind] }),
    roleWhereItCounts(event),
  ]).then(([shown, working, role]) => shown && ([shown, working, role] as const));
  const claimed = claim(none);
  const started = engine.start(tx, { ...spec, card: true });
  started.catch(() => {});
  const [[{ idea, ownerName, output }, publishing, role]] = await readBeside(reading, claimed);
  mayPublish(event, { ownerId: idea.ownerId, ownerName }, role);
  if (output === null) throw new KindlingError("version.not_found", { params: { number: version } });
  if (output.published) throw new KindlingError("action.too_late");
  if (!evenUnfinished && needsWork(output)) throw new NeedsWork();
  if (publishing.some((run) => run.idea.id === ideaId)) throw new KindlingError("publish.under_way");
  await started;
  // Pressed elsewhere (`show`), it still goes on in the idea's own thread.
  if (idea.thread !== null && idea.thread !== thread) await engine.setCard(tx, id, { thread: idea.thread });
  return { ack: none, run: id };
}

/** Whether a version is a project that did not pass: published only when somebody says so twice. */
function needsWork(output: Output): boolean {
  const version = readVersion(output);
  return "project" in version && !version.scores.passed;
}

/** Undoes the acceptance of a press that has to be confirmed first: the run that it began is not there. */
export class NeedsWork extends Error {}

/** Says so, with the button that publishes it all the same. */
export const confirmFirst = (incoming: Pressing, which: Which): Ack =>
  privately(needsWorkCard(textsOf(incoming), which));
