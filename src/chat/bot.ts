import { asKindlingError, KindlingError } from "../errors.ts";
import { accepting, type BotParts, privately, textsOf } from "./bot/accepting.ts";
import { acceptIdea, type Bringing } from "./bot/expand.ts";
import { acceptPress } from "./bot/pressing.ts";
import { answerHelp, answerList, answerShow, answerStatus, modelsInUse } from "./bot/reading.ts";
import { acceptReply } from "./bot/replying.ts";
import { answerStop } from "./bot/stopping.ts";
import { errorCard } from "./cards/error.ts";
import { parseCommand } from "./commands/parse-command.ts";
import type { Ack, Bot, Incoming } from "./vocabulary.ts";

/** What {@link createBot} is put together from. */
export type { BotParts };

/**
 * The bot: an event in, its acknowledgement out, after at most one transaction. What goes wrong is answered privately
 * with what helps and with the person's own words, so that nothing typed is lost; it never throws.
 */
export function createBot(parts: BotParts): Bot {
  return {
    async accept(incoming) {
      try {
        return await answer(parts, incoming);
      } catch (thrown) {
        const error = asKindlingError(thrown);
        if (error.code === "internal") parts.log.error("an event could not be accepted", { error });
        return privately(errorCard(textsOf(incoming), error, lost(incoming, error)));
      }
    },
  };
}

/** What the person typed, where it would be lost with the failure: an idea, not a subcommand or a press. */
function lost(incoming: Incoming, { code }: KindlingError): { typed?: string } {
  const wasIdea = incoming.type === "command" || incoming.type === "message";
  return wasIdea && !/^(?:action|thread)\.|^idea\.not_found$/.test(code) ? { typed: incoming.text } : {};
}

async function answer(parts: BotParts, incoming: Incoming): Promise<Ack> {
  switch (incoming.type) {
    case "command":
      return acceptCommand(parts, incoming);
    case "message":
      // In a thread a mention is the same as a reply wherever the thread has an idea.
      return incoming.mention || incoming.direct ? acceptCommand(parts, incoming) : { type: "none" };
    case "reply":
      return acceptReply(parts, incoming);
    case "replyEdited":
    case "replyDeleted":
      return { type: "none" };
    case "stop":
      return acceptReply(parts, { ...incoming, text: "stop" });
    case "button":
      return acceptPress(parts, incoming);
    case "form":
      throw new KindlingError("action.too_late");
    case "autocomplete":
      return { type: "suggestions", suggestions: suggestionsFor(incoming.partial) };
    case "home":
      return { type: "none" };
  }
}

async function acceptCommand(parts: BotParts, incoming: Bringing): Promise<Ack> {
  const { thread } = incoming;
  const command = parseCommand(incoming.text);
  switch (command.kind) {
    case "help":
      return answerHelp(incoming);
    case "list":
      return accepting(parts, incoming, (event) => answerList(parts, incoming, event));
    case "status": {
      const inUse = await modelsInUse(parts, incoming.workspace.id);
      return accepting(parts, incoming, (event) => answerStatus(parts, incoming, event, inUse));
    }
    case "show":
      return accepting(parts, incoming, (event) => answerShow(incoming, event, command.number));
    case "stop": {
      const { number } = command;
      if (number === null && thread !== undefined) return acceptReply(parts, { ...incoming, text: "stop" });
      return accepting(parts, incoming, (event) =>
        answerStop(parts, incoming, event, number === null ? "only" : { number }),
      );
    }
    case "idea":
      return acceptIdea(parts, incoming, command);
  }
}

/** Subcommands that begin like what was typed so far. */
function suggestionsFor(partial: string) {
  const typed = partial.trimStart().toLowerCase();
  return ["help", "list", "status", "show ", "stop"]
    .filter((command) => command.startsWith(typed))
    .map((command) => ({ label: command.trim(), value: command }));
}
