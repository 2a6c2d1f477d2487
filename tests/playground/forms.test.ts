import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ack, Form } from "../../src/chat/vocabulary.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground, startAfresh } from "./open.ts";
import { personAt } from "./person.ts";

const form: Form = {
  form: "expand",
  value: "",
  title: "A new idea",
  submit: "Expand",
  fields: [
    { name: "idea", label: "Idea", kind: "longText", required: true, maxLength: 20_000 },
    { name: "tone", label: "Tone", kind: "select", options: [{ label: "Casual", value: "casual" }] },
  ],
};
const card = (summary: string) => ({ summary, parts: [] });
const privately = (summary: string): Ack => ({ type: "card", card: card(summary), visibility: "private" });

eachDatabase("a form on the playground", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
  beforeAll(async () => {
    store = await open();
    playground = await openPlayground(store);
  });
  beforeEach(() => startAfresh(store, playground));

  const answering = (type: "command" | "button" | "form" | "message" | "autocomplete", ack: Ack) =>
    playground.answerWith((incoming) => (incoming.type === type ? ack : undefined));
  const buttons = (target: string) =>
    playground.port.post(
      target,
      { summary: "s", parts: [{ type: "buttons", buttons: [{ label: "Refine", action: "refine", value: "7.1" }] }] },
      { nonce: "buttons" },
    );

  describe("is handed to the page, and never posted", () => {
    it("for a command, of which nothing stays behind", async () => {
      answering("command", { type: "form", form });
      expect(await ada.say("/expand")).toEqual({ status: 200, ack: "form", form });
      for (const person of [ada, ben]) expect(await person.read()).toEqual([]);
    });

    it("for a button, whose message stays as it is", async () => {
      const message = await buttons("playground/general");
      answering("button", { type: "form", form });
      expect(await ada.press(message, "refine", "7.1")).toMatchObject({ ack: "form", form, message: { id: message } });
      expect(await ada.read()).toHaveLength(1);
    });
  });

  describe("that was filled in", () => {
    it("reaches the bot as it is, with its person and where a thread for it would be", async () => {
      const fields = { idea: "a tiny idea\nin two lines", tone: "casual" };
      const eventId = crypto.randomUUID();
      await ben.submit("expand", fields, { channel: "random", value: "x.1", eventId });
      expect(playground.bot.heard).toMatchObject([
        {
          ...{ type: "form", eventId, form: "expand", value: "x.1", fields },
          person: { externalId: "ben", name: "Ben" },
          channel: { id: "random", audience: "workspace" },
          // A thread for it says what it answers: the page that sent the form opens it.
          target: `playground/random/re/${eventId}`,
        },
      ]);
      expect(playground.bot.heard[0]).not.toHaveProperty("thread");
    });

    it("names the thread in which it was opened", async () => {
      const root = await buttons("playground/general");
      await ada.submit("refine", { change: "shorter" }, { thread: root });
      expect(playground.bot.heard).toMatchObject([{ type: "form", thread: `playground/general/thread/${root}` }]);
    });

    it("stays open over what has to be mended, and nothing is posted", async () => {
      answering("form", { type: "formErrors", errors: { idea: "Say what it is about." } });
      expect(await ada.submit("expand", { idea: "" })).toEqual({
        status: 200,
        ack: "formErrors",
        errors: { idea: "Say what it is about." },
      });
      expect(await ada.read()).toEqual([]);
    });

    it("is answered where the person is, once however often it is sent", async () => {
      const root = await buttons("playground/general");
      answering("form", privately("thanks"));
      const eventId = crypto.randomUUID();
      for (const _again of [1, 2]) await ada.submit("feedback", { reason: "dull" }, { thread: root, eventId });
      expect((await ada.thread(root))?.messages).toMatchObject([{ private: true, content: { summary: "thanks" } }]);
      expect((await ben.thread(root))?.messages).toEqual([]);
      await ada.submit("feedback", { reason: "dull" });
      expect((await ada.read()).at(-1)).toMatchObject({ private: true, content: { summary: "thanks" } });
    });

    it("may lead to the next one", async () => {
      answering("form", { type: "form", form });
      expect(await ada.submit("first", {})).toEqual({ status: 200, ack: "form", form });
    });
  });

  describe("that was made up", () => {
    it("is nobody's but the sender's, so that the bot can judge it", async () => {
      await ben.submit("refine", { change: "publish it" }, { value: "somebody-elses-idea.1" });
      expect(playground.bot.heard).toMatchObject([{ person: { externalId: "ben" } }]);
    });

    it("reaches nobody where its sender is not", async () => {
      const secret = await ada.write("a secret", { channel: "with-ada" });
      const elsewhere = await ada.write("elsewhere", { channel: "random" });
      playground.bot.heard.length = 0;
      for (const where of [
        { channel: "with-ada" },
        { channel: "with-ada", thread: secret },
        { channel: "general", thread: secret },
        { channel: "general", thread: elsewhere },
        { channel: "general", thread: crypto.randomUUID() },
        { channel: "nowhere" },
      ])
        expect(await ben.submit("expand", { idea: "x" }, where)).toMatchObject({ status: 409, refused: "gone" });
      expect(playground.bot.heard).toEqual([]);
    });

    it("is refused where it cannot be read, and from other sites", async () => {
      const good = { eventId: crypto.randomUUID(), form: "f", value: "", fields: {}, channel: "general", thread: null };
      for (const bad of [
        { eventId: "1" },
        { form: "f".repeat(65) },
        { value: "v".repeat(4001) },
        { fields: [] },
        { fields: { idea: 1 } },
        { fields: { ["k".repeat(65)]: "x" } },
        { fields: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, ""])) },
        { person: "ada" },
      ])
        expect((await ada.ask("POST", "forms", { ...good, ...bad })).status).toBe(400);
      const stranger = personAt(() => playground, "ada", { origin: "https://evil.example" });
      expect((await stranger.submit("f", {})).status).toBe(403);
      expect(playground.bot.heard).toEqual([]);
    });

    it("is cleaned of what a database refuses, and keeps odd names to itself", async () => {
      await ada.ask("POST", "forms", {
        ...{ eventId: crypto.randomUUID(), form: "f", value: "", channel: "general", thread: null },
        fields: JSON.parse('{"idea": "a\\u0000b\\ud83d", "__proto__": "x", "constructor": "y"}'),
      });
      const [heard] = playground.bot.heard;
      expect(heard?.type === "form" && heard.fields.idea).toBe("ab\ufffd");
      expect({}).not.toHaveProperty("x");
    });
  });

  describe("suggestions", () => {
    it("are the bot's for what was typed, with places that the page can open", async () => {
      const root = crypto.randomUUID();
      answering("autocomplete", {
        type: "suggestions",
        suggestions: [
          { label: "7 Bees", value: "7", thread: `playground/general/thread/${root}` },
          { label: "8 Not hers", value: "8", thread: `playground/with-ben/thread/${root}` },
          { label: "help", value: "help" },
        ],
      });
      expect(await ada.suggestions({ command: "search", partial: "be" })).toEqual({
        suggestions: [
          { label: "7 Bees", value: "7", place: { channel: "general", thread: root } },
          { label: "8 Not hers", value: "8", place: null },
          { label: "help", value: "help", place: null },
        ],
      });
      expect(playground.bot.heard).toMatchObject([
        { type: "autocomplete", command: "search", partial: "be", person: { externalId: "ada" } },
      ]);
    });

    it("know where they are asked for, and are nobody's elsewhere", async () => {
      await ada.suggestions({ command: "show", partial: "", channel: "with-ada" });
      expect(playground.bot.heard).toMatchObject([{ channel: { id: "with-ada", audience: "owner" } }]);
      expect(await ben.suggestions({ command: "show", partial: "", channel: "with-ada" })).toBeUndefined();
      expect(await ben.suggestions({ command: "show" })).toBeUndefined();
      expect(await ben.suggestions({ command: "show", partial: "x".repeat(201) })).toBeUndefined();
      expect(playground.bot.heard).toHaveLength(1);
    });
  });
});
