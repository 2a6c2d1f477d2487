import { KindlingError } from "../../errors.ts";
import { feedbackOf } from "../../store/feedback.ts";
import { runLogs } from "../../store/logs.ts";
import { outputOfRun } from "../../store/outputs.ts";
import { repliesOfRun } from "../../store/replies.ts";
import { runSummary } from "../../store/runs.ts";
import { detailsCard } from "../cards/details.ts";
import { readVersion, requestsIn } from "../versions.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, textsOf } from "./accepting.ts";

/** Details: the record of a run and of the version it made, for all who may see them. */
export async function detailsOf(
  parts: BotParts,
  incoming: Incoming,
  { tx, scope: { workspace } }: Accepting,
  id: string,
): Promise<Accepted> {
  const [run, snapshot, output, replies, log] = await Promise.all([
    runSummary(tx, workspace, id),
    parts.engine.snapshot(tx, id),
    outputOfRun(tx, workspace, id),
    repliesOfRun(tx, workspace, id),
    runLogs(tx, workspace, id),
  ]);
  if (run === undefined || snapshot === undefined) throw new KindlingError("idea.not_found");
  const card = detailsCard({
    ...{ texts: textsOf(incoming), number: run.idea.number, run: snapshot, log, now: parts.now() },
    version: output === undefined ? null : readVersion(output),
    requests: requestsIn(replies),
    feedback: output === undefined ? [] : await feedbackOf(tx, workspace, run.idea.id, output.number),
  });
  return { ack: privately(card) };
}
