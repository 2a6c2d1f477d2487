import { KindlingError } from "../../errors.ts";
import { shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { downloadRun } from "../steps/download.ts";
import type { Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  type BotParts,
  channelOf,
  none,
  originOfEvent,
  type StoredAck,
} from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { byOf } from "./starting.ts";
import type { Which } from "./versions.ts";

/** Download: for everybody in the audience. Packing takes time, so a run does it and hands the files over privately. */
export async function download(
  parts: BotParts,
  incoming: Incoming,
  { tx, scope, claim }: Accepting,
  { idea: ideaId, version }: Which,
): Promise<Accepted> {
  // Words have no first response that a later one could take the place of.
  const said = incoming.type === "reply" || incoming.type === "message";
  const ack: StoredAck = said ? none : { type: "defer", visibility: "private" };
  const { person, thread, target } = incoming;
  const id = uuidv7();
  const channel = channelOf(incoming);
  const run = downloadRun(
    {
      ...{ id, workspace: scope.workspace, owner: scope.person, ideaId, budget: parts.budget },
      ...(channel !== undefined && { channel }),
      trigger: originOfEvent(incoming, byOf(incoming)),
    },
    { version, target: thread ?? target, person: person.externalId, locale: person.locale ?? null },
  );
  const [{ output }] = await readBeside(
    shownVersion(tx, scope.workspace, ideaId, version),
    Promise.all([claim(ack), parts.engine.start(tx, run)]),
  );
  if (output === null) throw new KindlingError("version.not_found", { params: { number: version } });
  return { ack, run: id };
}
