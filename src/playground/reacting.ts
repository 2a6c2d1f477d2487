import { channelFor, type Hearing, type Refusal } from "./answering.ts";
import type { Hub } from "./hub.ts";
import type { Reaction, Typing } from "./requests.ts";
import type { Visitor } from "./visitors.ts";

/** An emoji under a message that the person sees. */
export async function react(
  { log }: Pick<Hearing, "log">,
  { person, scope }: Visitor,
  { message, emoji, on }: Reaction,
): Promise<"done" | Refusal> {
  if (!(await log.read(scope, message))) return "gone";
  return log.react(message, { emoji, person: person.id }, on);
}

/** Tells the other open pages that somebody is at their keyboard. */
export function type(hub: Hub, visitor: Visitor, { channel, thread }: Typing): "done" | Refusal {
  if (!channelFor(visitor, channel)) return "gone";
  hub.typing({ person: visitor.person.id, channel, thread });
  return "done";
}
