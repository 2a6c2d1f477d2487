import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MessagesView } from "../../src/playground/api.ts";
import type { MessageView } from "../../src/playground/view.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { forget, type OpenPlayground, openPlayground } from "./open.ts";

eachDatabase("speaking on the playground", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await forget(store);
    playground = await openPlayground(store);
  });

  const say = async (
    text: string,
    where: { as?: string; channel?: string; thread?: string; eventId?: string } = {},
  ) => {
    const { as = "ada", channel = "general", thread = null, eventId = crypto.randomUUID() } = where;
    const response = await playground.post(`/playground/api/messages?as=${as}`, { eventId, channel, thread, text });
    return { status: response.status, body: await response.json() };
  };
  const read = async (path: string, as = "ada"): Promise<MessageView[]> => {
    const response = await playground.get(`/playground/api/${path}?as=${as}`);
    if (!response.ok) return [];
    const { messages }: MessagesView = await response.json();
    return messages;
  };
  const press = async (message: string, action: string, value: string, as = "ada") => {
    const body = { eventId: crypto.randomUUID(), message, action, value, inThread: false };
    return (await playground.post(`/playground/api/presses?as=${as}`, body)).status;
  };
  const buttons = (message: string) =>
    playground.port.post(
      message,
      {
        summary: "s",
        parts: [
          {
            type: "buttons",
            buttons: [
              { label: "Details", action: "details", value: "7" },
              { label: "Elsewhere", action: "open", value: "", href: "https://example.com" },
            ],
          },
        ],
      },
      { nonce: "buttons" },
    );

  describe("words become what the bot is told", () => {
    it("a command, with its text, its person and where a thread for it would be", async () => {
      const { status } = await say("/expand  a tiny idea --tone casual", { as: "ben" });
      expect(status).toBe(200);
      expect(playground.bot.heard).toMatchObject([
        {
          type: "command",
          text: "a tiny idea --tone casual",
          platform: "playground",
          workspace: { id: "local" },
          person: { externalId: "ben", name: "Ben" },
          channel: { id: "general", audience: "workspace" },
        },
      ]);
      expect(playground.bot.heard[0]).not.toHaveProperty("thread");
    });

    it("a message, with or without a mention", async () => {
      await say("hello all");
      await say("what do you think, @Kindling?");
      await say("write to me@kindling.example");
      expect(playground.bot.heard.map((each) => each.type === "message" && each.mention)).toEqual([false, true, false]);
    });

    it("a direct message, whose audience is its owner", async () => {
      await say("a private idea", { channel: "with-ada" });
      expect(playground.bot.heard).toMatchObject([
        { type: "message", direct: true, channel: { id: "with-ada", audience: "owner" } },
      ]);
    });

    it("a reply in a thread, and a command in one", async () => {
      const root = await playground.port.post("playground/general", { summary: "r", parts: [] }, { nonce: "r" });
      const thread = await playground.port.openThread(root, "A thread");
      await say("shorter, please", { thread: root });
      await say("/expand status", { thread: root });
      expect(playground.bot.heard).toMatchObject([
        { type: "reply", text: "shorter, please", thread },
        { type: "command", text: "status", thread },
      ]);
    });

    it("a reply, with whom its words are turned to", async () => {
      const root = await playground.port.post("playground/general", { summary: "r", parts: [] }, { nonce: "r" });
      for (const text of ["@kindling shorter", "@ben what do you think?", "shorter"]) await say(text, { thread: root });
      expect(playground.bot.heard).toMatchObject([
        { type: "reply", addressed: "us" },
        { type: "reply", addressed: "others" },
        { type: "reply", addressed: "nobody" },
      ]);
    });

    it("what only looks like a command is a message", async () => {
      for (const text of ["/expandable ideas", "please /expand this", "//expand x"]) await say(text);
      expect(playground.bot.heard.map(({ type }) => type)).toEqual(["message", "message", "message"]);
    });
  });

  describe("what is seen", () => {
    it("a private answer is the asker's, and so is the command that led to it", async () => {
      await say("/expand help");
      expect((await read("channels/general")).map((each) => [each.content.kind, each.private])).toEqual([
        ["command", true],
        ["card", true],
      ]);
      expect(await read("channels/general", "ben")).toEqual([]);
    });

    it("a command that starts something is everybody's", async () => {
      await say("/expand a tiny idea");
      expect(await read("channels/general", "ben")).toMatchObject([{ content: { kind: "command" }, private: false }]);
    });

    it("direct messages are their owner's, also by their address, also a command in them", async () => {
      await say("/expand a secret idea", { channel: "with-ada" });
      await say("a secret", { channel: "with-ada" });
      const [first] = await read("channels/with-ada");
      expect(await read("channels/with-ada")).toHaveLength(2);
      expect(await read("channels/with-ada", "ben")).toEqual([]);
      expect((await playground.get(`/playground/api/threads/${first?.id}?as=ben`)).status).toBe(404);
      expect((await say("me too", { as: "ben", channel: "with-ada" })).status).toBe(409);
      expect((await say("me too", { as: "ben", channel: "with-ada", thread: first?.id ?? "" })).status).toBe(409);
    });

    it("a reply counts at its root for everybody, a private note does not", async () => {
      const root = await playground.port.post("playground/general", { summary: "r", parts: [] }, { nonce: "r" });
      const thread = await playground.port.openThread(root, "A thread");
      await say("one", { thread: root });
      await playground.port.notify(thread, "ada", { summary: "n", parts: [] }, { nonce: "n" });
      expect((await read("channels/general")).find(({ id }) => id === root)).toMatchObject({ replies: 1 });
      expect(await read(`threads/${root}`)).toHaveLength(2);
      expect(await read(`threads/${root}`, "ben")).toHaveLength(1);
    });

    it("older messages come by the page, none twice", async () => {
      for (let index = 0; index < 70; index += 1) await say(`message ${index}`);
      const newest = await (await playground.get("/playground/api/channels/general")).json();
      expect(newest.messages).toHaveLength(60);
      expect(newest.more).toBe(true);
      const before = newest.messages[0].position;
      const older = await (await playground.get(`/playground/api/channels/general?before=${before}`)).json();
      expect(older.messages).toHaveLength(10);
      expect(older.more).toBe(false);
      expect(new Set([...newest.messages, ...older.messages].map(({ id }) => id)).size).toBe(70);
    });
  });

  it("the same event sent twice is one message and one answer", async () => {
    const eventId = crypto.randomUUID();
    const [first, second] = [await say("/expand help", { eventId }), await say("/expand help", { eventId })];
    expect(second.body.message.id).toBe(first.body.message.id);
    expect(await read("channels/general")).toHaveLength(2);
    expect(new Set(playground.bot.heard.map((each) => each.eventId))).toEqual(new Set([eventId]));
  });

  it("keeps what was said when the bot cannot take it, and takes it when it is sent again", async () => {
    const saying = { eventId: crypto.randomUUID(), channel: "general", thread: null, text: "/expand boom" };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1)
      statuses.push((await playground.post("/playground/api/messages", saying)).status);
    expect(statuses).toEqual([500, 200]);
    expect(await read("channels/general")).toHaveLength(1);
    expect(playground.bot.heard).toHaveLength(2);
  });

  describe("buttons", () => {
    it("tell the bot what was pressed, by whom and on which message", async () => {
      const message = await buttons("playground/general");
      expect(await press(message, "details", "7", "ben")).toBe(200);
      expect(playground.bot.heard).toMatchObject([
        { type: "button", action: "details", value: "7", message, person: { externalId: "ben" } },
      ]);
      expect(await read("channels/general", "ben")).toHaveLength(2);
      expect(await read("channels/general", "ada")).toHaveLength(1);
    });

    it("that the message does not have, or has no more, do nothing, quietly", async () => {
      const message = await buttons("playground/general");
      expect(await press(message, "details", "8")).toBe(200);
      expect(await press(message, "publish", "7")).toBe(200);
      expect(await press(message, "open", "")).toBe(200);
      await playground.port.update(message, { summary: "s", parts: [] });
      expect(await press(message, "details", "7")).toBe(200);
      expect(playground.bot.heard).toEqual([]);
    });

    it("of somebody else's direct messages cannot be pressed", async () => {
      const message = await buttons("playground/with-ada");
      expect(await press(message, "details", "7", "ben")).toBe(409);
      expect(await press(message, "details", "7", "ada")).toBe(200);
    });
  });

  describe("bad input", () => {
    it("is refused where it cannot be read, and never reaches the bot", async () => {
      for (const body of [
        null,
        {},
        { eventId: "1", channel: "general", thread: null, text: "x" },
        { eventId: crypto.randomUUID(), channel: "general", thread: null, text: "" },
        { eventId: crypto.randomUUID(), channel: "general", thread: null, text: " \n " },
        { eventId: crypto.randomUUID(), channel: "general", thread: "nothing", text: "x" },
        { eventId: crypto.randomUUID(), channel: "general", thread: null, text: "x", author: "kindling" },
      ])
        expect((await playground.post("/playground/api/messages", body)).status).toBe(400);
      expect((await say("x", { channel: "nowhere" })).status).toBe(409);
      expect((await say("x", { thread: crypto.randomUUID() })).status).toBe(409);
      expect(playground.bot.heard).toEqual([]);
    });

    it("has a sentence when it is too long for the house", async () => {
      const { status, body } = await say("x".repeat(300_000));
      expect(status).toBe(413);
      expect(body.error.message).toMatch(/too long/i);
    });

    it("of 20,000 characters, of right-to-left text, of emoji and of broken halves is kept as it is", async () => {
      const texts = ["ä€".repeat(10_000), "שלום ‮עולם", "🔥🔥🔥", "a\u0000b", "half \ud83d"];
      for (const text of texts) expect((await say(text)).status).toBe(200);
      expect(playground.bot.heard.map((each) => "text" in each && each.text)).toEqual([
        ...texts.slice(0, 3),
        "ab",
        "half \ufffd",
      ]);
      expect(await read("channels/general")).toHaveLength(5);
    });

    it("with markup is shown as text, and calls nobody", async () => {
      await say("<script>alert(1)</script> @channel <@U1> [x](javascript:alert(1))");
      const [message] = await read("channels/general");
      const html = message?.content.kind === "text" ? message.content.html : "";
      expect(html).toContain("&lt;script&gt;");
      expect(html).not.toMatch(/<(script|a)/);
    });
  });
});
