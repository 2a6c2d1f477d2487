import { KindlingError } from "../../errors.ts";
import { expandRun } from "../../pipelines/expand.ts";
import { type IdeaOptions, ideaOptions } from "../../pipelines/options.ts";
import { takeIdea } from "../../store/ideas.ts";
import { listVersions } from "../../store/outputs.ts";
import type { ShownIdea } from "../../store/shown.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, none } from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { ideaShown, ownIdea, versionShown } from "./finding.ts";
import { begin, isWorkedOn, startOn } from "./starting.ts";

/** Regenerate: a sibling of a version, from another angle than those that are there. The owner's. */
export async function regenerate(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea, version }: { idea: string; version: number },
): Promise<Accepted> {
  const { tx, scope, claim } = event;
  const [[shown, versions]] = await readBeside(
    Promise.all([versionShown(event, { idea, version }), listVersions(tx, scope.workspace, idea)]),
    claim(none),
  );
  ownIdea(shown, event);
  const titles = new Set(versions.map(({ title }) => title).filter((title) => title !== ""));
  return make(parts, incoming, event, shown, { angle: { not: [...titles] }, parent: shown.output.parent });
}

/** Makes an idea anew, as it is written now. The owner's. */
export async function expandAgain(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea }: { idea: string },
): Promise<Accepted> {
  const [shown] = await readBeside(ideaShown(event, idea), event.claim(none));
  ownIdea(shown, event);
  return make(parts, incoming, event, shown, { parent: null });
}

/** Other format: the other kind of work from the same idea. The owner's. */
export async function otherFormat(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea }: { idea: string },
): Promise<Accepted> {
  const [shown] = await readBeside(ideaShown(event, idea), event.claim(none));
  ownIdea(shown, event);
  const format = (shown.output?.format ?? shown.idea.format) === "code" ? "blog" : "code";
  return make(parts, incoming, event, shown, { parent: null, options: { format } });
}

/** What a new expansion of an idea differs in. */
interface Remaking {
  angle?: { not: string[] };
  parent: number | null;
  /** Beside, or instead of, what the idea was given. */
  options?: Partial<IdeaOptions>;
  /** The idea in other words than it is stored with. */
  text?: string;
}

/** An idea without a thread gets one where it is asked for: not in front of more people than it was told. */
function notWider({ channel }: Incoming, { audience, channelId }: ShownIdea["idea"]): void {
  const wider = audience === "owner" ? channel.audience !== "owner" : channel.id !== channelId;
  if (audience !== "workspace" && wider) throw new KindlingError("idea.elsewhere");
}

/** Once, however often it is pressed: without a thread there is none that could be busy. Throws `thread.busy`. */
async function take(event: Accepting, id: string): Promise<void> {
  const [worked, taken] = await Promise.all([isWorkedOn(event, id), takeIdea(event.tx, event.scope.workspace, id)]);
  if (worked || !taken) throw new KindlingError("thread.busy");
}

/** Expands an idea again in its own thread; what comes out becomes the current version. */
export async function make(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  { idea }: Pick<ShownIdea, "idea">,
  { angle, parent, options = {}, text = idea.text }: Remaking,
): Promise<Accepted> {
  if (idea.thread === null) notWider(incoming, idea);
  const start = startOn(parts, incoming, event, idea);
  const run = expandRun({
    ...start,
    ...{ idea: text, options: { ...ideaOptions.parse(idea.options), ...options } },
    target: idea.thread ?? incoming.target,
    ...(angle !== undefined && { angle }),
    ...{ parent, onHead: idea.headVersion },
  });
  // In one round trip; and what cannot be taken is not begun, for that throws.
  await Promise.all([
    idea.thread === null && idea.headVersion === null && take(event, idea.id),
    begin(parts, event, run),
  ]);
  return { ack: none, run: start.id };
}
