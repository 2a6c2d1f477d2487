import { sayAck } from "../chat/say-ack.ts";
import type { Incoming } from "../chat/vocabulary.ts";
import { type Answer, envelope, type Heard, type HearingParts, hear, workspaceOf } from "./hearing.ts";
import { publishHome } from "./home.ts";
import { readMention, readMessage } from "./messages.ts";
import type { EventCallback } from "./payloads.ts";
import { encodeTarget } from "./places.ts";
import { defaultSaveEmoji, readReaction } from "./saving.ts";

/** Hears of an event. It is acknowledged when the bot has committed it, and never before (P1). */
export async function hearEvent(parts: HearingParts, callback: EventCallback): Promise<Answer> {
  const { event, team_id: team, enterprise_id: enterprise } = callback;
  const orgWide = callback.authorizations?.some(({ is_enterprise_install }) => is_enterprise_install);
  const whose = { team, enterprise, orgWide };
  if (event.type === "app_uninstalled" || (event.type === "tokens_revoked" && event.tokens.bot?.length)) {
    const workspace = workspaceOf(whose);
    if (workspace !== undefined) await parts.installations.forget(workspace);
    return {};
  }
  const heard = await hear(parts, whose);
  const incoming = heard && (await readEvent(heard, callback, parts.saveEmoji ?? defaultSaveEmoji));
  if (heard === undefined || incoming === undefined) return {};
  const ack = await parts.accept(incoming);
  if (incoming.type !== "home") return { after: () => sayAck(heard.port, incoming, ack, parts.log) };
  return ack.type === "card" ? { after: () => publishHome(heard, incoming, ack.card, parts.log) } : {};
}

async function readEvent(
  heard: Heard,
  { event, event_id }: EventCallback,
  saveEmoji: string,
): Promise<Incoming | undefined> {
  switch (event.type) {
    case "message":
      return readMessage(heard, event);
    case "app_mention":
      return readMention(heard, event);
    case "app_home_opened": {
      if (event.tab !== undefined && event.tab !== "home") return undefined;
      const { user, channel } = event;
      return { ...(await envelope(heard, event_id, user, { channel, thread: null, audience: "owner" })), type: "home" };
    }
    case "reaction_added":
      return readReaction(heard, event, saveEmoji);
    case "agent_session_stopped": {
      const { user, channel, thread_ts: root } = event;
      const common = await envelope(heard, event_id, user, { channel, thread: root });
      return { ...common, type: "stop", thread: encodeTarget({ channel, thread: root }) };
    }
    default:
      return undefined;
  }
}
