import {
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import type { DiscordAppTexts, DiscordAppTranslations } from "../chat/texts/discord-app.ts";
import { type CommandOptionSpec, discordCommands } from "./commands.ts";

/** Everywhere: in guilds, in direct messages with the bot, and wherever a person brings the app along. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** A text in English, and in every language that it was translated into. */
type Worded = (of: (texts: DiscordAppTexts) => string) => { said: string; others: Record<string, string> | undefined };

/** All commands as Discord registers them. https://docs.discord.com/developers/interactions/application-commands */
export function registrationOf(texts: DiscordAppTexts, translations: DiscordAppTranslations) {
  const worded: Worded = (of) => {
    const others = Object.entries(translations).flatMap(([locale, each]) => (each ? [[locale, of(each)]] : []));
    return { said: of(texts), others: others.length === 0 ? undefined : Object.fromEntries(others) };
  };
  const described = (of: (texts: DiscordAppTexts) => string) => {
    const { said, others } = worded(of);
    return { description: said, ...(others && { description_localizations: others }) };
  };
  const menu = worded(({ expandMessage }) => expandMessage);
  return [
    ...discordCommands.map(({ name, command, options }) => ({
      ...{ type: ApplicationCommandType.ChatInput, name, ...everywhere },
      ...described(({ commands }) => commands[command]),
      options: options.map((option) => ({
        ...{ name: option.name, required: option.required ?? false },
        ...described((each) => each.options[option.name]),
        ...takes(option, worded),
      })),
    })),
    {
      ...{ type: ApplicationCommandType.Message, name: menu.said, ...everywhere },
      ...(menu.others && { name_localizations: menu.others }),
    },
  ];
}

function takes({ kind }: CommandOptionSpec, worded: Worded) {
  switch (kind.type) {
    case "text":
      return {
        ...{ type: ApplicationCommandOptionType.String, max_length: kind.max },
        ...(kind.complete && { autocomplete: true }),
      };
    case "number":
      return { type: ApplicationCommandOptionType.Integer, min_value: kind.min, max_value: kind.max };
    case "switch":
      return { type: ApplicationCommandOptionType.Boolean };
    case "choice":
      return {
        type: ApplicationCommandOptionType.String,
        choices: kind.values.map((value): APIApplicationCommandOptionChoice<string> => {
          const { said, others } = worded((each) => choiceWords(each, kind.words)[value] ?? value);
          return { name: said, value, ...(others && { name_localizations: others }) };
        }),
      };
  }
}

const choiceWords = (
  texts: DiscordAppTexts,
  words: Extract<CommandOptionSpec["kind"], { type: "choice" }>["words"],
): Readonly<Record<string, string>> => texts[words];

/** What stands for a registration, to know one that is there already: hex. */
export async function registrationHash(registration: ReturnType<typeof registrationOf>): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(registration));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
