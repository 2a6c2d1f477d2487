import { textsFor } from "../chat/texts/catalogue.ts";
import { errorLine } from "../chat/texts/wording.ts";
import { asKindlingError } from "../errors.ts";
import { hearEvent } from "./events.ts";
import type { Answer, HearingParts } from "./hearing.ts";
import { hearCommand, hearPress, hearShortcut, hearSubmission } from "./interactions.ts";
import { eventCallback, interaction, slashCommand } from "./payloads.ts";

/** Hears one payload of Slack's, however it came. What is no business of ours is acknowledged and left alone. */
export type Receive = (payload: unknown) => Promise<Answer>;

/** Receives for the whole process. Rejects where an event could not be heard, so that Slack tells of it again. */
export const createReceive =
  (parts: HearingParts): Receive =>
  async (payload) => {
    const event = eventCallback.safeParse(payload);
    if (event.success) return hearEvent(parts, event.data);
    try {
      const command = slashCommand.safeParse(payload);
      if (command.success) return await hearCommand(parts, command.data);
      const { data } = interaction.safeParse(payload);
      switch (data?.type) {
        case "block_actions":
          return await hearPress(parts, data);
        case "view_submission":
          return await hearSubmission(parts, data);
        case "shortcut":
        case "message_action":
          return await hearShortcut(parts, data);
        default:
          return {};
      }
    } catch (thrown) {
      // Slack tells of these once. Only a command can be answered in its acknowledgement.
      const error = asKindlingError(thrown);
      parts.log.error("an interaction could not be heard", { error });
      const isCommand = slashCommand.safeParse(payload).success;
      return isCommand ? { body: { response_type: "ephemeral", text: errorLine(textsFor(undefined), error) } } : {};
    }
  };
