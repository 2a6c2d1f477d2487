import { KindlingError } from "../../errors.ts";
import { outputOfRun } from "../../store/outputs.ts";
import { runSummary } from "../../store/runs.ts";
import { detailsCard } from "../cards/details.ts";
import { readVersion } from "../versions.ts";
import type { Ack } from "../vocabulary.ts";
import { accepting, type BotParts, type Pressing, privately, textsOf } from "./accepting.ts";

/** Details: the record of a run and of the version it made. */
export function acceptDetails(parts: BotParts, incoming: Pressing, { run: id }: { run: string }): Promise<Ack> {
  return accepting(parts, incoming, async ({ tx, scope }) => {
    const [run, snapshot, output] = await Promise.all([
      runSummary(tx, scope.workspace, id),
      parts.engine.snapshot(tx, id),
      outputOfRun(tx, scope.workspace, id),
    ]);
    if (run === undefined || snapshot === undefined) throw new KindlingError("idea.not_found");
    const version = output === undefined ? null : readVersion(output);
    const view = { texts: textsOf(incoming), number: run.idea.number, run: snapshot, version, now: parts.now() };
    return { ack: privately(detailsCard(view)) };
  });
}
