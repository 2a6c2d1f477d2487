import { KindlingError } from "../../errors.ts";
import { restoreRun } from "../../pipelines/versions/restore.ts";
import { note } from "../../store/audit.ts";
import { deleteOutput, headOutput, listVersions, type VersionSummary } from "../../store/outputs.ts";
import { type SignedReply, usedReplies } from "../../store/replies.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { noteCard } from "../cards/note.ts";
import { resultCard } from "../cards/result.ts";
import { deleteButton, versionsCard } from "../cards/versions.ts";
import { codeSpan } from "../markdown.ts";
import { listedVersions, resultView } from "../versions.ts";
import type { Card, Incoming } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  type BotParts,
  none,
  privately,
  type StoredAck,
  say,
  textsOf,
} from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { isMine, ownIdea, versionShown } from "./finding.ts";
import { begin, isWorkedOn, startOn } from "./starting.ts";

/** A version by its idea and number. */
export interface Which {
  idea: string;
  version: number;
}

/** The list of an idea's versions, for all who may see them. `before`: those below this number. */
export async function versionsOf(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  shown: ShownIdea,
  before?: number,
): Promise<Card> {
  return drawVersions(parts, incoming, event, shown, await readVersions(event, shown.idea.id), before);
}

const readVersions = ({ tx, scope }: Accepting, idea: string): Promise<[VersionSummary[], SignedReply[]]> =>
  Promise.all([listVersions(tx, scope.workspace, idea), usedReplies(tx, scope.workspace, idea)]);

function drawVersions(
  { now }: BotParts,
  incoming: Incoming,
  event: Accepting,
  shown: ShownIdea,
  [versions, requests]: [VersionSummary[], SignedReply[]],
  before?: number,
): Card {
  const { id, number, text, title, status, headVersion } = shown.idea;
  return versionsCard({
    texts: textsOf(incoming),
    idea: { id, number, title: title ?? text, archived: status === "archived", head: headVersion },
    mine: isMine(shown, event),
    versions: listedVersions(versions, requests),
    ...(before !== undefined && { before }),
    now: now(),
  });
}

/** One version, whichever is current. */
export async function answerVersion(incoming: Incoming, event: Accepting, which: Which): Promise<Accepted> {
  const view = resultView(textsOf(incoming), await versionShown(event, which));
  if (view === undefined) throw new KindlingError("version.not_found", { params: { number: which.version } });
  return { ack: privately(resultCard(view)) };
}

/** Restore: the owner's. Where the current version says the same already, nothing is made. */
export async function restore(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea: id, version }: Which,
): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const texts = textsOf(incoming);
  const [[shown, head]] = await readBeside(
    Promise.all([versionShown(event, { idea: id, version }), headOutput(tx, scope.workspace, id)]),
    claim(none),
  );
  ownIdea(shown, event);
  if (JSON.stringify(head?.content) === JSON.stringify(shown.output.content)) {
    return { ack: say(texts.versions.alreadyCurrent(version)) };
  }
  return { ack: restoring(incoming, shown, version), run: await beginRestore(parts, incoming, event, shown, version) };
}

async function beginRestore(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea }: ShownIdea,
  version: number,
): Promise<string> {
  const start = startOn(parts, incoming, event, idea);
  await begin(parts, event, restoreRun({ ...start, version, onHead: idea.headVersion }));
  return start.id;
}

/** Where the idea has a thread, the new version itself is the answer. */
const restoring = (incoming: Incoming, { idea }: ShownIdea, version: number): StoredAck =>
  idea.thread === null ? say(textsOf(incoming).versions.restoring(version, idea.number)) : none;

/**
 * Undo: restores the version that the current one was made from; a version restored stands for what it is made of. The
 * owner's.
 */
export async function undo(parts: BotParts, incoming: Incoming, event: Accepting, shown: ShownIdea): Promise<Accepted> {
  ownIdea(shown, event);
  const { idea } = shown;
  const versions = await listVersions(event.tx, event.scope.workspace, idea.id);
  const at = (number: number | null) => versions.find((each) => each.number === number);
  let current = at(idea.headVersion);
  if (current === undefined) throw new KindlingError("version.none");
  while (current?.kind === "restore") current = at(current.parent);
  const before = at(current?.parent ?? null);
  if (before === undefined) return { ack: say(textsOf(incoming).versions.nothingBefore) };
  const ack = restoring(incoming, shown, before.number);
  const [run] = await Promise.all([beginRestore(parts, incoming, event, shown, before.number), event.claim(ack)]);
  return { ack, run };
}

/**
 * Deletes a version: the owner's. A published one only when that is said. The list is shown again, without it. While
 * something is made of the idea nothing is deleted: it may be made from this version.
 */
export async function deleteVersion(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea: id, version }: Which,
  { evenPublished }: { evenPublished: boolean },
): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const texts = textsOf(incoming);
  const [[shown, worked]] = await readBeside(
    Promise.all([versionShown(event, { idea: id, version }), isWorkedOn(event, id)]),
    claim(none),
  );
  ownIdea(shown, event);
  const { published, publicationUrl } = shown.output;
  if (published && !evenPublished) return { ack: privately(publishedCard()) };
  if (worked) throw new KindlingError("thread.busy");
  const [deleted, , left] = await Promise.all([
    deleteOutput(tx, scope.workspace, id, version),
    note(tx, {
      ...{ workspaceId: scope.workspace, personId: scope.person, action: "version.delete" },
      subject: { idea: shown.idea.number, version, title: shown.idea.title, published: publicationUrl },
    }),
    readVersions(event, id),
  ]);
  if (deleted === undefined) throw new KindlingError("version.not_found", { params: { number: version } });
  const now = { ...shown, idea: { ...shown.idea, headVersion: deleted.head } };
  const card = drawVersions(parts, incoming, event, now, left);
  const said = noteCard(texts.versions.deleted(version, deleted.head));
  return { ack: { type: "update", card: { ...card, summary: said.summary, parts: [...said.parts, ...card.parts] } } };

  function publishedCard(): Card {
    const where = publicationUrl ?? "";
    const said = noteCard(texts.versions.isPublished(version, codeSpan(where)));
    const button = deleteButton(texts, { idea: id, version }, where);
    return { ...said, parts: [...said.parts, { type: "buttons", buttons: [button] }] };
  }
}
