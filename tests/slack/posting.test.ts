import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card, ChatPort, Target } from "../../src/chat/vocabulary.ts";
import { openSlack, removeMessage, seenBy } from "./port.ts";

type Slack = Awaited<ReturnType<typeof openSlack>>;

let on: Slack;
let port: ChatPort;
let general: Target;
beforeEach(async () => {
  on = await openSlack();
  port = on.port();
  general = `slack/${on.slack.channels.general}`;
});
afterEach(() => on.slack.close());

const card = (markdown: string): Card => ({ summary: "A card", parts: [{ type: "text", markdown }] });
/** A card of so many messages. */
const long = (messages: number, word: string): Card =>
  card(Array.from({ length: messages * 24 }, (_, n) => `${word} ${n} ${"lorem ipsum dolor ".repeat(15)}`).join("\n\n"));
const seen = (target = general) => seenBy(on.slack, target, on.slack.people.ada);
const reads = () => [...on.slack.calls("conversations.history"), ...on.slack.calls("conversations.replies")];
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("a post", () => {
  it("is told from nothing that was said before, and previews no link (P9)", async () => {
    const root = await port.post(general, card("see https://example.org and <!channel>"), { nonce: "n1" });
    const thread = await port.openThread(root, "A thread");
    await port.post(thread, card("below"), { nonce: "n2" });
    await port.update(root, card("changed"));
    expect(reads()).toEqual([]);
    expect(on.slack.world.messages.map(({ unfurl }) => unfurl)).toEqual([
      { links: false, media: false },
      { links: false, media: false },
    ]);
  });

  it("waits a short 429 out", async () => {
    on.slack.fail("chat.postMessage", { retryAfter: 2 });
    const before = on.clock.now();
    await port.post(general, card("once"), { nonce: "n1" });
    expect(on.clock.now() - before).toBe(2_000);
    expect(seen()).toHaveLength(1);
  });

  it("leaves a long 429 to the engine, which comes again when Slack said, and is posted once", async () => {
    on.slack.fail("chat.postMessage", { retryAfter: 40 });
    const thrown = await failure(port.post(general, card("once"), { nonce: "n1" }));
    expect(thrown).toMatchObject({ code: "chat.unavailable", retryable: true, retryAfterMs: 40_000 });
    expect(seen()).toEqual([]);
    await port.post(general, card("once"), { nonce: "n1" });
    expect(seen()).toHaveLength(1);
    expect(reads()).toEqual([]);
  });

  it.each([
    ["the answer was lost", "lost"],
    ["the request was", "dropped"],
    ["Slack broke down", { http: 503 }],
    ["Slack does not know", { error: "internal_error" }],
  ] as const)("is there once when %s and it is tried again (P3)", async (_, fault) => {
    on.slack.fail("chat.postMessage", fault);
    expect(await failure(port.post(general, card("once"), { nonce: "n1" }))).toMatchObject({
      code: "chat.unavailable",
      retryable: true,
    });
    const message = await port.post(general, card("once"), { nonce: "n1" });
    expect(seen()).toHaveLength(1);
    await port.update(message, card("changed"));
    expect(seen().join()).toContain("changed");
  });

  it("is found by a process that did not post it, in a channel and in a thread (P3)", async () => {
    const root = await port.post(general, card("root"), { nonce: "n1" });
    const thread = await port.openThread(root, "A thread");
    const reply = await port.post(thread, card("reply"), { nonce: "n1" });
    for (let n = 0; n < 5; n++) await on.slack.say(on.slack.people.ada, on.slack.channels.general, `talk ${n}`);
    const since = new Date(on.clock.now() - 1_000);
    expect(await on.port().find(general, "n1", { since })).toBe(root);
    expect(await on.port().find(thread, "n1", { since })).toBe(reply);
    const later = on.port();
    await later.find(thread, "n1");
    expect(await later.post(thread, card("reply"), { nonce: "n1" })).toBe(reply);
    expect(seen(thread)).toHaveLength(1);
  });

  it("is found where Slack lets little be read: 15 messages a minute", async () => {
    const limited = await openSlack({ limitedHistory: true });
    const { channels, people } = limited.slack;
    const talk = async () => {
      for (let n = 0; n < 10; n++) await limited.slack.say(people.ada, channels.general, `talk ${n}`);
    };
    for (const _ of "ab") await talk();
    limited.clock.forward(3_600_000);
    const since = new Date(limited.clock.now());
    const message = await limited.port().post(general, card("once"), { nonce: "n1" });
    await talk();
    expect(await limited.port().find(general, "n1", { since })).toBe(message);
    limited.clock.forward(60_000);
    expect(await limited.port().find(general, "n1")).toBe(message);
    limited.clock.forward(60_000);
    expect(await limited.port().find(general, "n2", { since })).toBeUndefined();
    expect(limited.slack.calls("conversations.history").map(({ status }) => status)).toEqual([200, 200, 200]);
    await limited.slack.close();
  });

  it("is not found in what somebody else's app says", async () => {
    const root = await port.post(general, card("root"), { nonce: "n1" });
    const [message] = on.slack.messages(on.slack.channels.general);
    Object.assign(message!, { byBot: false, user: on.slack.people.ben });
    expect(await on.port().find(general, "n1")).toBeUndefined();
    expect(root).toContain("slack/");
  });
});

