import { z } from "zod";
import { KindlingError } from "../../errors.ts";
import { repositoryName } from "../../github/names.ts";
import { type Destination, destination } from "../../pipelines/publish/destination.ts";
import { readPublication } from "../../pipelines/publish/publication.ts";
import { publishRun, withdrawRun } from "../../pipelines/publish/publish.ts";
import { isUniqueViolation } from "../../store/failures.ts";
import { lastPublications, type Output } from "../../store/outputs.ts";
import { workingRuns } from "../../store/runs.ts";
import { shownVersion } from "../../store/shown.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { needsWorkCard } from "../cards/publish.ts";
import { publishForm } from "../cards/publish-form.ts";
import { readPublishFields } from "../commands/publish-fields.ts";
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
  type Submitting,
  textsOf,
} from "./accepting.ts";
import { mayPublish, readBeside, roleWhereItCounts } from "./authorising.ts";
import { versionShown } from "./finding.ts";
import { begin, byOf, startOn } from "./starting.ts";
import type { Which } from "./versions.ts";

/**
 * Publish: for whom the workspace lets publish, the owner by default, once a version. Pressed again while that is under
 * way, it says so: the second try sees the run of the first press.
 */
export function acceptPublish(
  parts: BotParts,
  incoming: Pressing,
  which: Which,
  { evenUnfinished }: { evenUnfinished: boolean },
): Promise<Ack> {
  const accepted = inTurn(() =>
    accepting(parts, incoming, (event) => publish(parts, incoming, event, which, evenUnfinished)),
  );
  return asBusy(
    accepted.catch((thrown: unknown): Ack => {
      if (thrown instanceof NeedsWork) return confirmFirst(incoming, which);
      throw thrown;
    }),
  );
}

/** The same in a transaction that is there already, in its turn. Where there is more than the folder, it asks first. */
export async function publish(
  parts: BotParts,
  incoming: Pressing,
  event: Accepting,
  which: Which,
  evenUnfinished = false,
): Promise<Accepted> {
  return parts.github === undefined
    ? publishTo(parts, incoming, event, which, { to: "folder" }, evenUnfinished)
    : askPublish(parts, incoming, event, which, { evenUnfinished });
}

/** Where to? `asked`: what was asked for before, and did not work. */
async function askPublish(
  parts: BotParts,
  incoming: Pressing,
  event: Accepting,
  { idea, version }: Which,
  { evenUnfinished, asked }: { evenUnfinished: boolean; asked?: Extract<Destination, { to: "repository" }> },
): Promise<Accepted> {
  const { tx, scope } = event;
  const [shown, published, role] = await Promise.all([
    versionShown(event, { idea, version }),
    lastPublications(tx, scope.workspace, idea),
    roleWhereItCounts(event),
  ]);
  mayPublish(event, { ownerId: shown.idea.ownerId, ownerName: shown.ownerName }, role);
  if (shown.output.published) throw new KindlingError("action.too_late");
  if (!evenUnfinished && needsWork(shown.output)) throw new NeedsWork();
  const before = published.flatMap((each) => readPublication(each)?.place ?? [])[0] ?? null;
  const isProject = shown.output.format === "code";
  const name = asked?.name ?? repositoryName(slugOf(shown.output.content));
  const { folder = true } = parts;
  const view = { idea, version, isProject, name, before, folder, asked };
  return { ack: { type: "form", form: publishForm(textsOf(incoming), view) } };
}

const slugOf = (content: unknown): string => z.object({ slug: z.string() }).safeParse(content).data?.slug ?? "";

/** The form again, with a name that is free, after a publication whose name was not. */
export function acceptPublishAs(parts: BotParts, incoming: Pressing, id: string): Promise<Ack> {
  return accepting(parts, incoming, async (event) => {
    const run = await parts.engine.snapshot(event.tx, id);
    const told = askedFor.safeParse(run?.trigger).data?.publish;
    const free = run?.error?.params.free;
    if (told?.destination.to !== "repository" || free === undefined) throw new KindlingError("action.too_late");
    return askPublish(parts, incoming, event, told, {
      evenUnfinished: true,
      asked: { ...told.destination, name: String(free) },
    });
  });
}

/** What a run to publish remembers beside its origin. */
const askedFor = z.object({ publish: z.object({ idea: z.uuid(), version: z.number().int(), destination }) });

/** The form of Publish, filled in: it is given only to who knows whether the version is finished. */
export async function acceptPublishForm(parts: BotParts, incoming: Submitting, which: Which): Promise<Ack> {
  const read = readPublishFields(textsOf(incoming), incoming.fields);
  if ("errors" in read) return { type: "formErrors", errors: read.errors };
  if (read.destination.to !== "folder" && parts.github === undefined) throw new KindlingError("action.too_late");
  return asBusy(
    inTurn(() =>
      accepting(parts, incoming, (event) => publishTo(parts, incoming, event, which, read.destination, true)),
    ),
  );
}

const asBusy = (accepted: Promise<Ack>): Promise<Ack> =>
  accepted.catch((thrown: unknown): Ack => {
    throw isUniqueViolation(thrown, "runs_working_thread") ? new KindlingError("thread.busy") : thrown;
  });

async function publishTo(
  { engine, budget, folder = true }: BotParts,
  incoming: Pressing | Submitting,
  event: Accepting,
  { idea: ideaId, version }: Which,
  where: Destination,
  evenUnfinished = false,
): Promise<Accepted> {
  // A run whose step nobody here can do would keep its thread busy.
  if (where.to === "folder" && !folder) throw new KindlingError("publish.nowhere");
  const { tx, scope, claim } = event;
  const { workspace, person: owner } = scope;
  const { thread = null } = incoming;
  const id = uuidv7();
  const trigger = {
    ...originOfEvent(incoming, byOf(incoming)),
    publish: { idea: ideaId, version, destination: where },
  };
  const spec = publishRun({
    ...{
      id,
      workspace,
      owner,
      channel: channelOf(incoming),
      thread,
      ideaId,
      version,
      budget,
      destination: where,
      trigger,
    },
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
  const forPosts = where.to === "path" || where.to === "gist";
  const fits = where.to === "folder" || forPosts === (output.format === "blog");
  if (output.published || !fits) throw new KindlingError("action.too_late");
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

/** Unpublish: for whom the workspace lets publish. A run takes the version back. */
export function acceptUnpublish(parts: BotParts, incoming: Pressing, { idea: ideaId, version }: Which): Promise<Ack> {
  const accepted = inTurn(() =>
    accepting(parts, incoming, async (event) => {
      const [shown, role] = await Promise.all([
        versionShown(event, { idea: ideaId, version }),
        roleWhereItCounts(event),
        event.claim(none),
      ]);
      mayPublish(event, { ownerId: shown.idea.ownerId, ownerName: shown.ownerName }, role);
      if (!shown.output.published) throw new KindlingError("action.too_late");
      const start = startOn(parts, incoming, event, shown.idea);
      await begin(parts, event, withdrawRun({ ...start, version }));
      return { ack: none, run: start.id };
    }),
  );
  return asBusy(accepted);
}
