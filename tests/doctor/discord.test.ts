import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { checkDiscord } from "../../src/doctor/discord.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";

let discord: DiscordDouble;
beforeEach(async () => {
  discord = await startDiscordDouble({ rates: false });
});
afterEach(() => discord.close());

const examine = async (more: Record<string, string> = {}) => {
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, ...more };
  return (await checkDiscord(readConfig(env).discord, fetch)).map(({ code, state }) => `${state} ${code}`);
};

it("finds Discord well, and prints the link that adds the bot to a server", async () => {
  expect(await examine()).toEqual(["ok discord_ok", "ok discord_words", "ok discord_invite"]);
  expect(await examine({ DISCORD_PUBLIC_KEY: discord.application.publicKey })).toContain("ok discord_ok");
});

it("says what is wrong, and what works without it", async () => {
  expect(await examine({ DISCORD_TOKEN: `${btoa(discord.application.id)}.no.token` })).toEqual(["bad discord_refused"]);
  expect(await examine({ DISCORD_PUBLIC_KEY: "a".repeat(64) })).toContain("bad discord_key");
  discord.world.messageContent = false;
  expect(await examine()).toContain("advice discord_wordless");
  expect(await examine({ DISCORD_API_URL: "http://127.0.0.1:1/api" })).toEqual(["bad discord_away"]);
});

it("has nothing to say where Discord is off", async () => {
  expect(await checkDiscord(null, fetch)).toEqual([]);
});
