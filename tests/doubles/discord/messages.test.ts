import type { REST } from "@discordjs/rest";
import { type APIMessage, Routes } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, refusalOf, restOf } from "./client.ts";
import { type DiscordDouble, startDiscordDouble } from "./server.ts";

const v2 = 1 << 15;
const text = (content: string, more: object = {}) => ({ type: 10, content, ...more });
const button = (custom_id: string, label = "Press") => ({ type: 2, style: 2, label, custom_id });

describe("messages of the Discord double", () => {
  const clock = createClock();
  let discord: DiscordDouble;
  let rest: REST;
  let general: string;
  beforeEach(async () => {
    discord = await startDiscordDouble({ now: clock.now, rates: false });
    rest = restOf(discord);
    general = discord.channels.general;
  });
  afterEach(() => discord.close());
  const post = (body: object, channel = general) =>
    rest.post(Routes.channelMessages(channel), { body }) as Promise<APIMessage>;
  const shown = (components: object[], more: object = {}) => post({ flags: v2, components, ...more });

  it("are posted, read, edited and deleted", async () => {
    const { id } = await post({ content: "hello", allowed_mentions: { parse: [] } });
    expect(await rest.get(Routes.channelMessage(general, id))).toMatchObject({
      id,
      content: "hello",
      edited_timestamp: null,
    });
    await rest.patch(Routes.channelMessage(general, id), { body: { content: "hi" } });
    expect(await rest.get(Routes.channelMessages(general))).toMatchObject([{ id, content: "hi" }]);
    await rest.delete(Routes.channelMessage(general, id));
    expect(await refusalOf(rest.get(Routes.channelMessage(general, id)))).toMatchObject({ status: 404, code: 10008 });
  });

  it.each<[string, object]>([
    ["nothing", {}],
    ["content of 2,001 characters", { content: "x".repeat(2001) }],
    ["a field that nobody knows", { content: "x", unfurl_links: false }],
    ["a nonce of 26", { content: "x", nonce: "x".repeat(26) }],
    ["enforce_nonce without a nonce", { content: "x", enforce_nonce: true }],
    ["a flag of its own", { content: "x", flags: 64 }],
    ["texts without the flag", { components: [text("x")] }],
    ["content beside components", { content: "x", flags: v2, components: [text("x")] }],
    ["embeds beside components", { embeds: [{}], flags: v2, components: [text("x")] }],
    ["an empty text", { flags: v2, components: [text(" \n")] }],
    ["4,001 characters in two texts", { flags: v2, components: [text("x".repeat(2000)), text("x".repeat(2001))] }],
    ["41 components", { flags: v2, components: Array.from({ length: 41 }, () => text("x")) }],
    [
      "41 with those inside",
      { flags: v2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text("x")) }] },
    ],
    [
      "six buttons in a row",
      { flags: v2, components: [{ type: 1, components: [1, 2, 3, 4, 5, 6].map((n) => button(`b${n}`)) }] },
    ],
    ["two buttons of one id", { flags: v2, components: [{ type: 1, components: [button("b"), button("b")] }] }],
    ["two components of one number", { flags: v2, components: [text("x", { id: 7 }), text("y", { id: 7 })] }],
    ["an id of 101", { flags: v2, components: [{ type: 1, components: [button("x".repeat(101))] }] }],
    ["a label of 81", { flags: v2, components: [{ type: 1, components: [button("b", "x".repeat(81))] }] }],
    [
      "a link of 513",
      {
        flags: v2,
        components: [
          { type: 1, components: [{ type: 2, style: 5, label: "x", url: `https://x.example/${"x".repeat(500)}` }] },
        ],
      },
    ],
    [
      "a container in a container",
      { flags: v2, components: [{ type: 17, components: [{ type: 17, components: [text("x")] }] }] },
    ],
    [
      "a picture that is not attached",
      { flags: v2, components: [{ type: 12, items: [{ media: { url: "attachment://x.png" } }] }] },
    ],
    ["an unknown property of a component", { flags: v2, components: [text("x", { markdown: true })] }],
    ["half a character", { flags: v2, components: [text("\uD83D")] }],
  ])("with %s are refused", async (_, body) => {
    expect(await refusalOf(post(body))).toMatchObject({ status: 400, code: expect.toBeOneOf([50006, 50035]) });
    expect(discord.messages(general)).toEqual([]);
  });

  it("say where a fault is", async () => {
    const { words } = await refusalOf(shown([{ type: 17, components: [text("x"), { type: 14, width: 1 }] }]));
    expect(JSON.parse(words)).toMatchObject({ errors: { components: { 0: { components: { 1: {} } } } } });
  });

  it("give every component a number and keep those that were given", async () => {
    const { components } = await shown([{ type: 17, id: 77_777, components: [text("x")] }]);
    expect(components).toMatchObject([{ id: 77_777, components: [{ id: 1 }] }]);
  });

  it("stay made of components", async () => {
    const { id } = await shown([text("x")]);
    const edit = (body: object) => rest.patch(Routes.channelMessage(general, id), { body });
    expect(await refusalOf(edit({ content: "words" }))).toMatchObject({ code: 50035 });
    await edit({ components: [text("y")] });
    expect(discord.messages(general)).toMatchObject([{ components: [{ content: "y" }] }]);
  });

  it("are one under an enforced nonce for a few minutes, which history does not tell", async () => {
    const same = () => post({ content: "x", nonce: "n1", enforce_nonce: true });
    const [first, second] = await Promise.all([same(), same()]);
    expect(second).toMatchObject({ id: first.id, nonce: "n1" });
    expect(await rest.get(Routes.channelMessages(general))).toMatchObject([
      expect.not.objectContaining({ nonce: "n1" }),
    ]);
    expect(await post({ content: "x", nonce: "n1" })).not.toMatchObject({ id: first.id });
    clock.forward(5 * 60_000 + 1);
    expect((await same()).id).not.toBe(first.id);
  });

  it("tell whom they pinged, unless they were kept from it", async () => {
    const words = `@everyone <@${discord.people.ada}> <@&1> \\<@2> \`@here\``;
    await post({ content: words });
    expect(discord.pings()).toEqual(["everyone", `user:${discord.people.ada}`, "role:1"]);
    await post({ content: words, allowed_mentions: { parse: [] } });
    await post({ content: words, allowed_mentions: { users: [discord.people.ada] } });
    expect(discord.pings().slice(3)).toEqual([`user:${discord.people.ada}`]);
  });

  it("show previews of addresses, unless those are in brackets or embeds are suppressed", async () => {
    await post({ content: "https://a.example <https://b.example>" });
    await post({ content: "https://c.example", flags: 4 });
    expect(discord.messages(general).map(({ previews }) => previews)).toEqual([["https://a.example"], []]);
  });

  it("carry files, ten at most, which components point to", async () => {
    const file = (name: string) => ({ name, data: Buffer.from("x"), contentType: "image/png" });
    const send = (names: string[], body: object) =>
      rest.post(Routes.channelMessages(general), { body, files: names.map(file) }) as Promise<APIMessage>;
    const gallery = { type: 12, items: [{ media: { url: "attachment://a.png" }, description: "A" }] };
    expect((await send(["a.png"], { flags: v2, components: [gallery] })).attachments).toMatchObject([
      { filename: "a.png" },
    ]);
    expect(
      await refusalOf(
        send(
          Array.from({ length: 11 }, (_, i) => `${i}.png`),
          {},
        ),
      ),
    ).toMatchObject({ code: 50035 });
    const huge = { name: "x", data: Buffer.alloc(10 * 1024 * 1024 + 1) };
    expect(await refusalOf(rest.post(Routes.channelMessages(general), { body: {}, files: [huge] }))).toMatchObject({
      code: 40005,
    });
  });

  it("have a thread with their own id, once, and only in a channel", async () => {
    const { id } = await post({ content: "root" });
    const open = (channel: string, message: string, name = "A thread") =>
      rest.post(Routes.threads(channel, message), { body: { name } }) as Promise<{ id: string }>;
    expect(await refusalOf(open(general, id, "x".repeat(101)))).toMatchObject({ code: 50035 });
    expect((await open(general, id)).id).toBe(id);
    expect(await refusalOf(open(general, id))).toMatchObject({ code: 160004 });
    const inside = await post({ content: "inside" }, id);
    expect(await refusalOf(open(id, inside.id))).toMatchObject({ code: 50024 });
    expect(discord.messages(general)).toHaveLength(1);
  });

  it("need permissions, a channel that is there, and a person who takes them", async () => {
    const { vault, news } = discord.channels;
    expect(await refusalOf(post({ content: "x" }, vault))).toMatchObject({ status: 403, code: 50001 });
    expect(await refusalOf(post({ content: "x" }, news))).toMatchObject({ status: 403, code: 50013 });
    expect(await refusalOf(post({ content: "x" }, "123456789012345678"))).toMatchObject({ status: 404, code: 10003 });
    const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: discord.people.cleo } })) as {
      id: string;
    };
    expect(await refusalOf(post({ content: "x" }, direct.id))).toMatchObject({ status: 403, code: 50007 });
    const said = discord.say(discord.people.ada, general, "mine");
    expect(
      await refusalOf(rest.patch(Routes.channelMessage(general, said.id), { body: { content: "yours" } })),
    ).toMatchObject({ code: 50005 });
    const stranger = restOf(discord, { token: "another.token" });
    expect(await refusalOf(stranger.get(Routes.channel(general)))).toMatchObject({ status: 401 });
  });

  it("go wrong as they are told to", async () => {
    discord.fail("message.post", { http: 503 });
    await expect(post({ content: "never written" })).rejects.toMatchObject({ status: 503 });
    discord.fail("message.post", { failedAfter: 500 });
    await expect(post({ content: "written" })).rejects.toMatchObject({ status: 500 });
    discord.fail("message.post", "lost");
    await expect(post({ content: "written too" })).rejects.toThrow();
    discord.fail("message.post", "hang");
    await expect(
      restOf(discord, { timeout: 50 }).post(Routes.channelMessages(general), { body: { content: "x" } }),
    ).rejects.toThrow();
    discord.fail("message.post", { status: 403, code: 50013 });
    expect(await refusalOf(post({ content: "x" }))).toMatchObject({ code: 50013 });
    expect(discord.messages(general).map(({ content }) => content)).toEqual(["written", "written too"]);
  });

  it("are kept to Discord's rates, each channel by itself", async () => {
    const limited = await startDiscordDouble({ now: clock.now });
    try {
      const say = (channel: string, n: number) =>
        fetch(`${limited.url}/v10/channels/${channel}/messages`, {
          method: "POST",
          headers: {
            authorization: `Bot ${limited.token}`,
            "user-agent": "DiscordBot (https://x.example, 1)",
            "content-type": "application/json",
          },
          body: JSON.stringify({ content: String(n) }),
        });
      const answers: Response[] = [];
      for (let n = 0; n < 6; n++) answers.push(await say(limited.channels.general, n));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
      expect(answers[4]?.headers.get("x-ratelimit-remaining")).toBe("0");
      expect(await answers[5]?.json()).toMatchObject({ retry_after: 5, global: false });
      expect((await say(limited.channels.random, 7)).status).toBe(200);
      clock.forward(5_001);
      expect((await say(limited.channels.general, 8)).status).toBe(200);
      expect((await fetch(`${limited.url}/v10/gateway`)).status).toBe(403);
    } finally {
      await limited.close();
    }
  });

  it("beside them, commands are registered whole and as Discord takes them", async () => {
    const { id } = discord.application;
    const put = (body: object[]) => rest.put(Routes.applicationCommands(id), { body });
    const idea = { type: 3, name: "idea", description: "Your idea" };
    await put([
      { name: "expand", description: "Expand an idea", options: [idea] },
      { type: 3, name: "Expand this message" },
    ]);
    expect(discord.world.commands.get("global")).toHaveLength(2);
    for (const wrong of [
      [{ name: "Expand", description: "x" }],
      [{ name: "expand", description: "" }],
      [{ name: "expand", description: "x", options: [idea, { ...idea, name: "tone", required: true }] }],
      [{ name: "expand", description: "x", options: [{ type: 1, name: "list", description: "x" }, idea] }],
      [
        { name: "a", description: "x" },
        { name: "a", description: "y" },
      ],
      [{ name: "a", description: "x", surprise: true }],
    ])
      expect(await refusalOf(put(wrong))).toMatchObject({ code: 50035 });
  });
});
