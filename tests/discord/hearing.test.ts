import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Ack, Incoming } from "../../src/chat/vocabulary.ts";
import { readCustomId } from "../../src/discord/buttons.ts";
import { createDiscord, type Discord } from "../../src/discord/discord.ts";
import { inviteLink } from "../../src/discord/invite.ts";
import { dispatch, interaction } from "../../src/discord/payloads.ts";
import { neededPermissions } from "../../src/discord/permissions.ts";
import { createRest } from "../../src/discord/rest.ts";
import { createLog } from "../../src/log.ts";
import { messagePayload } from "../doubles/discord/payloads.ts";
import { readable } from "../doubles/discord/read.ts";
import { beginInteraction, interactionPayload, type Sent } from "../doubles/discord/sender/interactions.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";
import type { StoredMessage } from "../doubles/discord/world.ts";
import { buttonOf } from "./product.ts";

let discord: DiscordDouble;
let on: Discord;
/** What the bot hears, and what it says to that. */
let heard: Incoming[];
let ack: Ack;
let said: Set<string>;
let forgotten: string[];
beforeEach(async () => {
  [heard, ack, said, forgotten] = [[], { type: "none" }, new Set(), []];
  discord = await startDiscordDouble({ rates: false });
  on = createDiscord({
    rest: createRest({ token: discord.token, api: discord.url, timeoutMs: 1_000, retries: 0 }),
    ...{ applicationId: discord.application.id, publicKey: null, gatewaySecret: null },
    async accept(incoming) {
      heard.push(incoming);
      return ack;
    },
    async once(_, name) {
      if (said.has(name)) return false;
      said.add(name);
      return true;
    },
    forget: async (workspace) => void forgotten.push(workspace),
    readBlob: () => async () => undefined,
    ...{
      now: () => new Date(),
      afterwards: () => {},
      log: createLog({ level: "error", secrets: [], write: () => {} }),
    },
  });
});
afterEach(() => discord.close());

/** Tells of a message as the Gateway does. */
async function tell(t: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: StoredMessage, more: object = {}) {
  const direct = discord.world.channels.get(message.channel)?.type === 1;
  const guild = direct ? {} : { guild_id: discord.guild.id };
  const { after } = await on.hearEvent(
    dispatch.parse({ t, d: { ...messagePayload(discord.world, message), ...guild, ...more } }),
  );
  await after?.();
}
const hears = async (channel: string, content: string, reference?: string) => {
  await tell("MESSAGE_CREATE", discord.say(discord.people.ada, channel, content, reference));
  return heard.at(-1);
};
const us = () => `<@${discord.application.id}>`;
const thread = (parent: string, more: Parameters<DiscordDouble["addChannel"]>[2] = {}) =>
  discord.addChannel("a thread", [discord.people.ada], { type: 11, parent, ...more }).id;

