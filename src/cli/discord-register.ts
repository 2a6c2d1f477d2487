import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { cliTexts } from "../chat/texts/cli.ts";
import { discordAppTexts, discordAppTranslations } from "../chat/texts/discord-app.ts";
import { ConfigError, problem } from "../config/problems.ts";
import type { Config } from "../config.ts";
import { registrationHash, registrationOf } from "../discord/registration.ts";
import { createRest } from "../discord/rest.ts";

/** What a registration is asked for. `guild`: only there, where it shows at once; `force`: also where nothing changed. */
export interface RegisterOptions {
  guild: string | null;
  force: boolean;
}

/**
 * `discord:register`: tells Discord the list of commands, whole, in one call. A list that was told before is not told
 * again: its hash is kept in the data folder. Returns what to print.
 */
export async function registerCommands(config: Config, { guild, force }: RegisterOptions): Promise<string> {
  const { discord, dataDir } = config;
  if (discord === null) throw new ConfigError([problem("DISCORD_TOKEN", "register_needs")]);
  const { token, applicationId, apiUrl } = discord;
  const commands = registrationOf(discordAppTexts, discordAppTranslations);
  const hash = await registrationHash(commands);
  const place = join(dataDir, `discord-commands-${applicationId}-${guild ?? "everywhere"}`);
  if (!force && (await readFile(place, "utf8").catch(() => "")) === hash) return cliTexts.registeredBefore;
  const rest = createRest({ token, ...(apiUrl !== null && { api: apiUrl }) });
  await put(rest, applicationId, guild, commands);
  await mkdir(dataDir, { recursive: true });
  await writeFile(place, hash);
  return cliTexts.registered(commands.length, guild);
}

const put = (rest: REST, application: string, guild: string | null, body: unknown[]) =>
  rest.put(
    guild === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild),
    { body },
  );
