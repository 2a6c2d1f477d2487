import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground, startAfresh } from "./open.ts";
import { personAt } from "./person.ts";

eachDatabase("a message of one's own", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
  beforeAll(async () => {
    store = await open();
    playground = await openPlayground(store);
  });
  beforeEach(() => startAfresh(store, playground));

  const card = { summary: "a card", parts: [] };
  /** A thread that Kindling opened, and a reply of Ada's in it. */
  const aReply = async (text: string) => {
    const root = await playground.port.post("playground/general", card, { nonce: "root" });
    await playground.port.openThread(root, "A thread");
    const reply = await ada.write(text, { thread: root });
    playground.bot.heard.length = 0;
    return { root, reply, thread: `playground/general/thread/${root}` };
  };
  const seen = async (id: string, by = ada) => (await by.read()).find((message) => message.id === id);

  describe("is edited", () => {
    it("for everybody, and says so", async () => {
      const id = await ada.write("helo");
      expect(await seen(id)).toMatchObject({ edited: false, mine: true, content: { text: "helo" } });
      const { status, message } = await ada.edit(id, "hello");
      expect([status, message]).toMatchObject([200, { edited: true, content: { kind: "text", text: "hello" } }]);
      expect(await seen(id, ben)).toMatchObject({ edited: true, mine: false, content: { text: "hello" } });
    });

    it("and the bot hears of a reply, in its thread and under the event of the page", async () => {
      const { reply, thread } = await aReply("shorter");
      const eventId = crypto.randomUUID();
      await ada.edit(reply, "longer", eventId);
      expect(playground.bot.heard).toMatchObject([
        { type: "replyEdited", eventId, text: "longer", messageId: reply, thread, person: { externalId: "ada" } },
      ]);
    });

    it("while the bot still hears it, and hears of that afterwards", async () => {
      const { root } = await aReply("first");
      const done: string[] = [];
      playground.answerWith(async ({ type }) => {
        if (type === "reply") await sleep(100);
        done.push(type);
        return undefined;
      });
      const said = ada.say("shorter", { thread: root });
      const shown = async () =>
        (await ada.thread(root))?.messages.find(({ content }) => content.kind === "text" && content.text === "shorter");
      await expect.poll(shown).toBeDefined();
      const id = (await shown())?.id ?? "";
      await Promise.all([ada.edit(id, "longer"), said]);
      await ada.remove(id);
      expect(done).toEqual(["reply", "replyEdited", "replyDeleted"]);
    });

    it("and the bot hears nothing of what is no reply", async () => {
      await ada.edit(await ada.write("hello all"), "hello everybody");
      expect(playground.bot.heard.map(({ type }) => type)).toEqual(["message"]);
    });

    it("with the bot's answer where the reply is", async () => {
      const { root, reply } = await aReply("shorter");
      playground.answerWith(({ type }) =>
        type === "replyEdited"
          ? { type: "card", visibility: "private", card: { ...card, summary: "too late" } }
          : undefined,
      );
      await ada.edit(reply, "longer");
      expect((await ada.thread(root))?.messages.at(-1)).toMatchObject({
        private: true,
        content: { summary: "too late" },
      });
      expect((await ben.thread(root))?.messages).toHaveLength(1);
    });
  });

  describe("is deleted", () => {
    it("for everybody, with its words", async () => {
      const id = await ada.write("regretted");
      expect(await ada.remove(id)).toMatchObject({ status: 200, ack: "none" });
      expect(await seen(id, ben)).toBeUndefined();
      expect((await ada.remove(id)).status).toBe(409);
      expect((await ada.edit(id, "back")).status).toBe(409);
    });

    it("and the bot hears of a reply", async () => {
      const { root, reply, thread } = await aReply("shorter");
      expect(await seen(root)).toMatchObject({ replies: 1 });
      await ada.remove(reply);
      expect(playground.bot.heard).toMatchObject([{ type: "replyDeleted", messageId: reply, thread }]);
      expect(await seen(root)).toMatchObject({ replies: 0, lastReplyAt: null });
    });

    it("and a request that failed halfway can be sent again", async () => {
      const { reply } = await aReply("shorter");
      playground.answerWith(() => {
        playground.answerWith(() => undefined);
        throw new Error("the database is away");
      });
      expect(
        (await playground.send("DELETE", `/playground/api/messages/${reply}?as=ada`, { eventId: crypto.randomUUID() }))
          .status,
      ).toBe(500);
      expect((await ada.remove(reply)).status).toBe(200);
      expect(playground.bot.heard.map(({ type }) => type)).toEqual(["replyDeleted", "replyDeleted"]);
    });

    it("and a thread on it stays, as long as somebody replied", async () => {
      const root = await ada.write("who wants tea?");
      const reply = await ben.write("me", { thread: root });
      await ada.remove(root);
      expect(await seen(root, ben)).toMatchObject({ content: { kind: "gone" }, replies: 1 });
      const second = await ben.write("is there any left?", { thread: root });
      expect(await ben.thread(root)).toMatchObject({ root: { content: { kind: "gone" } }, messages: [{}, {}] });
      expect(await seen(root)).toMatchObject({ replies: 2 });
      for (const each of [reply, second]) await ben.remove(each);
      expect(await seen(root)).toBeUndefined();
      expect(await ben.thread(root)).toBeUndefined();
      expect((await ben.say("hello?", { thread: root })).status).toBe(409);
    });
  });

  describe("is its author's alone", () => {
    it("so nobody edits or deletes another's, and nobody Kindling's", async () => {
      const hers = await ada.write("mine");
      const ours = await playground.port.post("playground/general", card, { nonce: "ours" });
      const answer = await playground.port.post("playground/with-ben", card, { nonce: "answer" });
      for (const id of [hers, ours, answer]) {
        expect(await ben.edit(id, "yours")).toMatchObject({ status: 403, refused: "notYours" });
        expect(await ben.remove(id)).toMatchObject({ status: 403, refused: "notYours" });
      }
      expect(await seen(hers)).toMatchObject({ content: { text: "mine" }, edited: false });
    });

    it("but a note for one person is dismissed by them, and edited by nobody", async () => {
      await playground.port.notify("playground/general", "ben", card, { nonce: "note" });
      const id = (await ben.read()).at(-1)?.id ?? "";
      expect(await ada.remove(id)).toMatchObject({ status: 409, refused: "gone" });
      expect(await ben.edit(id, "yours")).toMatchObject({ status: 403, refused: "notYours" });
      expect((await ben.remove(id)).status).toBe(200);
      expect(await ben.read()).toEqual([]);
      expect(playground.bot.heard).toEqual([]);
    });

    it("and another's private ones are not there at all", async () => {
      const id = await ada.write("a secret", { channel: "with-ada" });
      expect(await ben.edit(id, "known")).toMatchObject({ status: 409, refused: "gone" });
      expect(await ben.remove(id)).toMatchObject({ status: 409, refused: "gone" });
      expect(await ada.read("with-ada")).toMatchObject([{ content: { text: "a secret" } }]);
    });

    it("and a command, once given, stays as it was given, or goes", async () => {
      const id = await ada.write("/expand a tiny idea");
      expect(await ada.edit(id, "/expand another one")).toMatchObject({ status: 409, refused: "fixed" });
      expect((await ada.remove(id)).status).toBe(200);
      expect(playground.bot.heard).toHaveLength(1);
    });
  });

  it("is neither edited nor deleted by what cannot be read, by other sites, or without the page's header", async () => {
    const { reply } = await aReply("shorter");
    const eventId = crypto.randomUUID();
    for (const body of [
      {},
      { eventId },
      { eventId, text: " " },
      { eventId, text: 1 },
      { eventId, text: "x", as: "ben" },
    ])
      expect((await ada.ask("PATCH", `messages/${reply}`, body)).status).toBe(400);
    expect((await ada.ask("PATCH", "messages/nothing", { eventId, text: "x" })).status).toBe(400);
    expect((await ada.edit(crypto.randomUUID(), "x")).status).toBe(409);
    for (const headers of [{ origin: "https://evil.example" }, { "x-kindling": "" }, { host: "evil.example" }]) {
      const stranger = personAt(() => playground, "ada", headers);
      expect((await stranger.edit(reply, "x")).status).toBe(403);
      expect((await stranger.remove(reply)).status).toBe(403);
    }
    expect(playground.bot.heard).toEqual([]);
    expect((await ada.thread((await ada.read())[0]?.id ?? ""))?.messages).toMatchObject([
      { content: { text: "shorter" } },
    ]);
  });
});
