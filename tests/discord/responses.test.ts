import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textsFor } from "../../src/chat/texts/catalogue.ts";
import type { Ack, Card } from "../../src/chat/vocabulary.ts";
import { decodeMessage } from "../../src/discord/places.ts";
import { responsesOf } from "../../src/discord/responses.ts";
import { restOf } from "../doubles/discord/client.ts";
import { readable } from "../doubles/discord/read.ts";
import { beginInteraction } from "../doubles/discord/sender/interactions.ts";
import { channelTarget, openDiscord } from "./open.ts";

const card = (markdown: string): Card => ({ summary: "A card", parts: [{ type: "text", markdown }] });
const long = Array.from({ length: 900 }, (_, n) => `word${n}`).join(" ");

describe("an acknowledgement, as Discord takes it", () => {
  let opened: Awaited<ReturnType<typeof openDiscord>>;
  let rest: REST;
  beforeEach(async () => {
    opened = await openDiscord();
    rest = restOf(opened.discord);
  });
  afterEach(() => opened.discord.close());

  /** Answers an interaction of Ada's in #general: of a command, or of a button on this message. */
  async function answer(ack: Ack, { type = 2, message }: { type?: 2 | 3 | 4 | 5; message?: string } = {}) {
    const { discord } = opened;
    const pressed = message === undefined ? null : decodeMessage(message);
    const from = { type, user: discord.people.ada, channel: discord.channels.general, data: {} };
    const open = beginInteraction(discord.world, pressed ? { ...from, message: pressed.id } : from);
    const { first, more } = responsesOf(ack, { texts: textsFor("en"), pressed });
    await rest.post(Routes.interactionCallback(open.id, open.token), { body: first, auth: false });
    for (const body of more) await rest.post(Routes.webhook(discord.application.id, open.token), { body, auth: false });
    return open.answered?.type;
  }
  const everybody = () => opened.discord.messages(opened.discord.channels.general).map(readable);
  const ada = () => opened.discord.privately(opened.discord.people.ada).map(readable);

  it("promises nothing that only a run keeps: what is worked on is noted privately, and a press taken as read", async () => {
    expect(await answer({ type: "defer", visibility: "public" })).toBe(4);
    expect(await answer({ type: "defer", visibility: "private" }, { type: 5 })).toBe(4);
    expect(await answer({ type: "none" })).toBe(4);
    const { discord, port } = opened;
    const message = await port.post(channelTarget(discord.channels.general), card("pressed"), { nonce: "n" });
    for (const ack of [{ type: "none" }, { type: "defer", visibility: "public" }] as const)
      expect(await answer(ack, { type: 3, message })).toBe(6);
    expect(everybody()).toEqual(["pressed"]);
    expect(ada()).toHaveLength(3);
  });

  it("promises a card with files, which no first response carries", async () => {
    const parts: Card["parts"] = [{ type: "image", blob: "b", alt: "A bee" }];
    const ack: Ack = { type: "card", card: { summary: "A picture", parts }, visibility: "private" };
    const { first, promised } = responsesOf(ack, { texts: textsFor("en"), pressed: null });
    expect([first, promised?.hidden]).toEqual([{ type: 5, data: { flags: 64 } }, true]);
  });

  it("shows a card to everybody or to one, whole however long it is", async () => {
    await answer({ type: "card", card: card("for all"), visibility: "public" });
    await answer({ type: "card", card: card(long), visibility: "private" });
    expect(everybody()).toEqual(["for all"]);
    expect(ada().length).toBeGreaterThan(1);
    expect(
      ada()
        .join(" ")
        .match(/word\d+/g),
    ).toHaveLength(900);
  });

  it("updates the card that was pressed, which is still found by its nonce", async () => {
    const { discord, port } = opened;
    const target = channelTarget(discord.channels.general);
    const message = await port.post(target, card("before"), { nonce: "n" });
    expect(await answer({ type: "update", card: card("after") }, { type: 3, message })).toBe(7);
    expect(everybody()).toEqual(["after"]);
    expect(await port.find(target, "n")).toBe(message);
    expect(await answer({ type: "none" }, { type: 3, message })).toBe(6);
  });

  it("opens a form, and says privately what is wrong with it, as text (P9)", async () => {
    const fields = [{ name: "idea", label: "Idea", kind: "longText" as const }];
    expect(
      await answer({ type: "form", form: { form: "expand", value: "", title: "Expand", submit: "Go", fields } }),
    ).toBe(9);
    await answer({ type: "formErrors", errors: { idea: "Say <@1> *what*.", words: "Say how many." } }, { type: 5 });
    expect(ada()).toEqual(["Say <@1> *what*.\nSay how many."]);
    expect(everybody()).toEqual([]);
    expect(opened.discord.pings()).toEqual([]);
  });

  it("suggests", async () => {
    const suggestions = Array.from({ length: 40 }, (_, n) => ({ label: `Idea ${n}`, value: String(n) }));
    expect(await answer({ type: "suggestions", suggestions }, { type: 4 })).toBe(8);
    expect(await answer({ type: "suggestions", suggestions: [] }, { type: 4 })).toBe(8);
  });
});
