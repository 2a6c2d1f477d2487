import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArguments, UsageError } from "../../src/cli/arguments.ts";
import { manifestJson } from "../../src/cli/slack-manifest.ts";
import { slackManifest } from "../../src/slack/manifest.ts";
import { slackCommands, slackEvents, slackScopes, slackShortcuts } from "../../src/slack/surface.ts";

const url = "https://kindling.example.com";
const variants = [
  ["Socket Mode", slackManifest({ socket: true })],
  ["HTTP", slackManifest({ socket: false, url })],
] as const;
const addresses = (value: unknown): string[] => JSON.stringify(value).match(/"https?:[^"]*"/g) ?? [];

describe.each(variants)("the manifest for %s", (_name, manifest) => {
  it("names what the code handles, and nothing else", () => {
    const { features, oauth_config, settings } = manifest;
    expect(features.slash_commands.map(({ command }) => command)).toEqual(
      Object.values(slackCommands).map(({ command }) => command),
    );
    expect(features.shortcuts).toEqual(Object.values(slackShortcuts));
    expect(settings.event_subscriptions.bot_events).toEqual(Object.keys(slackEvents).toSorted());
    expect(oauth_config.scopes.bot).toEqual(Object.keys(slackScopes));
  });

  it("asks for every scope that its events and features need", () => {
    const needed = ["commands", "chat:write", "assistant:write", ...Object.values(slackEvents)];
    for (const scope of needed) if (scope !== null) expect(slackScopes).toHaveProperty([scope]);
  });

  it("keeps Slack's limits, and has one view for agents", () => {
    const { display_information, features } = manifest;
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(features).not.toHaveProperty("assistant_view");
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});

it("has one https address for everything over HTTP, and none in Socket Mode", () => {
  const [socket, http] = variants.map(([, manifest]) => addresses(manifest));
  expect(socket).toEqual([]);
  expect(new Set(http)).toEqual(new Set([`"${url}/slack/events"`]));
});

it("manifest.json is the one for Socket Mode", () => {
  expect(readFileSync("manifest.json", "utf8")).toBe(`${manifestJson({ url: null, socket: false })}\n`);
});

it("docs/slack.md says what each scope is for", () => {
  const [, table] = readFileSync("docs/slack.md", "utf8").match(/<!-- scopes -->\n([\s\S]*?)\n<!--/) ?? [];
  const rows = Object.entries(slackScopes).map(([scope, why]) => `| \`${scope}\` | ${why} |`);
  expect(table?.split("\n").slice(2)).toEqual(rows);
});

it.each(["http://kindling.example.com", "kindling.example.com", "https://a.example/path"])("refuses %s", (address) => {
  expect(() => readArguments(["slack:manifest", "--url", address])).toThrow(UsageError);
});

it("takes an https address", () => {
  expect(readArguments(["slack:manifest", "--url", `${url}/`])).toEqual({ name: "slack:manifest", url, socket: false });
});
