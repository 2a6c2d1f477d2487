import { KindlingError } from "../../errors.ts";
import type { Idea } from "../../store/ideas.ts";
import type { ShownIdea } from "../../store/shown.ts";
import { approvalCard } from "../cards/approval.ts";
import type { Command } from "../commands/parse-command.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, textsOf } from "./accepting.ts";
import { answerCompare } from "./comparing.ts";
import { answerConnect, answerDisconnect } from "./connecting.ts";
import { detailsOf } from "./detailing.ts";
import { answerDigest } from "./digest.ts";
import { ideaMeant, versionShown } from "./finding.ts";
import { download } from "./handing-over.ts";
import { answerHelp } from "./helping.ts";
import { archive, askDelete, askEdit, askExpand } from "./ideas.ts";
import { listed } from "./listing.ts";
import { answerStatus, modelsInUse, shownAck } from "./reading.ts";
import { regenerate } from "./remaking.ts";
import { answerSettings } from "./setting.ts";
import { answerStop } from "./stopping.ts";
import { answerUsage } from "./usage.ts";
import { restore, undo, versionsOf } from "./versions.ts";

/** Everything that is not an idea to be made. */
export type Asked = Exclude<Command, { kind: "idea" | "later" }>;

/** Answers a command in its transaction. `here`: the idea whose thread it was given in. */
export type Answer = (event: Accepting, here: ShownIdea | undefined) => Promise<Accepted>;

/** How a command is answered, in a channel and in a thread alike. What takes no transaction is asked for before it. */
export async function answerCommand(parts: BotParts, incoming: Incoming, command: Asked): Promise<Answer> {
  switch (command.kind) {
    case "help":
      return (event, here) => answerHelp(incoming, event, here);
    case "form":
      return answerBare(incoming);
    case "list":
      return async (event) => ({ ack: privately(await listed(parts, incoming, event, command)) });
    case "status": {
      const inUse = await modelsInUse(parts, incoming.workspace.id);
      return (event) => answerStatus(parts, incoming, event, inUse);
    }
    case "usage":
      return (event) => answerUsage(parts, incoming, event);
    case "digest":
      return (event) => answerDigest(parts, incoming, event, command);
    case "settings":
      return (event) => answerSettings(incoming, event, command.scope);
    case "connect":
      return (event) => answerConnect(parts, incoming, event);
    case "disconnect":
      return (event) => answerDisconnect(parts, incoming, event);
    case "stop":
      return (event, here) => {
        const number = command.number ?? here?.idea.number;
        return answerStop(parts, incoming, event, number === undefined ? "only" : { number });
      };
    default:
      return (event, here) => aboutIdea(parts, incoming, event, command, here);
  }
}

/** `/expand` alone: the form where the event can have one, else help. */
function answerBare(incoming: Incoming): Answer {
  return async (event, here) => {
    if (incoming.type !== "command") return answerHelp(incoming, event, here);
    return askExpand(incoming, here, event);
  };
}

type OfIdea = Exclude<
  Asked,
  { kind: "help" | "form" | "list" | "status" | "settings" | "digest" | "usage" | "stop" | "connect" | "disconnect" }
>;

async function aboutIdea(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  command: OfIdea,
  here: ShownIdea | undefined,
): Promise<Accepted> {
  if (command.kind === "show" && command.number === null && here === undefined) {
    return { ack: privately(await listed(parts, incoming, event, { filter: "all" })) };
  }
  if (!("number" in command)) return inThread(parts, incoming, event, command, here);
  const shown = await ideaMeant(event, command, here);
  switch (command.kind) {
    case "show":
      return { ack: shownAck(incoming, shown, event) };
    case "details":
      return detailsOf(parts, incoming, event, madeBy(shown));
    case "versions":
      return { ack: privately(await versionsOf(parts, incoming, event, shown)) };
    case "download":
      return download(parts, incoming, event, { idea: shown.idea.id, version: current(shown.idea) });
    case "edit":
      return askEdit(incoming, event, shown);
    case "archive":
    case "unarchive":
      return archive(incoming, event, shown, command.kind);
    case "delete":
      return askDelete(incoming, event, shown);
  }
}

/** What is said of versions, which have numbers in the thread of their idea alone. */
async function inThread(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  command: Exclude<OfIdea, { number: unknown }>,
  here: ShownIdea | undefined,
): Promise<Accepted> {
  if (here === undefined) throw new KindlingError("command.needs_thread", { params: { command: command.kind } });
  const { id: idea, headVersion } = here.idea;
  switch (command.kind) {
    case "compare":
      return answerCompare(incoming, event, { ...command, idea });
    case "restore":
      return restore(parts, incoming, event, { ...command, idea });
    case "undo":
      return undo(parts, incoming, event, here);
    case "regenerate":
      return regenerate(parts, incoming, event, { idea, version: command.version ?? current(here.idea) });
    case "publish": {
      const { version } = command;
      const isHead = version === null || version === headVersion;
      const shown = isHead ? here : await versionShown(event, { idea, version });
      return { ack: privately(approvalCard(textsOf(incoming), shown, event.scope.person, event.settings)) };
    }
  }
}

/** The number of the current version. Throws `version.none` before the first. */
function current({ headVersion }: Idea): number {
  if (headVersion === null) throw new KindlingError("version.none");
  return headVersion;
}

/** The run that made the current version. Throws `version.none` before the first. */
function madeBy({ output }: ShownIdea): string {
  if (output === null) throw new KindlingError("version.none");
  return output.runId;
}