describe("a card of several messages", () => {
  it("is posted at Slack's pace, in order and whole", async () => {
    await port.post(general, long(3, "word"), { nonce: "n1" });
    expect(seen().length).toBeGreaterThan(2);
    const numbers = [
      ...seen()
        .join("\n")
        .matchAll(/word (\d+)/g),
    ].map(([, n]) => Number(n));
    expect(numbers).toEqual(Array.from({ length: 72 }, (_, n) => n));
  });

  it("goes on after a crash in the middle of it: every message once (P3)", async () => {
    // The second message comes too early at first.
    on.slack.fail("chat.postMessage", { slowMs: 0 }, 2);
    on.slack.fail("chat.postMessage", "lost");
    await failure(port.post(general, long(4, "word"), { nonce: "n1" }));
    expect(seen()).toHaveLength(2);
    const after = on.port();
    expect(await after.find(general, "n1")).toBeUndefined();
    const message = await after.post(general, long(4, "word"), { nonce: "n1" });
    expect([
      ...seen()
        .join("\n")
        .matchAll(/word (\d+)/g),
    ]).toHaveLength(96);
    expect(await on.port().find(general, "n1")).toBe(message);
  });

  it.each([
    ["by who posted it", () => port],
    ["by a process that did not", () => on.port()],
  ])("grows and shrinks as it is changed %s", async (_, who) => {
    const message = await port.post(general, long(2, "before"), { nonce: "n1" });
    const two = seen().length;
    await who().update(message, long(4, "more"));
    expect(seen().length).toBeGreaterThan(two);
    expect([
      ...seen()
        .join("\n")
        .matchAll(/more (\d+)/g),
    ]).toHaveLength(96);
    await who().update(message, card("short"));
    expect(seen()).toHaveLength(1);
    await who().update(message, long(2, "again"));
    expect([
      ...seen()
        .join("\n")
        .matchAll(/again (\d+)/g),
    ]).toHaveLength(48);
    expect(seen().join()).not.toMatch(/before|more|short/);
    expect(await on.port().find(general, "n1")).toBe(message);
  });

  it("stands when somebody deleted one of its further messages", async () => {
    const message = await port.post(general, long(3, "before"), { nonce: "n1" });
    const [, second] = on.slack.messages(on.slack.channels.general);
    removeMessage(on.slack, `${general}/message/${second?.ts}`);
    await port.update(message, long(3, "after"));
    expect(seen().join()).not.toContain("before");
  });
});

describe("an update", () => {
  it("of what is shown already asks nothing", async () => {
    const message = await port.post(general, card("same"), { nonce: "n1" });
    await port.update(message, card("same"));
    expect(on.slack.calls("chat.update")).toEqual([]);
  });

  it("keeps within Slack's rate, and says when to come again", async () => {
    const message = await port.post(general, card("0"), { nonce: "n1" });
    let refused: unknown;
    for (let n = 1; n <= 60 && refused === undefined; n++) refused = await failure(port.update(message, card(`${n}`)));
    expect(refused).toMatchObject({ code: "chat.unavailable", retryable: true });
    expect(on.slack.calls("chat.update").filter(({ status }) => status === 429)).toEqual([]);
    on.clock.forward((refused as { retryAfterMs: number }).retryAfterMs);
    await port.update(message, card("last"));
    expect(seen().join()).toContain("last");
  });

  it("shows what is being written below the card, and takes it away again", async () => {
    const message = await port.post(general, card("progress"), { nonce: "n1" });
    await port.stream?.(message, "Bees like\n\nthe balcony");
    await port.update(message, card("progress"));
    expect(seen().join()).toMatch(/progress[\s\S]*Bees like[\s\S]*the balcony/);
    await port.stream?.(message, "");
    await port.update(message, card("progress"));
    expect(seen().join()).not.toContain("Bees");
    expect(seen()).toHaveLength(1);
  });

  it("loses what was being written with the process, and not the card", async () => {
    const message = await port.post(general, card("progress"), { nonce: "n1" });
    await port.stream?.(message, "half a sen");
    await port.update(message, card("progress"));
    await on.port().update(message, card("done"));
    expect(seen()).toHaveLength(1);
    expect(seen().join()).toMatch(/done/);
    expect(seen().join()).not.toContain("half");
  });
});

describe("a plan that Slack refuses", () => {
  it("is shown as lines", async () => {
    on.slack.fail("chat.postMessage", { error: "invalid_blocks" });
    const steps = [{ label: "Writing", state: "working" as const }];
    await port.post(general, { summary: "Work", parts: [{ type: "progress", steps }] }, { nonce: "n1" });
    expect(seen()).toHaveLength(1);
    expect(seen().join()).toContain("Writing");
    const [message] = on.slack.messages(on.slack.channels.general);
    expect(message?.blocks?.map(({ type }) => type)).toEqual(["rich_text"]);
  });
});

describe("a reaction", () => {
  it("is there once", async () => {
    const message = await port.post(general, card("hello"), { nonce: "n1" });
    await port.react?.(message, "👀");
    await port.react?.(message, "👀");
    await port.react?.(message, "🦄");
    const [posted] = on.slack.messages(on.slack.channels.general);
    expect(posted?.reactions.map(({ name }) => name)).toEqual(["eyes"]);
  });
});
