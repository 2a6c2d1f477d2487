import { Routes } from "discord-api-types/v10";
import { noteCard } from "../chat/cards/note.ts";
import { sayAck } from "../chat/say-ack.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { Envelope } from "../chat/vocabulary.ts";
import { asKindlingError } from "../errors.ts";
import { isRefusal } from "./failures.ts";
import { type HearingParts, workspaceOf } from "./hearing.ts";
import type { Answer } from "./interactions.ts";
import { type Read, readDeletion, readEdit, readMessage } from "./messages.ts";
import { type DiscordInteraction, type Dispatch, type DispatchOf, interaction } from "./payloads.ts";
import { encodeTarget } from "./places.ts";

/** What it takes to hear what the Gateway tells. */
export interface EventParts extends HearingParts {
  hear: (interaction: DiscordInteraction) => Promise<Answer>;
  /** Whether this is the first time in this workspace that something is said under this name. */
  once(of: Pick<Envelope, "workspace" | "person">, name: string): Promise<boolean>;
  /** Stops the work of a workspace that we were sent away from. */
  forget(workspace: string): Promise<void>;
}

/**
 * Hears one event. Resolves when the bot has committed it, with what is said after that; rejects where it could not be
 * heard, so that it is told again.
 */
export type HearEvent = (event: Dispatch) => Promise<{ after?: () => Promise<void> }>;

/** Hears events for the whole process. What is no business of ours is left alone. */
export function createHearEvent(parts: EventParts): HearEvent {
  return async (event) => {
    switch (event.t) {
      case "MESSAGE_CREATE":
        return heard(parts, await readMessage(parts, event.d));
      case "MESSAGE_UPDATE":
        return heard(parts, await readEdit(parts, event.d));
      case "MESSAGE_DELETE":
        return heard(parts, await readDeletion(parts, event.d));
      case "GUILD_CREATE":
        return { after: () => welcome(parts, event.d) };
      case "GUILD_DELETE":
        // An outage of Discord's is told in the same way.
        if (!event.d.unavailable) await parts.forget(workspaceOf(event.d.id, ""));
        return {};
      case "INTERACTION_CREATE":
        return answered(parts, event.d);
    }
  };
}

async function heard(parts: EventParts, read: Read | undefined): ReturnType<HearEvent> {
  if (read === undefined) return {};
  const { incoming, wordless } = read;
  const port = parts.port(incoming.workspace.id);
  if (wordless) return { after: () => tellOnce(parts, incoming) };
  const ack = await parts.accept(incoming);
  return ack.type === "card" ? { after: () => sayAck(port, incoming, ack, parts.log) } : {};
}

/** Says once in a workspace that replies come without their words. */
async function tellOnce(parts: EventParts, incoming: Envelope): Promise<void> {
  if (!(await parts.once(incoming, "discord.words"))) return;
  const card = noteCard(textsFor(incoming.channel.locale).discord.noWords);
  await sayAck(parts.port(incoming.workspace.id), incoming, { type: "card", card, visibility: "public" }, parts.log);
}

/** Says hello in the system channel of a guild that we are new in. Where there is none, or we may not, nothing is said. */
async function welcome(parts: EventParts, guild: DispatchOf<"GUILD_CREATE">): Promise<void> {
  const { system_channel_id: channel, preferred_locale: locale } = guild;
  if (!channel) return;
  const workspace = { id: workspaceOf(guild.id, ""), name: guild.name };
  const person = { externalId: parts.applicationId, name: "Kindling" };
  if (!(await parts.once({ workspace, person }, "discord.welcome"))) return;
  const card = noteCard(textsFor(locale).discord.welcome);
  const target = encodeTarget({ channel, thread: null, below: null });
  try {
    await parts.port(workspace.id).post(target, card, { nonce: `welcome:${guild.id}` });
  } catch (thrown) {
    parts.log.info("a welcome could not be said", { error: asKindlingError(thrown) });
  }
}

/** An interaction that came over the Gateway is answered by a call of its own. */
async function answered(
  { rest, log, hear }: EventParts,
  payload: DispatchOf<"INTERACTION_CREATE">,
): ReturnType<HearEvent> {
  const { data } = interaction.safeParse(payload);
  if (data === undefined) return {};
  const { first, after } = await hear(data);
  try {
    await rest.post(Routes.interactionCallback(data.id, data.token), { body: first, auth: false });
  } catch (thrown) {
    // Too late, or somebody else was faster: what was asked for is done all the same.
    if (!isRefusal(thrown, 10062, 40060)) log.warn("an interaction could not be answered", { error: thrown });
    return {};
  }
  return after ? { after } : {};
}
