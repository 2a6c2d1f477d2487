import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground, startAfresh } from "./open.ts";
import { personAt } from "./person.ts";

eachDatabase("reactions on the playground", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  const [ada, ben, chloe] = [
    personAt(() => playground, "ada"),
    personAt(() => playground, "ben"),
    personAt(() => playground, "chloe"),
  ];
  beforeAll(async () => {
    store = await open();
    playground = await openPlayground(store);
  });
  beforeEach(() => startAfresh(store, playground));

  const under = async (id: string, by = ada) => (await by.read()).find((message) => message.id === id)?.reactions;

  it("tell who is behind them, first come first, and which are the reader's own", async () => {
    const id = await ada.write("done!");
    await ben.react(id, "🎉");
    await ada.react(id, "🔥");
    await chloe.react(id, "🎉");
    await playground.port.react?.(id, "👀");
    expect(await under(id)).toEqual([
      { emoji: "🎉", people: ["Ben", "Chloe"], mine: false },
      { emoji: "🔥", people: ["Ada"], mine: true },
      { emoji: "👀", people: ["Kindling"], mine: false },
    ]);
    expect((await under(id, chloe))?.map(({ mine }) => mine)).toEqual([true, false, false]);
  });

  it("are there once, however often they are put, and go again", async () => {
    const id = await ada.write("done!");
    await Promise.all([1, 2, 3].map(() => ben.react(id, "🎉")));
    for (const _again of [1, 2]) await playground.port.react?.(id, "🎉");
    expect(await under(id)).toEqual([{ emoji: "🎉", people: ["Ben", "Kindling"], mine: false }]);
    for (const _again of [1, 2]) expect((await ben.react(id, "🎉", false)).status).toBe(200);
    expect(await under(id)).toEqual([{ emoji: "🎉", people: ["Kindling"], mine: false }]);
  });

  it("take away one's own alone", async () => {
    const id = await ada.write("done!");
    await ada.react(id, "🎉");
    await ben.react(id, "🎉", false);
    expect(await under(id)).toMatchObject([{ people: ["Ada"] }]);
  });

  it("are no edit, stay through one, and go with their message", async () => {
    const root = await ada.write("helo");
    await ben.react(root, "🎉");
    expect((await ada.read())[0]).toMatchObject({ edited: false });
    expect((await ada.edit(root, "hello")).message?.reactions).toHaveLength(1);
    await ben.say("hi", { thread: root });
    await ada.remove(root);
    expect(await under(root)).toEqual([]);
    expect((await ben.react(root, "🎉")).status).toBe(409);
  });

  it("stay when a card under them changes", async () => {
    const id = await playground.port.post("playground/general", { summary: "1", parts: [] }, { nonce: "c" });
    await ada.react(id, "🎉");
    await playground.port.update(id, { summary: "2", parts: [] });
    expect(await under(id)).toHaveLength(1);
  });

  it("are told to no bot", async () => {
    const id = await ada.write("done!");
    await ben.react(id, "🎉");
    expect(playground.bot.heard).toHaveLength(1);
  });

  describe("are refused", () => {
    it("under what the person does not see", async () => {
      const secret = await ada.write("a secret", { channel: "with-ada" });
      await playground.port.notify("playground/general", "ada", { summary: "n", parts: [] }, { nonce: "n" });
      const note = (await ada.read()).at(-1)?.id ?? "";
      for (const id of [secret, note, crypto.randomUUID()])
        expect(await ben.react(id, "🎉")).toMatchObject({ status: 409, refused: "gone" });
      expect((await ada.react(note, "🎉")).status).toBe(200);
      expect(await ada.read("with-ada")).toMatchObject([{ reactions: [] }]);
    });

    it("when they are not one emoji", async () => {
      const id = await ada.write("done!");
      for (const emoji of ["", "a", "🎉🎉", "🎉 ", "<b>", ":tada:", "1", "\u200d", "x".repeat(1000)])
        expect([emoji, (await ada.react(id, emoji)).status]).toEqual([emoji, 400]);
      for (const emoji of ["👍🏽", "👩‍💻", "🇩🇪", "❤️", "1️⃣"])
        expect([emoji, (await ada.react(id, emoji)).status]).toEqual([emoji, 200]);
    });

    it("when there are too many different ones, and never one that is there", async () => {
      const id = await ada.write("done!");
      const many = Array.from({ length: 20 }, (_, index) => String.fromCodePoint(0x1f600 + index));
      for (const emoji of many) await ada.react(id, emoji);
      expect(await ben.react(id, "🎉")).toMatchObject({ status: 409, refused: "crowded" });
      expect((await ben.react(id, many[0] ?? "")).status).toBe(200);
    });

    it("from other sites", async () => {
      const id = await ada.write("done!");
      for (const headers of [{ origin: "https://evil.example" }, { "x-kindling": "" }])
        expect((await personAt(() => playground, "ada", headers).react(id, "🎉")).status).toBe(403);
      expect(await under(id)).toEqual([]);
    });
  });
});
