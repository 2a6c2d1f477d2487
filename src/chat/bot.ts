import { asKindlingError } from "../errors.ts";
import { accepting, type BotParts, privately, textsOf } from "./bot/accepting.ts";
import { answerCommand } from "./bot/commanding.ts";
import { acceptIdea } from "./bot/expand.ts";
import { helpWith } from "./bot/failing.ts";
import { acceptForm } from "./bot/forms.ts";
import { acceptLater, acceptSave } from "./bot/keeping.ts";
import { withinLimit } from "./bot/limiting.ts";
import { listed } from "./bot/listing.ts";
import { acceptPress } from "./bot/pressing.ts";
import { acceptCommandInThread, acceptReply } from "./bot/replying.ts";
import { acceptRemarkDeleted, acceptRemarkEdited } from "./bot/revising.ts";
import { acceptAutocomplete } from "./bot/suggesting.ts";
import { errorCard } from "./cards/error.ts";
import { type Command, parseCommand } from "./commands/parse-command.ts";
import { smallTalkIn } from "./replies/classify.ts";
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
        await withinLimit(parts, incoming);
        return await answer(parts, incoming);
      } catch (thrown) {
        const error = asKindlingError(thrown);
        if (error.code === "internal") parts.log.error("an event could not be accepted", { error });
        return privately(errorCard(textsOf(incoming), error, helpWith(incoming, error)));
      }
    },
  };
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
      return acceptRemarkEdited(parts, incoming);
    case "replyDeleted":
      return acceptRemarkDeleted(parts, incoming);
    case "stop":
      return acceptCommandInThread(parts, incoming, { kind: "stop", number: null });
    case "button":
      return acceptPress(parts, incoming);
    case "form":
      return acceptForm(parts, incoming);
    case "save":
      return acceptSave(parts, incoming);
    case "autocomplete":
      return acceptAutocomplete(parts, incoming);
    case "home":
      return accepting(parts, incoming, async (event) => ({
        ack: privately(await listed(parts, incoming, event, { filter: "mine" })),
      }));
  }
}

async function acceptCommand(
  parts: BotParts,
  incoming: Extract<Incoming, { type: "command" | "message" }>,
): Promise<Ack> {
  const { thread } = incoming;
  const talk = incoming.type === "message" ? smallTalkIn(incoming.text) : undefined;
  // Approval in a thread is for the work there.
  if (talk === "pleasantry" || (talk === "approval" && thread === undefined)) return { type: "none" };
  const command: Command =
    talk === "greeting" ? { kind: "help" } : parseCommand(incoming.text, { inThread: thread !== undefined });
  if (command.kind === "idea") return acceptIdea(parts, incoming, command);
  if (command.kind === "later") return acceptLater(parts, incoming, command);
  const answer = await answerCommand(parts, incoming, command);
  return accepting(parts, incoming, answer, thread);
}