describe("what people write", () => {
  it("in a thread of ours is a reply, in the place that the thread was opened as", async () => {
    const { general } = discord.channels;
    const id = thread(general);
    expect(await hears(id, "shorter")).toMatchObject({
      ...{ type: "reply", text: "shorter", addressed: "nobody", workspace: { id: `discord:${discord.guild.id}` } },
      ...{ channel: { id: general, audience: "workspace" }, target: `discord/${general}` },
      ...{ thread: `discord/${general}/thread/${id}`, person: { externalId: discord.people.ada, name: "ada" } },
    });
    expect(await hears(id, `<@${discord.people.ben}> lunch?`)).toMatchObject({
      text: "@ben lunch?",
      addressed: "others",
    });
    expect(await hears(id, `${us()} shorter <:smile:123456789012345678>`)).toMatchObject({
      ...{ type: "message", mention: true, text: "shorter :smile:" },
    });
  });

  it("in a channel that not everybody sees is for that channel alone, and so it is where that cannot be told", async () => {
    const closed = discord.addChannel("closed", [discord.people.ada], { closed: true }).id;
    discord.fail("guild.get", { http: 500 }, 9);
    expect(await hears(thread(closed), "shorter")).toMatchObject({ channel: { id: closed, audience: "channel" } });
    expect(await hears(discord.channels.general, `${us()} an idea`)).toMatchObject({
      channel: { audience: "channel" },
    });
  });

  it("elsewhere is none of our business", async () => {
    const { general } = discord.channels;
    await hears(general, "among people");
    await hears(thread(general, { owner: discord.people.ben }), "in a thread of people");
    const ours = thread(general);
    const webhook = discord.say(discord.people.ada, ours, "of a webhook");
    await tell("MESSAGE_CREATE", webhook, { webhook_id: "1" });
    await tell("MESSAGE_CREATE", webhook, { type: 6 });
    await tell("MESSAGE_CREATE", webhook, { author: { id: "1", username: "bot", bot: true } });
    expect(heard).toEqual([]);
  });

  it("in direct messages and in forum posts is about the work that it answers", async () => {
    const { ada } = discord.people;
    const direct = discord.addChannel("", [ada], { type: 1 }).id;
    expect(await hears(direct, "an idea")).toMatchObject({
      ...{ type: "message", direct: true, workspace: { id: `discord:@${ada}` }, target: `discord/${direct}` },
      channel: { id: direct, audience: "owner" },
    });
    const card = await on.port(`discord:@${ada}`).post(`discord/${direct}`, note, { nonce: "card" });
    const root = discord.messages(direct).at(-1)?.id ?? "";
    await on
      .port(`discord:@${ada}`)
      .post(await on.port(`discord:@${ada}`).openThread(card, "x"), note, { nonce: "result" });
    const result = discord.messages(direct).at(-1)?.id ?? "";
    for (const answered of [root, result])
      expect(await hears(direct, "shorter", answered)).toMatchObject({
        ...{ type: "reply", addressed: "us", thread: `discord/${direct}/below/${root}` },
      });
    const forum = discord.addChannel("forum", [ada], { type: 15 }).id;
    const post = thread(forum, { owner: ada });
    expect(await hears(post, `${us()} an idea`)).toMatchObject({ type: "message", target: `discord/${post}` });
  });

  it("is heard when it is changed and when it is deleted, and not when Discord looks up a link in it", async () => {
    const { general } = discord.channels;
    const id = thread(general);
    const message = discord.say(discord.people.ada, id, "shorter");
    await tell("MESSAGE_UPDATE", message);
    expect(heard).toEqual([]);
    discord.edit(message.id, id, "longer");
    await tell("MESSAGE_UPDATE", message);
    await on.hearEvent(
      dispatch.parse({ t: "MESSAGE_DELETE", d: { id: message.id, channel_id: id, guild_id: discord.guild.id } }),
    );
    const messageId = `discord/${id}/message/${message.id}`;
    const place = { messageId, thread: `discord/${general}/thread/${id}` };
    expect(heard).toMatchObject([
      { type: "replyEdited", text: "longer", ...place },
      { type: "replyDeleted", ...place },
    ]);
    expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(2);
  });

  it("is asked for in another way, once, where its words do not come", async () => {
    const id = thread(discord.channels.general);
    for (let time = 0; time < 2; time++) await hears(id, "");
    const told = discord
      .messages(id)
      .filter(({ author }) => author === discord.application.id)
      .map(readable);
    expect(told).toEqual([expect.stringMatching(/cannot read it[\s\S]*Refine/)]);
    expect(heard).toEqual([]);
  });
});

const note = { summary: "A card", parts: [{ type: "text" as const, markdown: "a card" }] };

describe("a server", () => {
  it("is greeted in its system channel when we join it, once, and its work ends when we are sent away", async () => {
    const { random } = discord.channels;
    const d = { id: "123456789012345678", name: "Bees", system_channel_id: random, preferred_locale: "en-US" };
    for (let time = 0; time < 2; time++) await (await on.hearEvent({ t: "GUILD_CREATE", d })).after?.();
    expect(discord.messages(random).map(readable)).toEqual([expect.stringContaining("/expand")]);
    await on.hearEvent({ t: "GUILD_DELETE", d: { id: d.id, unavailable: true } });
    expect(forgotten).toEqual([]);
    await on.hearEvent({ t: "GUILD_DELETE", d: { id: d.id } });
    expect(forgotten).toEqual([`discord:${d.id}`]);
  });
});

