import { KindlingError } from "../../errors.ts";
import { type FilesView, fileCard, filesCard } from "../cards/files.ts";
import { readVersion } from "../versions.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, privately, textsOf } from "./accepting.ts";
import { versionShown } from "./finding.ts";
import type { Which } from "./versions.ts";

/** The files of a project's version, for all who may see it. */
export async function answerFiles(incoming: Incoming, event: Accepting, which: Which): Promise<Accepted> {
  return { ack: privately(filesCard(await projectShown(incoming, event, which))) };
}

/** One of them. Throws `version.not_found` where the version has no such file. */
export async function answerFile(
  incoming: Incoming,
  event: Accepting,
  { file, ...which }: Which & { file: number },
): Promise<Accepted> {
  const card = fileCard(await projectShown(incoming, event, which), file);
  if (card === undefined) throw new KindlingError("version.not_found", { params: { number: which.version } });
  return { ack: privately(card) };
}

async function projectShown(incoming: Incoming, event: Accepting, which: Which): Promise<FilesView> {
  const version = readVersion((await versionShown(event, which)).output);
  if (!("project" in version)) throw new KindlingError("action.too_late");
  return { texts: textsOf(incoming), idea: which.idea, version: version.number, project: version.project };
}
