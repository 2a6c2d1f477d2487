import { withoutSecrets } from "../../checks/secrets.ts";
import { KindlingError } from "../../errors.ts";
import { refineRun } from "../../pipelines/refine/refine.ts";
import { insertReply, useReplies } from "../../store/replies.ts";
import { uuidv7 } from "../../store/uuid.ts";
import { refineForm } from "../cards/forms.ts";
import { cleaned } from "../commands/parse-command.ts";
import { actOn } from "../replies/act.ts";
import { inTurn, type OpenReply, readThread, showReplies } from "../replies/thread.ts";
import type { Ack } from "../vocabulary.ts";
import {
  type Accepted,
  type Accepting,
  accepting,
  type BotParts,
  none,
  originOfEvent,
  type Pressing,
  type Submitting,
  say,
  textsOf,
} from "./accepting.ts";
import { readBeside } from "./authorising.ts";
import { type ShownVersion, versionShown } from "./finding.ts";
import { begin, startOn } from "./starting.ts";
import type { Which } from "./versions.ts";

/** Refine: asks what should change. For everybody in the audience, as replying is. */
export async function askRefine(incoming: Pressing, event: Accepting, which: Which): Promise<Accepted> {
  const { idea } = await versionShown(event, which);
  const isHead = idea.headVersion === which.version;
  return { ack: { type: "form", form: refineForm(textsOf(incoming), { ...which, isHead }) } };
}

/**
 * The change asked for by a form. Of the current version it is the same as a reply: it waits its turn in the thread. Of
 * an older one it makes a branch, at once.
 */
export function acceptRefine(parts: BotParts, incoming: Submitting, which: Which): Promise<Ack> {
  return inTurn(() =>
    accepting(parts, incoming, async (event) => {
      const [shown] = await readBeside(versionShown(event, which), event.claim(none));
      const reply = changeOf(incoming, event);
      if (reply.text === "") throw new KindlingError("idea.empty");
      return shown.idea.headVersion === which.version && shown.idea.thread !== null
        ? change(parts, incoming, event, shown.idea.thread, reply)
        : branch(parts, incoming, event, shown, reply);
    }),
  );
}

/** What the form says, as a reply would. */
const changeOf = ({ person, fields, eventId }: Submitting, { scope }: Accepting) =>
  ({
    ...{ id: uuidv7(), messageId: `form:${eventId}`, personId: scope.person, personName: person.name },
    ...{ text: withoutSecrets(cleaned(fields.change ?? "")), kind: "edit", state: "waiting", heldBy: null },
  }) satisfies OpenReply;

async function change(
  parts: BotParts,
  incoming: Submitting,
  { tx, scope }: Accepting,
  thread: string,
  reply: OpenReply,
): Promise<Accepted> {
  const state = await readThread(parts.engine, tx, scope.workspace, thread);
  if (state === undefined) throw new KindlingError("idea.not_found");
  const origin = originOfEvent(incoming, "form");
  const [, cards, run] = await Promise.all([
    insertReply(tx, { ...reply, workspaceId: scope.workspace, ideaId: state.idea.id, thread }),
    showReplies(parts.engine, tx, state),
    actOn(parts, tx, state, reply, { scope, origin }),
  ]);
  return run === undefined ? { ack: say(textsOf(incoming).versions.waits), cards } : { ack: none, run, cards };
}

async function branch(
  parts: BotParts,
  incoming: Submitting,
  event: Accepting,
  { idea, output }: ShownVersion,
  reply: OpenReply,
): Promise<Accepted> {
  const { tx, scope } = event;
  const thread = idea.thread ?? incoming.target;
  const start = startOn(parts, incoming, event, idea);
  const requests = [{ text: reply.text, by: incoming.person.name }];
  const run = refineRun({ ...start, base: output.number, onHead: idea.headVersion, requests, target: thread });
  await Promise.all([
    insertReply(tx, { ...reply, workspaceId: scope.workspace, ideaId: idea.id, thread }),
    useReplies(tx, scope.workspace, [reply.id], start.id),
    begin(parts, event, run),
  ]);
  return { ack: none, run: start.id };
}
