import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helpCard } from "../../src/chat/cards/help.ts";
import { parseCommand, subcommands } from "../../src/chat/commands/parse-command.ts";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import { discordAppTexts } from "../../src/chat/texts/discord-app.ts";
import { registerCommands } from "../../src/cli/discord-register.ts";
import { readConfig } from "../../src/config.ts";
import { discordCommands } from "../../src/discord/commands.ts";
import { commandCalled, completionOf, fieldsGiven, textOfCommand } from "../../src/discord/read-command.ts";
import { registrationHash, registrationOf } from "../../src/discord/registration.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { checkCommands } from "../doubles/discord/rules/commands.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";

const registration = registrationOf(discordAppTexts, {});
const spec = (name: string) => {
  const found = commandCalled(name);
  if (found === undefined) throw new Error(`There is no command ${name}.`);
  return found;
};
type Value = string | number | boolean;
const data = (name: string, options: Record<string, Value> = {}, focused?: string) => ({
  ...{ name, type: 1 },
  options: Object.entries(options).map(([option, value]) => ({
    name: option,
    value,
    ...(option === focused && { focused: true }),
  })),
});
const text = (name: string, options: Record<string, Value> = {}) => textOfCommand(spec(name), data(name, options));

/** Something for every option that has to be given, and for every other one too. */
const filled = (name: string): Record<string, Value> =>
  Object.fromEntries(
    spec(name).options.map(({ name: option, kind }): [string, Value] => {
      if (kind.type === "number") return [option, Math.max(kind.min, option === "to" ? 2 : 1)];
      if (kind.type === "choice") return [option, kind.values.at(-1) ?? ""];
      if (kind.type === "switch") return [option, option === "channel"];
      if (option === "when") return [option, ""];
      return [option, option === "number" ? "12" : "German"];
    }),
  );

describe("the list of commands", () => {
  it("is taken by Discord, and every description fits the picker", () => {
    expect(() => checkCommands(JSON.parse(JSON.stringify(registration)))).not.toThrow();
  });

  it("has every subcommand of the bot, and none that the bot does not know", () => {
    expect(discordCommands.map(({ command }) => command).toSorted()).toEqual(["expand", ...subcommands].toSorted());
    for (const { name, command } of discordCommands.filter((each) => each.command !== "expand"))
      for (const options of [filled(name), required(name)])
        expect(parseCommand(text(name, options), { inThread: command !== "later" }).kind, name).toBe(command);
  });
  const required = (name: string) =>
    Object.fromEntries(
      Object.entries(filled(name)).filter(([option]) =>
        spec(name).options.some((each) => each.name === option && each.required),
      ),
    );

  it("is registered under the names by which it is read", () => {
    const names = registration.map(({ name }) => name);
    expect(names).toEqual([...discordCommands.map(({ name }) => name), discordAppTexts.expandMessage]);
  });

  it("is what help calls them on Discord, and nowhere else", () => {
    const told = (platform: "discord" | "slack") =>
      cardText(helpCard(textsFor("en"), { where: "channel", first: false }, platform));
    const named = [...told("discord").matchAll(/`\/([a-z-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => commandCalled(name ?? "") === undefined)).toEqual([]);
    expect(told("discord")).toContain("/expand-config");
    expect(told("slack")).not.toContain("/expand-");
  });

  it("can be told in other languages", async () => {
    const german = {
      ...discordAppTexts,
      commands: { ...discordAppTexts.commands, help: "Wie man anfängt" },
      expandMessage: "Diese Nachricht ausführen",
    };
    const told = registrationOf(discordAppTexts, { de: german });
    expect(told.find(({ name }) => name === "expand-help")).toMatchObject({
      description_localizations: { de: "Wie man anfängt" },
    });
    expect(told.at(-1)).toMatchObject({ name_localizations: { de: "Diese Nachricht ausführen" } });
    expect(() => checkCommands(JSON.parse(JSON.stringify(told)))).not.toThrow();
    expect(await registrationHash(told)).not.toBe(await registrationHash(registration));
  });
});

describe("a command of Discord's, as the bot reads it", () => {
  it("has its options as flags, whatever is in them", () => {
    const options = {
      idea: "bees -- and --wasps",
      tone: "casual",
      audience: 'new "parents"',
      words: 300,
      language: "de",
    };
    expect(parseCommand(text("expand", { ...options, images: false }))).toMatchObject({
      ...{ kind: "idea", text: "bees and --wasps" },
      options: { tone: "casual", audience: "new 'parents'", words: 300, language: "de", images: false },
    });
    expect(parseCommand(text("expand", { idea: "help" }))).toEqual({ kind: "help" });
  });

  it("opens the form without an idea, with what was chosen", () => {
    expect(text("expand", { tone: "casual" })).toBe("");
    expect([...fieldsGiven(spec("expand"), data("expand", { tone: "casual", words: 200 }))]).toEqual([
      ["tone", "casual"],
      ["words", "200"],
    ]);
  });

  it("completes ideas, subcommands and languages", () => {
    const complete = (name: string, option: string, typed: string, locale?: string) =>
      completionOf(spec(name), data(name, { [option]: typed }, option), locale);
    expect(complete("expand-show", "number", "be")).toEqual({ partial: "show be", prefix: "show " });
    expect(complete("expand", "idea", "he")).toEqual({ partial: "he", prefix: "" });
    expect(complete("expand", "language", "deu", "de")).toEqual({
      suggestions: [{ label: "Deutsch", value: "de" }],
    });
    expect(complete("expand", "audience", "x")).toBeUndefined();
  });
});

describe("discord:register", () => {
  let discord: DiscordDouble;
  let folder: string;
  beforeEach(async () => {
    discord = await startDiscordDouble({ rates: false });
    folder = await mkdtemp(join(tmpdir(), "kindling-register-"));
  });
  afterEach(async () => {
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  });
  const register = (options: { guild?: string; force?: boolean } = {}) =>
    registerCommands(readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, DATA_DIR: folder }), {
      guild: options.guild ?? null,
      force: options.force ?? false,
    });

  it("tells Discord once, in one call, and again only when it is told to", async () => {
    expect(await register()).toContain(`${registration.length} commands`);
    expect(await register()).toContain("already");
    expect(discord.calls("commands.put")).toHaveLength(1);
    await register({ force: true });
    expect(discord.calls("commands.put")).toHaveLength(2);
    expect(discord.world.commands.get("global")).toHaveLength(registration.length);
  });

  it("tells one server by itself, and notes nothing where it is refused", async () => {
    await register({ guild: discord.guild.id });
    expect([...discord.world.commands.keys()]).toEqual([discord.guild.id]);
    for (let time = 0; time < 2; time++) await expect(register({ guild: "123456789012345678" })).rejects.toThrow();
  });

  it("says which variable is missing", async () => {
    const none = readConfig({ DATA_DIR: folder });
    await expect(registerCommands(none, { guild: null, force: false })).rejects.toMatchObject({
      code: "config.invalid",
    });
  });
});
