import { KindlingError } from "../../errors.ts";
import { shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { downloadRun } from "../steps/download.ts";
import type { Ack } from "../vocabulary.ts";
import { accepting, type BotParts, channelOf, originOfEvent, type Pressing, type StoredAck } from "./accepting.ts";
import { readBeside } from "./authorising.ts";

/** Download: for everybody in the audience. Packing takes time, so a run does it and hands the files over privately. */
export function acceptDownload(
  parts: BotParts,
  incoming: Pressing,
  { idea: ideaId, version }: { idea: string; version: number },
): Promise<Ack> {
  const ack: StoredAck = { type: "defer", visibility: "private" };
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const id = uuidv7();
    const channel = channelOf(incoming);
    const run = downloadRun(
      {
        ...{ id, workspace: scope.workspace, owner: scope.person, ideaId, budget: parts.budget },
        ...(channel !== undefined && { channel }),
        trigger: originOfEvent(incoming, "button"),
      },
      {
        ...{ version, target: incoming.thread ?? incoming.target, person: incoming.person.externalId },
        locale: incoming.person.locale ?? null,
      },
    );
    const [{ output }] = await readBeside(
      shownVersion(tx, scope.workspace, ideaId, version),
      Promise.all([claim(ack), parts.engine.start(tx, run)]),
    );
    if (output === null) throw new KindlingError("version.not_found", { params: { number: version } });
    return { ack, run: id };
  });
}
