import { KindlingError } from "../../errors.ts";
import { publishRun } from "../../pipelines/publish/publish.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import type { Ack } from "../vocabulary.ts";
import { accepting, type BotParts, channelOf, none, originOfEvent, type Pressing } from "./accepting.ts";
import { ownedBy, readBeside } from "./authorising.ts";

/** Publish: the owner's alone, once a version. */
export function acceptPublish(
  parts: BotParts,
  incoming: Pressing,
  { idea: ideaId, version }: { idea: string; version: number },
): Promise<Ack> {
  const { workspace, thread = null } = incoming;
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const id = uuidv7();
    const spec = publishRun({
      ...{ id, workspace: workspace.id, owner: scope.person, channel: channelOf(incoming), thread },
      ...{ ideaId, version, budget: parts.budget, trigger: originOfEvent(incoming, "button") },
    });
    const [{ idea, ownerName, output }] = await readBeside(
      shownVersion(tx, workspace.id, ideaId, version),
      Promise.all([claim(none), parts.engine.start(tx, { ...spec, card: true })]),
    );
    ownedBy({ ownerId: idea.ownerId, ownerName }, scope.person);
    if (output === null) throw new KindlingError("version.not_found", { params: { number: version } });
    if (output.published) throw new KindlingError("action.too_late");
    // Pressed elsewhere (`show`), it still goes on in the idea's own thread.
    if (idea.thread !== null && idea.thread !== thread) await parts.engine.setCard(tx, id, { thread: idea.thread });
    return { ack: none, run: id };
  }).catch((thrown: unknown): Ack => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}
