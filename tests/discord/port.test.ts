import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/vocabulary.ts";
import { channelOf, decodeMessage, decodeTarget } from "../../src/discord/places.ts";
import { chatPortContract } from "../chat/port-contract.ts";
import { createClock } from "../doubles/discord/client.ts";
import { answerFirst } from "../doubles/discord/interactions.ts";
import { readable } from "../doubles/discord/read.ts";
import { beginInteraction } from "../doubles/discord/sender/interactions.ts";
import { channelTarget, openDiscord, portOf } from "./open.ts";

chatPortContract("Discord", async () => {
  const { discord, port } = await openDiscord();
  return {
    port,
    channel: channelTarget(discord.channels.general),
    unknown: channelTarget("123456789012345678"),
    person: discord.people.ada,
    other: discord.people.ben,
    async read(target, person) {
      const all = [...discord.messages(channelOf(decodeTarget(target))), ...discord.privately(person)];
      return all.map(readable);
    },
    async remove(message) {
      const { channel, id } = decodeMessage(message);
      discord.remove(channel, id);
    },
    close: discord.close,
  };
});

const card = (markdown: string, more: Partial<Card> = {}): Card => ({
  summary: "A card",
  parts: [{ type: "text", markdown }],
  ...more,
});

describe("Discord's port", () => {
  const clock = createClock();
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
  let token: string | undefined;
  let opened: Awaited<ReturnType<typeof openDiscord>>;
  let general: string;
  beforeEach(async () => {
    token = undefined;
    opened = await openDiscord({
      now: clock.now,
      freshToken: async () => token,
      readBlob: async (blob) =>
        ({
          picture: { bytes: png, mime: "image/png" },
          zip: { bytes: Uint8Array.from([80]), mime: "application/zip" },
        })[blob],
    });
    general = channelTarget(opened.discord.channels.general);
  });
  afterEach(() => opened.discord.close());

  it("posts once when the message was written and the answer lost, by its own retry or by the caller's", async () => {
    const { discord, port } = opened;
    for (const [index, fault] of ([{ failedAfter: 503 }, { failedAfter: 500 }, "lost"] as const).entries()) {
      if (fault !== "lost") {
        discord.fail("message.post", fault);
        await port.post(general, card("once"), { nonce: `retried-${index}` });
      }
      discord.fail("message.post", fault, 2);
      const failed = await port.post(general, card("again"), { nonce: `again-${index}` }).catch((error) => error);
      expect(failed).toMatchObject({ code: "chat.unavailable", retryable: true });
      discord.mend();
      await port.post(general, card("again"), { nonce: `again-${index}` });
    }
    expect(discord.messages(discord.channels.general)).toHaveLength(5);
  });

  it("finds what it posted long after, from another process, also when it was edited since", async () => {
    const { discord, port } = opened;
    const ref = await port.post(general, card("before"), { nonce: "run:card" });
    await port.update(ref, card("after"));
    clock.forward(3_600_000);
    expect(await portOf(discord).find(general, "run:card")).toBe(ref);
    expect(await portOf(discord).find(channelTarget(discord.channels.random), "run:card")).toBeUndefined();
  });

  it("is not misled by what others post", async () => {
    const { discord, port } = opened;
    const { ada } = discord.people;
    discord.say(ada, discord.channels.general, "run:card");
    expect(await port.find(general, "run:card")).toBeUndefined();
  });

  it("opens the thread that is there already", async () => {
    const { discord, port } = opened;
    const ref = await port.post(general, card("root"), { nonce: "n" });
    const thread = await port.openThread(ref, "A very long name ".repeat(20));
    expect(await portOf(discord).openThread(ref, "Another name")).toBe(thread);
    expect(discord.calls("thread.open").map(({ code }) => code)).toEqual([undefined, 160004]);
  });

  it("keeps together in direct messages what belongs to a message, for there are no threads", async () => {
    const { discord, port } = opened;
    await port.notify(general, discord.people.ada, card("hello"), { nonce: "n" });
    const [{ channel = "" } = {}] = discord.privately(discord.people.ada);
    const root = await port.post(channelTarget(channel), card("root"), { nonce: "same" });
    const thread = await port.openThread(root, "A thread");
    const inside = await port.post(thread, card("inside"), { nonce: "same" });
    expect(inside).not.toBe(root);
    expect(await port.find(thread, "same")).toBe(inside);
    expect(discord.privately(discord.people.ada).at(-1)?.reference).toBe(decodeMessage(root).id);
  });

  it("whispers where the person asked while a token of theirs is fresh, else in their direct messages", async () => {
    const { discord, port } = opened;
    const { ada, ben } = discord.people;
    const open = beginInteraction(discord.world, { type: 2, user: ada, channel: discord.channels.general, data: {} });
    answerFirst(discord.world, open, { type: 5, data: { flags: 64 } });
    token = open.token;
    await port.notify(general, ada, card("whispered"), { nonce: "n1" });
    expect(discord.privately(ada).map(({ channel }) => channel)).toEqual([discord.channels.general]);
    expect(discord.privately(ben)).toEqual([]);
    clock.forward(15 * 60_000 + 1);
    await port.notify(general, ada, card("later"), { nonce: "n2" });
    expect(discord.privately(ada).map(readable)).toEqual(["whispered", "later"]);
    expect(discord.messages(discord.channels.general)).toEqual([]);
  });

  it("says that somebody who takes no direct messages cannot be reached", async () => {
    const { discord, port } = opened;
    const failed = port.notify(general, discord.people.cleo, card("psst"), { nonce: "n" });
    await expect(failed).rejects.toMatchObject({ code: "chat.gone", retryable: false });
  });

  it("says that a channel which it does not see is gone, and that it has to be let in where it may not write", async () => {
    const { discord, port } = opened;
    const post = (channel: string) => port.post(channelTarget(channel), card("x"), { nonce: "n" });
    await expect(post(discord.channels.vault)).rejects.toMatchObject({ code: "chat.gone", retryable: false });
    await expect(post(discord.channels.news)).rejects.toMatchObject({ code: "chat.not_invited", retryable: false });
    await port.notify(channelTarget(discord.channels.news), discord.people.ada, card("let me in"), { nonce: "n" });
    expect(discord.privately(discord.people.ada).map(readable)).toEqual(["let me in"]);
  });

  it("shows pictures and files, posted and updated, and names what it has not", async () => {
    const { discord, port } = opened;
    const parts: Card["parts"] = [
      { type: "image", blob: "picture", alt: "A bee" },
      { type: "file", blob: "zip", name: "../my bees.zip", mime: "application/zip", bytes: 1 },
      { type: "image", blob: "lost", alt: "A wasp" },
    ];
    const ref = await port.post(general, card("with files", { parts }), { nonce: "n" });
    const [message] = discord.messages(discord.channels.general);
    expect(message?.files.map(({ filename }) => filename)).toEqual(["1-picture.png", "2-.-my-bees.zip"]);
    expect(message && readable(message)).toContain("Picture: A wasp");
    await port.update(ref, card("with files", { parts: parts.slice(0, 1) }));
    expect(discord.messages(discord.channels.general)[0]?.files).toHaveLength(1);
    await port.update(ref, card("without"));
    expect(discord.messages(discord.channels.general)[0]?.files).toEqual([]);
  });

  it("reacts, once however often", async () => {
    const { discord, port } = opened;
    const ref = await port.post(general, card("x"), { nonce: "n" });
    for (const _ of [1, 2]) await port.react?.(ref, "👀");
    const [message] = discord.messages(discord.channels.general);
    expect([...(message?.reactions ?? [])]).toEqual([["👀", new Set([discord.application.id])]]);
  });

  it("waits as long as a rate says, and posts then", async () => {
    const limited = await openDiscord({ rates: true });
    try {
      const target = channelTarget(limited.discord.channels.general);
      limited.discord.fail("message.post", { retryAfter: 0.1 });
      await limited.port.post(target, card("x"), { nonce: "n" });
      expect(limited.discord.calls("message.post").map(({ status }) => status)).toEqual([429, 200]);
    } finally {
      await limited.discord.close();
    }
  });

  it("pings nobody and previews nothing, whatever a card says (P9)", async () => {
    const { discord, port } = opened;
    const { ada } = discord.people;
    const evil = `@everyone @here <@${ada}> <@&1> <#1> <t:1> <:x:1> https://evil.example [x](https://evil.example) discord.gg/x`;
    const parts: Card["parts"] = [
      { type: "text", markdown: evil },
      { type: "fields", fields: [{ label: evil, value: evil }] },
      { type: "diff", pieces: [{ text: evil, change: "removed" }] },
    ];
    await port.post(general, { title: evil, summary: evil, parts }, { nonce: "n" });
    expect(discord.pings()).toEqual([]);
    expect(discord.world.messages.flatMap(({ previews }) => previews)).toEqual([]);
    for (const call of discord.calls("message.post"))
      expect(call.body).toMatchObject({ allowed_mentions: { parse: [] } });
  });
});
