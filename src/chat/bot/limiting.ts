import { KindlingError } from "../../errors.ts";
import type { Incoming } from "../vocabulary.ts";
import type { BotParts } from "./accepting.ts";

const minuteMs = 60_000;

/**
 * Throws `limit.requests` where a person asks for more within a minute than they may. Stop always gets through, and so
 * does what people write to each other in a thread (P6); what completes words while they are typed is nobody's request.
 */
export async function withinLimit({ limits }: Pick<BotParts, "limits">, incoming: Incoming): Promise<void> {
  if (limits === undefined || !counts(incoming)) return;
  const { limiter, perMinute: max } = limits;
  const { workspace, platform, person } = incoming;
  const limit = { kind: "window", name: `requests:${max}`, max, windowMs: minuteMs } as const;
  const of = `${workspace.id} ${platform} ${person.externalId}`;
  const verdict = await limiter.take("reading", [{ limit, of }]);
  if (verdict.ok) return;
  const { retryAfterMs } = verdict;
  throw new KindlingError("limit.requests", { params: { max, ms: retryAfterMs }, retryAfterMs });
}

function counts(incoming: Incoming): boolean {
  switch (incoming.type) {
    case "command":
    case "form":
    case "home":
      return true;
    case "message":
      return incoming.mention || incoming.direct;
    case "button":
      return incoming.action !== "stop";
    default:
      return false;
  }
}
