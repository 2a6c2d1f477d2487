import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Card } from "../../src/chat/vocabulary.ts";
import { createHub } from "../../src/playground/hub.ts";
import { createMessageLog } from "../../src/playground/message-log.ts";
import type { Store } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { EventPage } from "./event-page.ts";
import { forget, type OpenPlayground, openPlayground } from "./open.ts";
import { personAt } from "./person.ts";

const nowhere = "0192f3a1-0000-7000-8000-000000000001";
const card = (words: string): Card => ({ summary: words, parts: [{ type: "text", markdown: words }] });

eachDatabase("the playground's events", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  const pages: EventPage[] = [];
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await forget(store);
    playground = await openPlayground(store);
  });
  afterEach(async () => {
    playground.close();
    for (const page of pages.splice(0)) await page.leave();
  });

  const listen = async (as: string, from: { since?: string; lastEventId?: string } = {}, on = playground) => {
    const headers: Record<string, string> = from.lastEventId ? { "last-event-id": from.lastEventId } : {};
    const page = new EventPage(await on.get(`/playground/api/events?as=${as}&since=${from.since ?? 0}`, headers));
    pages.push(page);
    return page;
  };
  const post = (words: string, on = playground) => on.port.post("playground/general", card(words), { nonce: words });
  const summaries = (page: EventPage) =>
    page.messages.map(({ content }) => (content.kind === "card" ? content.summary : content.kind));

  it("tell of what is posted, in its order", async () => {
    const page = await listen("ada");
    for (const words of ["one", "two", "three"]) await post(words);
    await page.until(() => page.messages.length >= 3);
    expect(summaries(page)).toEqual(["one", "two", "three"]);
    expect(page.events[0]).toMatchObject({ event: "hello" });
  });

  it("go on where a page was, with nothing missing and nothing twice, across a restart of the server", async () => {
    const first = await listen("ada");
    await post("before");
    await first.until(() => first.messages.length === 1);
    await first.leave();
    await post("between");

    playground.close();
    const restarted = await openPlayground(store);
    await post("after the restart", restarted);
    const second = await listen("ada", { lastEventId: first.lastId }, restarted);
    await second.until(() => second.messages.length >= 2);
    await post("and live again", restarted);
    await second.until(() => second.messages.length >= 3);
    expect([...summaries(first), ...summaries(second)]).toEqual([
      "before",
      "between",
      "after the restart",
      "and live again",
    ]);
    restarted.close();
  });

  it("tell of edits, deletions and reactions across a restart, each message once and as it stands", async () => {
    const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
    const edited = await ada.write("helo");
    const deleted = await ada.write("regretted");
    const liked = await post("liked");
    const page = await listen("ben");
    await page.until(() => page.messages.length === 3);
    await ada.edit(edited, "hello");
    await page.until(() => page.messages.length === 4);
    await page.leave();
    await ada.edit(edited, "hello all");
    await ada.edit(edited, "hello everybody");
    await ada.remove(deleted);

    playground.close();
    playground = await openPlayground(store);
    for (const person of [ada, ben]) await person.react(liked, "🔥");
    const after = await listen("ben", { lastEventId: page.lastId });
    await after.until(() => after.messages.some(({ reactions }) => reactions.length > 0));
    expect(after.messages.map(({ id }) => id)).toEqual([edited, deleted, liked]);
    expect(after.messages).toMatchObject([
      { edited: true, mine: false, content: { text: "hello everybody" } },
      { content: { kind: "gone" } },
      { reactions: [{ emoji: "🔥", people: ["Ada", "Ben"], mine: true }] },
    ]);
  });

  it("prefer the browser's Last-Event-ID to the address it connected with", async () => {
    await post("one");
    const first = await listen("ada");
    await first.until(() => first.messages.length === 1);
    await post("two");
    const second = await listen("ada", { since: "0", lastEventId: first.lastId });
    await second.until(() => second.messages.length >= 1);
    expect(summaries(second)).toEqual(["two"]);
  });

  it("lose nothing among many who write at once", async () => {
    const page = await listen("ada");
    const all = Array.from({ length: 60 }, (_, index) => `message ${index}`);
    await Promise.all(all.map((words) => post(words)));
    await page.until(() => page.messages.length >= all.length);
    expect(summaries(page).toSorted()).toEqual(all.toSorted());
    const seqs = page.messages.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it("show a card as it stands when it changed often", async () => {
    const message = await post("start");
    for (let index = 0; index < 20; index += 1) await playground.port.update(message, card(`step ${index}`));
    const page = await listen("ada");
    await page.until(() => page.messages.length >= 1);
    expect(summaries(page)).toEqual(["step 19"]);
  });

  it("keep private messages and direct messages to their person", async () => {
    const [ada, ben] = [await listen("ada"), await listen("ben")];
    await playground.port.notify("playground/general", "ada", card("a note"), { nonce: "n" });
    await playground.port.post("playground/with-ada", card("a direct message"), { nonce: "d" });
    await post("for all");
    await Promise.all([ada.until(() => ada.messages.length >= 3), ben.until(() => ben.messages.length >= 1)]);
    expect(summaries(ada)).toEqual(["a note", "a direct message", "for all"]);
    expect(summaries(ben)).toEqual(["for all"]);
  });

  it("keep what is said below a private note as private, commands and answers, too", async () => {
    const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
    await playground.port.notify("playground/general", "ada", card("a note"), { nonce: "n" });
    const thread = (await ada.read())[0]?.id ?? "";
    await ada.say("thanks", { thread });
    await ada.say("/expand a tiny idea", { thread });
    await playground.port.post(`playground/general/thread/${thread}`, card("an answer"), { nonce: "a" });
    expect((await ben.say("me too", { thread })).status).toBe(409);
    await post("for all");
    const [hers, his] = [await listen("ada"), await listen("ben")];
    await Promise.all([hers.until(() => hers.messages.length >= 5), his.until(() => his.messages.length >= 1)]);
    expect(hers.messages.filter((message) => message.thread === thread)).toHaveLength(3);
    expect(summaries(his)).toEqual(["for all"]);
  });

  it("tell of a deletion without the words that were deleted", async () => {
    const message = await post("regretted");

    await createMessageLog(store, createHub()).remove(message);
    const page = await listen("ada");
    await page.until(() => page.messages.length >= 1);
    expect(page.messages[0]?.content).toEqual({ kind: "gone" });
    expect(JSON.stringify(page.events)).not.toContain("regretted");
  });

  it("carry text that is being written, sanitised, to those who see its message", async () => {
    const message = await playground.port.post("playground/with-ada", card("writing"), { nonce: "w" });
    const [ada, ben] = [await listen("ada"), await listen("ben")];
    await ada.until(() => ada.messages.length === 1);
    await playground.port.stream?.(message, "It <b>begins</b>");
    await ada.until(() => ada.events.some(({ event }) => event === "live"));
    await post("after");
    await ben.until(() => ben.messages.length === 1);
    const live = ada.events.find(({ event }) => event === "live");
    expect(live?.id).toBeUndefined();
    expect(JSON.parse(live?.data ?? "{}")).toEqual({ message, html: "<p>It &lt;b&gt;begins&lt;/b&gt;</p>\n" });
    expect(ben.events.some(({ event }) => event === "live")).toBe(false);
  });

  it("tell who is typing, to the others who see the channel, and keep nothing of it", async () => {
    const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
    const [hers, his] = [await listen("ada"), await listen("ben")];
    const typing = (page: EventPage) => page.events.filter(({ event }) => event === "typing");
    for (const _often of [1, 2, 3]) await ada.type("general");
    await ada.type("with-ada");
    await ben.type("random", nowhere);
    await hers.until(() => typing(hers).length > 0);
    await his.until(() => typing(his).length > 0);
    await post("after");
    await Promise.all([hers, his].map((page) => page.until(() => page.messages.length === 1)));
    const told = (page: EventPage) => new Set(typing(page).map(({ data }) => data));
    expect(told(his)).toEqual(new Set([JSON.stringify({ person: "ada", channel: "general", thread: null })]));
    expect(told(hers)).toEqual(new Set([JSON.stringify({ person: "ben", channel: "random", thread: nowhere })]));
    expect(typing(his).every(({ id }) => id === undefined)).toBe(true);

    const late = await listen("ben");
    await late.until(() => late.messages.length === 1);
    expect(typing(late)).toEqual([]);
  });

  it("tell it before the words that end it", async () => {
    const ada = personAt(() => playground, "ada");
    const his = await listen("ben");
    await his.until(() => his.events.length > 0);
    await ada.type("general");
    await ada.say("there");
    await his.until(() => his.messages.length === 1 && his.events.length === 3);
    expect(his.events.map(({ event }) => event)).toEqual(["hello", "typing", "changes"]);
  });

  it("take it from nobody who is not there", async () => {
    const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
    expect((await ada.type("general")).status).toBe(200);
    expect(await ben.type("with-ada")).toMatchObject({ status: 409, refused: "gone" });
    expect((await ben.type("nowhere")).status).toBe(409);
    expect((await ben.ask("POST", "typing", { channel: "general", thread: null, person: "ada" })).status).toBe(400);
    const stranger = personAt(() => playground, "ada", { origin: "https://evil.example" });
    expect((await stranger.type("general")).status).toBe(403);
  });

  it("tell a page that has outlived its database", async () => {
    const page = await listen("ada", { since: "99999999" });
    await page.until(() => page.events.some(({ event }) => event === "reset"));
  });
});
