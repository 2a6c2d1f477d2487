import { KindlingError } from "../../errors.ts";
import type { Idea } from "../../store/ideas.ts";
import { approvalCard } from "../cards/approval.ts";
import type { Command } from "../commands/parse-command.ts";
import type { Incoming } from "../vocabulary.ts";
import { type Accepted, type Accepting, type BotParts, privately, textsOf } from "./accepting.ts";
import { answerCompare } from "./comparing.ts";
import { ideaMeant } from "./finding.ts";
import { answerHelp } from "./helping.ts";
import { archive, askDelete, askEdit, askExpand } from "./ideas.ts";
import { listed } from "./listing.ts";
import { answerStatus, modelsInUse, shownAck } from "./reading.ts";
import { regenerate } from "./remaking.ts";
import { answerStop } from "./stopping.ts";
import { restore, versionsOf } from "./versions.ts";

/** Everything that is not an idea to be made. */
export type Asked = Exclude<Command, { kind: "idea" }>;

/** Answers a command in its transaction. `here`: the idea whose thread it was given in. */
export type Answer = (event: Accepting, here: Idea | undefined) => Promise<Accepted>;

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
    case "stop":
      return (event, here) => {
        const number = command.number ?? here?.number;
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
    return askExpand(incoming, here && (await ideaMeant(event, { kind: "edit" }, here)), event);
  };
}

type OfIdea = Exclude<Asked, { kind: "help" | "form" | "list" | "status" | "stop" }>;

async function aboutIdea(
  parts: BotParts,
  incoming: Incoming,
  event: Accepting,
  command: OfIdea,
  here: Idea | undefined,
): Promise<Accepted> {
  if (command.kind === "show" && command.number === null && here === undefined) {
    return { ack: privately(await listed(parts, incoming, event, { filter: "all" })) };
  }
  if (command.kind === "restore" || command.kind === "compare") {
    if (here === undefined) throw needsThread(command.kind);
    return command.kind === "compare"
      ? answerCompare(incoming, event, { ...command, idea: here.id })
      : restore(parts, incoming, event, { ...command, idea: here.id });
  }
  if (command.kind === "regenerate") {
    if (here === undefined) throw needsThread(command.kind);
    if (here.headVersion === null) throw new KindlingError("version.not_found");
    return regenerate(parts, incoming, event, { idea: here.id, version: here.headVersion });
  }
  const shown = await ideaMeant(event, command, here);
  switch (command.kind) {
    case "show":
      return { ack: shownAck(incoming, shown, event) };
    case "versions":
      return { ack: privately(await versionsOf(parts, incoming, event, shown)) };
    case "publish":
      return { ack: privately(approvalCard(textsOf(incoming), shown, event.scope.person)) };
    case "edit":
      return askEdit(incoming, event, shown);
    case "archive":
    case "unarchive":
      return archive(incoming, event, shown, command.kind);
    case "delete":
      return askDelete(incoming, event, shown);
  }
}

const needsThread = (command: string) => new KindlingError("command.needs_thread", { params: { command } });
