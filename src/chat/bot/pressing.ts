import { KindlingError } from "../../errors.ts";
import { publishRun } from "../../pipelines/publish/publish.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { outputOfRun } from "../../store/outputs.ts";
import { type RunSummary, runSummary } from "../../store/runs.ts";
import { shownById, shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { type Press, readPress } from "../actions.ts";
import { answeredCard } from "../cards/ask.ts";
import { detailsCard } from "../cards/details.ts";
import { noteCard } from "../cards/note.ts";
import { downloadRun } from "../steps/download.ts";
import { readVersion } from "../versions.ts";
import type { Ack, Incoming } from "../vocabulary.ts";
import { accepting, type BotParts, channelOf, originOfEvent, privately, type StoredAck, textsOf } from "./accepting.ts";
import { shownAck } from "./reading.ts";

/** A press on one of our buttons. */
export type Pressing = Extract<Incoming, { type: "button" }>;

/** What a press on a run or an idea does, by its action. Every press is authorised anew. */
export async function acceptPress(parts: BotParts, incoming: Pressing): Promise<Ack> {
  const press = readPress(incoming.action, incoming.value);
  switch (press?.action) {
    case "stop":
    case "retry":
      return control(parts, incoming, press.action, press.run);
    case "answer":
      return answer(parts, incoming, press);
    case "publish":
      return publish(parts, incoming, press);
    case "download":
      return download(parts, incoming, press);
    case "details":
      return details(parts, incoming, press.run);
    case "show":
      return accepting(parts, incoming, async ({ tx, scope }) => {
        const shown = await shownById(tx, scope.workspace, press.idea);
        if (shown === undefined) throw new KindlingError("idea.not_found");
        return { ack: shownAck(textsOf(incoming), shown) };
      });
    default:
      throw new KindlingError("action.too_late");
  }
}

/** A press on a button of a version. */
type OfVersion = Extract<Press, { version: number }>;

const none: StoredAck = { type: "none" };

/** Stop and Retry: tried and checked in one round trip, and undone when it was not theirs or came too late. */
function control(parts: BotParts, incoming: Pressing, action: "stop" | "retry", id: string): Promise<Ack> {
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const [run, [, done]] = await readBeside(
      runSummary(tx, scope.workspace, id),
      Promise.all([claim(none), parts.engine[action](tx, id)]),
    );
    ownedBy(run, scope.person);
    if (!done) throw new KindlingError("action.too_late");
    return { ack: none, run: id };
  });
}

/** An answer to a question of a run. A late one takes the buttons away and says that it is settled. */
function answer(parts: BotParts, incoming: Pressing, press: Extract<Press, { action: "answer" }>): Promise<Ack> {
  const texts = textsOf(incoming);
  const { run: id, question, format } = press;
  const ack: StoredAck = { type: "update", card: answeredCard(texts, format) };
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const [run, [, given]] = await readBeside(
      runSummary(tx, scope.workspace, id),
      Promise.all([claim(ack), parts.engine.signal(tx, id, question, { format })]),
    );
    ownedBy(run, scope.person);
    if (!given) throw new Settled();
    return { ack, run: id };
  }).catch((thrown: unknown): Ack => {
    if (thrown instanceof Settled) return { type: "update", card: noteCard(texts.answers.answeredBefore) };
    throw thrown;
  });
}

/** Undoes an answer to a question that is not open any more. */
class Settled extends Error {}

/** Publish: the owner's alone, once a version. */
function publish(parts: BotParts, incoming: Pressing, press: OfVersion): Promise<Ack> {
  const { workspace, thread = null } = incoming;
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const id = uuidv7();
    const spec = publishRun({
      ...{ id, workspace: workspace.id, owner: scope.person, channel: channelOf(incoming), thread },
      ...{ ideaId: press.idea, version: press.version, budget: parts.budget },
      trigger: originOfEvent(incoming, "button"),
    });
    const [{ idea, ownerName, output }] = await readBeside(
      shownVersion(tx, workspace.id, press.idea, press.version),
      Promise.all([claim(none), parts.engine.start(tx, { ...spec, card: true })]),
    );
    ownedBy({ ownerId: idea.ownerId, ownerName }, scope.person);
    if (output === null) throw new KindlingError("idea.not_found");
    if (output.published) throw new KindlingError("action.too_late");
    // Pressed elsewhere (`show`), it still goes on in the idea's own thread.
    if (idea.thread !== null && idea.thread !== thread) await parts.engine.setCard(tx, id, { thread: idea.thread });
    return { ack: none, run: id };
  }).catch((thrown: unknown): Ack => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });
}

/** Download: for everybody in the audience. Packing takes time, so a run does it and hands the file over privately. */
function download(parts: BotParts, incoming: Pressing, press: OfVersion): Promise<Ack> {
  const ack: StoredAck = { type: "defer", visibility: "private" };
  return accepting(parts, incoming, async ({ tx, scope, claim }) => {
    const id = uuidv7();
    const channel = channelOf(incoming);
    const run = downloadRun(
      {
        ...{ id, workspace: scope.workspace, owner: scope.person, ideaId: press.idea, budget: parts.budget },
        ...(channel !== undefined && { channel }),
        trigger: originOfEvent(incoming, "button"),
      },
      {
        version: press.version,
        target: incoming.thread ?? incoming.target,
        person: incoming.person.externalId,
        locale: incoming.person.locale ?? null,
      },
    );
    const [{ output }] = await readBeside(
      shownVersion(tx, scope.workspace, press.idea, press.version),
      Promise.all([claim(ack), parts.engine.start(tx, run)]),
    );
    if (output === null) throw new KindlingError("idea.not_found");
    return { ack, run: id };
  });
}

/** Details: the record of a run and of the version it made. */
function details(parts: BotParts, incoming: Pressing, id: string): Promise<Ack> {
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

/**
 * What was read, and what was written beside it. Where nothing could be read, the writing may have failed for that
 * very reason, and is not what the person should hear of.
 */
async function readBeside<R, W>(reading: Promise<R | undefined>, writing: Promise<W>): Promise<[R, W]> {
  writing.catch(() => {});
  const read = await reading;
  if (read === undefined) throw new KindlingError("idea.not_found");
  return [read, await writing];
}

function ownedBy({ ownerId, ownerName }: Pick<RunSummary, "ownerId" | "ownerName">, person: string): void {
  if (ownerId !== person) throw new KindlingError("action.not_yours", { params: { owner: ownerName } });
}
