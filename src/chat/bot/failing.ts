import type { ErrorCode, KindlingError } from "../../errors.ts";
import { readPress } from "../actions.ts";
import { button } from "../cards/button.ts";
import type { Button, Incoming } from "../vocabulary.ts";
import { type Pressing, textsOf } from "./accepting.ts";

/** What helps with a failure: what the person typed, where it would be lost with it, and where to look instead. */
export function helpWith(incoming: Incoming, { code }: KindlingError): { typed?: string; buttons?: Button[] } {
  const typed = typedIn(incoming, code);
  if (typed !== undefined) return { typed };
  return code === "action.too_late" && incoming.type === "button" ? { buttons: insteadOf(incoming) } : {};
}

/** An idea, not a subcommand or a press; and whatever was written into a form, which is closed by the answer. */
function typedIn(incoming: Incoming, code: ErrorCode): string | undefined {
  if (incoming.type === "form") return incoming.fields.idea ?? incoming.fields.change ?? incoming.fields.reason;
  const wasIdea = incoming.type === "command" || incoming.type === "message";
  return wasIdea && !/^(?:action|thread|version|command)\.|^idea\.not_found$/.test(code) ? incoming.text : undefined;
}

/** On an old card: the buttons that show how things stand now. */
function insteadOf(incoming: Pressing): Button[] {
  const press = readPress(incoming.action, incoming.value);
  if (press === undefined) return [];
  const { buttons } = textsOf(incoming);
  if ("run" in press) return [button(buttons.details, { action: "details", run: press.run })];
  if (!("idea" in press)) return [];
  return [
    button(buttons.show, { action: "show", idea: press.idea }),
    button(buttons.versions, { action: "versions", idea: press.idea }),
  ];
}