describe("an interaction", () => {
  const does = (sent: Sent) => {
    const open = beginInteraction(discord.world, sent);
    const payload = JSON.parse(JSON.stringify(interactionPayload(discord.world, open, sent)));
    return on.hearInteraction(interaction.parse(payload));
  };
  const command = (more: Partial<Sent> = {}): Sent => ({
    ...{ type: 2, user: discord.people.ada, channel: discord.channels.general },
    data: { id: "1", name: "expand-config", type: 1 },
    ...more,
  });

  it("tells who may manage the server", async () => {
    await does(command());
    await does(command({ manages: true }));
    expect(heard.map(({ person }) => person.admin)).toEqual([false, true]);
    expect(heard[1]).toMatchObject({ type: "command", text: "settings" });
  });

  it("about a server's idea, from a note in direct messages, acts in that server and its channel", async () => {
    const { ada } = discord.people;
    const closed = discord.addChannel("closed", [ada], { closed: true }).id;
    const workspace = `discord:${discord.guild.id}`;
    const idea = "0192f0c1-2345-7abc-8def-0123456789ab";
    const buttons = [{ label: "Publish", action: "answer", value: `${idea}.codeUnavailable.blog` }];
    const card = { ...note, parts: [...note.parts, { type: "buttons" as const, buttons }] };
    await on.port(workspace).notify(`discord/${closed}`, ada, card, { nonce: "n" });
    const [message] = discord.privately(ada);
    if (message === undefined) throw new Error("Nobody was told.");
    const custom_id = buttonOf(message, "answer");
    expect(custom_id.length).toBeLessThanOrEqual(100);
    ack = { type: "form", form: { form: "refine", value: `${idea}.1`, title: "Refine", submit: "Send", fields: [] } };
    const data = { custom_id, component_type: 2 };
    const { first } = await does({ type: 3, user: ada, channel: message.channel, message: message.id, data });
    expect(heard).toMatchObject([
      {
        ...{ type: "button", action: "answer", value: `${idea}.codeUnavailable.blog`, workspace: { id: workspace } },
        ...{ channel: { id: closed, audience: "channel" }, target: `discord/${message.channel}` },
      },
    ]);
    const modal = "data" in first && first.data && "custom_id" in first.data ? String(first.data.custom_id) : "";
    expect(readCustomId(modal).home).toEqual({ guild: discord.guild.id, channel: closed });
  });

  it("where people write to each other elsewhere, and the bot is no member, moves to direct messages", async () => {
    const { ada } = discord.people;
    await does(command({ brought: true }));
    expect(heard).toMatchObject([{ workspace: { id: `discord:@${ada}` }, channel: { audience: "owner" } }]);
    const { first } = await does(command({ brought: true, user: discord.people.ben }));
    expect(JSON.stringify(first)).toContain(textsFor("en").discord.notedInDirect);
  });

  it("that the bot does not know, or that fails, is answered all the same", async () => {
    const unknown = await does(command({ data: { id: "1", name: "expand-nothing", type: 1 } }));
    expect(unknown.first.type).toBe(4);
    const typing = await does(command({ type: 4, data: { id: "1", name: "expand-nothing", type: 1 } }));
    expect(typing.first).toMatchObject({ type: 8, data: { choices: [] } });
    discord.fail("direct.open", { http: 500 });
    const nowhere = await does(command({ brought: true }));
    expect(nowhere.first.type).toBe(4);
  });
});

it("the invite link asks for what docs/discord.md explains", () => {
  expect(inviteLink("1")).toContain("client_id=1&scope=bot+applications.commands&permissions=309237763072");
  const [, table] = readFileSync("docs/discord.md", "utf8").match(/<!-- permissions -->\n([\s\S]*?)\n<!--/) ?? [];
  const { permissionNames } = textsFor("en").discord;
  const rows = Object.entries(neededPermissions).map(
    ([name, why]) => `| ${permissionNames[name as keyof typeof permissionNames]} | ${why} |`,
  );
  expect(table?.split("\n").slice(2)).toEqual(rows);
});
