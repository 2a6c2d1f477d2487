import { KindlingError } from "../../errors.ts";
import { shownById } from "../../store/shown.ts";
import { readPress } from "../actions.ts";
import type { Ack } from "../vocabulary.ts";
import { accepting, type BotParts, type Pressing, textsOf } from "./accepting.ts";
import { acceptAnswer, acceptControl } from "./controlling.ts";
import { acceptDetails } from "./detailing.ts";
import { acceptDownload } from "./handing-over.ts";
import { acceptPublish } from "./publishing.ts";
import { shownAck } from "./reading.ts";

/** What a press does, by its action. Every press is authorised anew. */
export async function acceptPress(parts: BotParts, incoming: Pressing): Promise<Ack> {
  const press = readPress(incoming.action, incoming.value);
  switch (press?.action) {
    case "stop":
    case "retry":
      return acceptControl(parts, incoming, { action: press.action, run: press.run });
    case "answer":
      return acceptAnswer(parts, incoming, press);
    case "publish":
      return acceptPublish(parts, incoming, press);
    case "download":
      return acceptDownload(parts, incoming, press);
    case "details":
      return acceptDetails(parts, incoming, press);
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
