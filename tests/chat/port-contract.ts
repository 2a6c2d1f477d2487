import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card, ChatPort, MessageRef, Target } from "../../src/chat/vocabulary.ts";
import { KindlingError } from "../../src/errors.ts";

/** A port to be tested, and a way to see what people on its platform would see. */
export interface PortUnderTest {
  port: ChatPort;
  /** A channel that the port may post to. */
  channel: Target;
  /** A well-formed target whose channel does not exist. */
  unknown: Target;
  /** The platform's id of somebody in the channel, and of somebody else there. */
  person: string;
  other: string;
  /** Messages in a channel or a thread that this person sees, oldest first, as text. A split card is several. */
  read(target: Target, person: string): Promise<string[]>;
  /** Deletes a message as a moderator does. */
  remove(message: MessageRef): Promise<void>;
  close?(): Promise<void>;
}

const card = (markdown: string): Card => ({ summary: "A card", parts: [{ type: "text", markdown }] });

/** What every ChatPort promises, whatever its platform. The playground, Slack and Discord run the same suite. */
export function chatPortContract(name: string, make: () => Promise<PortUnderTest>): void {
  describe(`${name} as a chat port`, () => {
    let under: PortUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    afterEach(async () => {
      await under.close?.();
    });
    const seen = (target: Target, person = under.person) => under.read(target, person);
    const failure = (promise: Promise<unknown>) =>
      promise.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

    it("shows a posted card to everybody in the channel", async () => {
      await under.port.post(under.channel, card("hello there"), { nonce: "n1" });
      expect((await seen(under.channel)).join("\n")).toContain("hello there");
      expect((await seen(under.channel, under.other)).join("\n")).toContain("hello there");
    });

    it("speaks to a person alone, once per nonce, where the platform has a place for that", async () => {
      const target = await under.port.direct?.(under.person);
      if (target === undefined) return;
      const first = await under.port.post(target, card("good morning"), { nonce: "n1" });
      expect(await under.port.post(target, card("good morning"), { nonce: "n1" })).toBe(first);
      expect(await under.port.find(target, "n1")).toBe(first);
      expect((await seen(target)).filter((text) => text.includes("good morning"))).toHaveLength(1);
      expect((await seen(under.channel, under.other)).join("\n")).not.toContain("good morning");
    });

    it("posts once per nonce and returns the first message to the second call", async () => {
      const first = await under.port.post(under.channel, card("only once"), { nonce: "n1" });
      const second = await under.port.post(under.channel, card("only once"), { nonce: "n1" });
      expect(second).toBe(first);
      expect((await seen(under.channel)).filter((text) => text.includes("only once"))).toHaveLength(1);
    });

    it("posts once per nonce when the calls race", async () => {
      const refs = await Promise.all(
        [1, 2, 3].map(() => under.port.post(under.channel, card("raced"), { nonce: "race" })),
      );
      expect(new Set(refs).size).toBe(1);
      expect((await seen(under.channel)).filter((text) => text.includes("raced"))).toHaveLength(1);
    });

    it("posts twice under two nonces, in order", async () => {
      const first = await under.port.post(under.channel, card("number one"), { nonce: "n1" });
      const second = await under.port.post(under.channel, card("number two"), { nonce: "n2" });
      expect(second).not.toBe(first);
      const all = (await seen(under.channel)).join("\n");
      expect(all.indexOf("number one")).toBeLessThan(all.indexOf("number two"));
    });

    it("finds a message by its nonce, and nothing under a nonce that was never used", async () => {
      const ref = await under.port.post(under.channel, card("find me"), { nonce: "n1" });
      expect(await under.port.find(under.channel, "n1")).toBe(ref);
      expect(await under.port.find(under.channel, "n2")).toBeUndefined();
    });

    it("updates a message in place", async () => {
      const ref = await under.port.post(under.channel, card("before"), { nonce: "n1" });
      await under.port.update(ref, card("after"));
      const all = (await seen(under.channel)).join("\n");
      expect(all).toContain("after");
      expect(all).not.toContain("before");
    });

    it("opens a thread once: twice gives the same target", async () => {
      const ref = await under.port.post(under.channel, card("root"), { nonce: "n1" });
      const thread = await under.port.openThread(ref, "A thread");
      expect(await under.port.openThread(ref, "A thread")).toBe(thread);
      expect(thread).not.toBe(under.channel);
    });

    it("keeps what is posted in a thread out of the channel", async () => {
      const ref = await under.port.post(under.channel, card("root"), { nonce: "n1" });
      const thread = await under.port.openThread(ref, "A thread");
      const inside = await under.port.post(thread, card("inside the thread"), { nonce: "n2" });
      expect((await seen(thread)).join("\n")).toContain("inside the thread");
      expect((await seen(under.channel)).join("\n")).not.toContain("inside the thread");
      expect(await under.port.find(thread, "n2")).toBe(inside);
    });

    it("keeps a nonce to its target", async () => {
      const root = await under.port.post(under.channel, card("root"), { nonce: "same" });
      const thread = await under.port.openThread(root, "A thread");
      const inside = await under.port.post(thread, card("inside"), { nonce: "same" });
      expect(inside).not.toBe(root);
    });

    it("gives targets and references that survive being stored as text", async () => {
      const ref = await under.port.post(under.channel, card("root"), { nonce: "n1" });
      const thread = await under.port.openThread(ref, "A thread");
      const stored: { ref: string; thread: string } = JSON.parse(JSON.stringify({ ref, thread }));
      await under.port.post(stored.thread, card("after a restart"), { nonce: "n2" });
      await under.port.update(stored.ref, card("root again"));
      expect((await seen(thread)).join("\n")).toContain("after a restart");
      expect((await seen(under.channel)).join("\n")).toContain("root again");
    });

    it("shows a private note to one person only", async () => {
      await under.port.notify(under.channel, under.person, card("for your eyes"), { nonce: "n1" });
      expect((await seen(under.channel)).join("\n")).toContain("for your eyes");
      expect((await seen(under.channel, under.other)).join("\n")).not.toContain("for your eyes");
    });

    it("shows a private note inside a thread to one person only", async () => {
      const ref = await under.port.post(under.channel, card("root"), { nonce: "n1" });
      const thread = await under.port.openThread(ref, "A thread");
      await under.port.notify(thread, under.person, card("whispered"), { nonce: "n2" });
      expect((await seen(thread)).join("\n")).toContain("whispered");
      expect((await seen(thread, under.other)).join("\n")).not.toContain("whispered");
    });

    it("takes a long card without losing a word or tearing a code fence", async () => {
      const words = Array.from({ length: 3000 }, (_, index) => `word${index}`);
      const code = Array.from({ length: 400 }, (_, index) => `const line${index} = ${index};`).join("\n");
      const markdown = [words.slice(0, 1500), `\`\`\`ts\n${code}\n\`\`\``, words.slice(1500)]
        .map((each) => (typeof each === "string" ? each : paragraphs(each)))
        .join("\n\n");
      await under.port.post(under.channel, card(markdown), { nonce: "long" });
      const messages = await seen(under.channel);
      const all = messages.join("\n");
      expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(all))).toEqual([]);
      expect(all).toContain("const line399 = 399;");
      for (const text of messages) expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
      await under.port.post(under.channel, card(markdown), { nonce: "long" });
      expect(await seen(under.channel)).toHaveLength(messages.length);
    });

    it("takes every kind of part", async () => {
      await under.port.post(
        under.channel,
        {
          title: "Everything",
          summary: "Everything",
          parts: [
            { type: "text", markdown: "plain words", tone: "warning" },
            { type: "fields", fields: [{ label: "Cost", value: "$0.01" }] },
            { type: "progress", steps: [{ label: "Writing", state: "working", ms: 1200, note: "second try" }] },
            { type: "divider" },
            { type: "buttons", buttons: [{ label: "Stop", action: "stop", value: "1", style: "danger" }] },
          ],
        },
        { nonce: "n1" },
      );
      const all = (await seen(under.channel)).join("\n");
      for (const word of ["Everything", "plain words", "Cost", "$0.01", "Writing", "second try", "Stop"])
        expect(all).toContain(word);
    });

    it("refuses a channel that does not exist with `chat.gone`, for good", async () => {
      const attempts = [
        under.port.post(under.unknown, card("nobody"), { nonce: "n1" }),
        under.port.notify(under.unknown, under.person, card("nobody"), { nonce: "n1" }),
      ];
      for (const thrown of await Promise.all(attempts.map(failure))) {
        expect(thrown).toBeInstanceOf(KindlingError);
        expect(thrown).toMatchObject({ code: "chat.gone", retryable: false });
      }
    });

    it("refuses a target and a reference that it cannot read", async () => {
      const attempts = [
        under.port.post("not a target of yours", card("nobody"), { nonce: "n1" }),
        under.port.update("not a message of yours", card("nobody")),
        under.port.openThread("not a message of yours", "A thread"),
      ];
      for (const thrown of await Promise.all(attempts.map(failure))) {
        expect(thrown).toMatchObject({ name: "KindlingError", code: "chat.gone", retryable: false });
      }
    });

    it("says that a deleted message is gone, and does not find it again", async () => {
      const ref = await under.port.post(under.channel, card("short-lived"), { nonce: "n1" });
      await under.remove(ref);
      expect(await failure(under.port.update(ref, card("too late")))).toMatchObject({ code: "chat.gone" });
      expect(await under.port.find(under.channel, "n1")).toBeUndefined();
    });
  });
}

/** Words in paragraphs of fifty. */
function paragraphs(words: string[]): string {
  return Array.from({ length: Math.ceil(words.length / 50) }, (_, index) =>
    words.slice(index * 50, index * 50 + 50).join(" "),
  ).join("\n\n");
}
