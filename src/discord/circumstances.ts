import { MessageFlags } from "discord-api-types/v10";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { Envelope } from "../chat/vocabulary.ts";
import type { Home } from "./buttons.ts";
import { envelope, type HearingParts, personOf, spotOf } from "./hearing.ts";
import type { DiscordInteraction, SeenMessage } from "./payloads.ts";
import { managesGuild, missingPermissions, type NeededPermission } from "./permissions.ts";
import { markIn } from "./port.ts";
import type { Answering } from "./responses.ts";
import { isDirect, type Spot, whereIs } from "./where.ts";

/** Who did something where, and what can be done there. */
export interface Circumstances {
  envelope: Envelope;
  answering: Answering;
  /** What the bot is not allowed to do where it would work. */
  missing: NeededPermission[];
}

/** In other private channels, and in guilds that only the person brought the app to, we are no member. */
const isGuest = ({ context, guild_id, authorizing_integration_owners: owners }: DiscordInteraction) =>
  context === 2 || (guild_id !== undefined && owners !== undefined && owners["0"] === undefined);

/** Undefined where we could not write to whom it concerns. `home`: what a press in direct messages carried along. */
export async function circumstancesOf(
  parts: HearingParts,
  interaction: DiscordInteraction,
  home: Home | undefined,
): Promise<Circumstances | undefined> {
  const { member, locale, channel_id: channel, guild_id, message } = interaction;
  const user = interaction.user ?? member?.user;
  if (user === undefined) return undefined;
  const guest = isGuest(interaction);
  const own = guest ? await parts.directory.direct(user.id) : channel;
  if (own === undefined) return undefined;
  const told = guest ? { type: 1 } : interaction.channel;
  const spot = await spotOf(parts.directory, own, told);
  if (spot === undefined) return undefined;
  const carried = isDirect(spot) ? home : undefined;
  const guild = guest ? null : (guild_id ?? carried?.guild ?? null);
  const admin = guild === null ? true : managesGuild(guild_id === undefined ? undefined : member?.permissions);
  const person = personOf(user, { nick: guild === null ? undefined : member?.nick, locale, admin });
  const where = await whereOf(parts, spot, message, carried);
  const texts = textsFor(locale);
  return {
    envelope: await envelope(parts, {
      ...{ eventId: `interaction:${interaction.id}`, guild, person, where, locale: interaction.guild_locale },
    }),
    answering: {
      ...{ texts, home: carried, noted: guest ? texts.discord.notedInDirect : texts.discord.noted },
      pressed: message ? { mark: markIn(message.components) ?? null } : null,
    },
    missing: isDirect(spot) || guest ? [] : missingPermissions(interaction.app_permissions ?? "0", spot),
  };
}

async function whereOf(
  { directory }: HearingParts,
  spot: Spot,
  message: SeenMessage | undefined,
  home: Home | undefined,
) {
  const shown = message !== undefined && (message.flags & MessageFlags.Ephemeral) === 0;
  const root = shown ? (message.message_reference?.message_id ?? message.id) : undefined;
  if (home === undefined) return whereIs(spot, root);
  // About a guild's idea, from direct messages: seen with the rights of the channel that it belongs to.
  const channel = await directory.channel(home.channel);
  const audience = channel?.closed === false ? ("workspace" as const) : ("channel" as const);
  return { channel: { id: home.channel, audience }, target: whereIs(spot).target };
}
