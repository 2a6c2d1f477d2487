import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewers } from "../../src/blobs/viewing.ts";
import type { Card, ChatPort, Target } from "../../src/chat/vocabulary.ts";
import { openSlack, seenBy, textOf } from "./port.ts";

type Slack = Awaited<ReturnType<typeof openSlack>>;

const pixel = { mime: "image/png", bytes: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10) };
const markdown = { mime: "text/markdown", bytes: new TextEncoder().encode("# Bees\n") };
const zip = { mime: "application/zip", bytes: Uint8Array.of(80, 75, 5, 6) };
const blobs: Readonly<Record<string, typeof pixel>> = { pixel, markdown, zip };

let on: Slack;
let port: ChatPort;
let thread: Target;
let asked: Viewers[];
const open = () =>
  on.port({
    readBlob: async (id, viewers) => {
      asked.push(viewers);
      return blobs[id];
    },
  });
beforeEach(async () => {
  on = await openSlack();
  asked = [];
  port = open();
  const root = await port.post(`slack/${on.slack.channels.general}`, { summary: "Root", parts: [] }, { nonce: "root" });
  thread = await port.openThread(root, "A thread");
});
afterEach(() => on.slack.close());

const illustrated = (words: string): Card => ({
  summary: "A card",
  parts: [
    { type: "text", markdown: words },
    { type: "image", blob: "pixel", alt: "Bees on a balcony", caption: "Bees" },
  ],
});
const handed: Card = {
  summary: "Your files",
  parts: [
    { type: "text", markdown: "Here you are" },
    { type: "file", blob: "markdown", name: "bees.md", mime: "text/markdown", bytes: 7 },
    { type: "file", blob: "zip", name: "bees.zip", mime: "application/zip", bytes: 4 },
  ],
};
const inThread = () => {
  const [, channel = "", , ts = ""] = thread.split("/");
  return on.slack.messages(channel, ts).filter((message) => message.ts !== ts);
};
const files = () => inThread().flatMap((message) => message.files.map(({ name, bytes }) => [name, bytes?.length]));
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("a picture", () => {
  it("is uploaded once, for those who see its card, and shown in it", async () => {
    const message = await port.post(thread, illustrated("before"), { nonce: "n1" });
    await port.update(message, illustrated("after"));
    const [posted] = inThread();
    const [file] = on.slack.world.files.values();
    expect(posted?.blocks).toContainEqual(
      expect.objectContaining({ type: "image", slack_file: { id: file?.id }, alt_text: "Bees on a balcony" }),
    );
    expect([...on.slack.world.files.values()]).toHaveLength(1);
    expect(Buffer.from(pixel.bytes)).toEqual(file?.bytes);
    expect(file?.altText).toBe("Bees on a balcony");
    expect(asked).toEqual([{ channel: on.slack.channels.general }]);
    expect(inThread()).toHaveLength(1);
  });

  it.each([
    ["cannot be uploaded", "upload", "dropped", 9],
    ["is refused", "files.getUploadURLExternal", { error: "file_upload_size_restricted" }, 1],
    ["cannot be kept", "files.completeUploadExternal", { http: 500 }, 1],
    ["may not be uploaded", "files.getUploadURLExternal", { error: "missing_scope" }, 1],
  ] as const)("that %s is named, and the card is there", async (_, method, fault, times) => {
    on.slack.fail(method, fault, times);
    await port.post(thread, illustrated("words"), { nonce: "n1" });
    expect(inThread().map(textOf).join()).toMatch(/words[\s\S]*Picture: Bees/);
  });

  it("is sent again when the way to Slack broke off", async () => {
    on.slack.fail("upload", "dropped", 2);
    await port.post(thread, illustrated("words"), { nonce: "n1" });
    expect(inThread()[0]?.blocks?.map(({ type }) => type)).toContain("image");
  });

  it("gets time to be looked at, and is left out when Slack still does not show it", async () => {
    on.slack.fail("chat.postMessage", { error: "invalid_blocks" });
    await port.post(thread, illustrated("later"), { nonce: "n1" });
    expect(inThread()[0]?.blocks?.map(({ type }) => type)).toContain("image");
    on.slack.fail("chat.postMessage", { error: "invalid_blocks" }, 3);
    await port.post(thread, illustrated("never"), { nonce: "n2" });
    expect(inThread()[1]?.blocks?.map(({ type }) => type)).not.toContain("image");
    expect(inThread().map(textOf).join()).toContain("never");
  });

  it("that the people there may not see is named", async () => {
    const card: Card = { summary: "A card", parts: [{ type: "image", blob: "other", alt: "Secret" }] };
    await port.post(thread, card, { nonce: "n1" });
    expect(inThread().map(textOf).join()).toContain("Picture: Secret");
    expect(on.slack.world.files.size).toBe(0);
  });
});

describe("what direct messages show", () => {
  it("is read with the rights of the one who is there", async () => {
    const { channels, people } = on.slack;
    await port.post(`slack/${channels.direct}`, illustrated("words"), { nonce: "n1" });
    await port.notify(`slack/${channels.vault}`, people.ada, handed, { nonce: "n2" });
    expect(new Set(asked.map(({ person }) => person))).toEqual(new Set([people.ada]));
    expect(on.slack.messages(channels.direct).flatMap((each) => each.files)).toHaveLength(2);
  });
});

describe("files", () => {
  it("follow their card into the thread, once", async () => {
    const message = await port.post(thread, handed, { nonce: "n1" });
    expect(await port.post(thread, handed, { nonce: "n1" })).toBe(message);
    expect(inThread()).toHaveLength(2);
    expect(files()).toEqual([
      ["bees.md", 7],
      ["bees.zip", 4],
    ]);
  });

  it("are there once when the answer was lost, for this process and for the next (P3)", async () => {
    on.slack.fail("files.completeUploadExternal", "lost");
    const post = (by: ChatPort) => by.post(thread, handed, { nonce: "n1" });
    expect(await failure(post(port))).toMatchObject({ code: "chat.unavailable", retryable: true });
    const message = await post(port);
    expect(await open().find(thread, "n1")).toBe(message);
    expect(inThread()).toHaveLength(2);
  });

  it("come after a crash behind the card (P3)", async () => {
    on.slack.fail("files.completeUploadExternal", "dropped");
    await failure(port.post(thread, handed, { nonce: "n1" }));
    expect(inThread()).toHaveLength(1);
    const after = open();
    expect(await after.find(thread, "n1")).toBeUndefined();
    await after.post(thread, handed, { nonce: "n1" });
    expect(inThread()).toHaveLength(2);
    expect(files()).toHaveLength(2);
  });

  it("that Slack does not take are said to be missing, and the others are there", async () => {
    on.slack.fail("files.getUploadURLExternal", { error: "file_upload_size_restricted" });
    await port.post(thread, handed, { nonce: "n1" });
    expect(files()).toEqual([["bees.zip", 4]]);
    expect(textOf(inThread()[0]!)).toMatch(/Slack did not take the file bees\.md/);
  });

  it("of a private note go to direct messages, where nobody else sees them", async () => {
    const { people } = on.slack;
    for (const _ of "twice") await port.notify(thread, people.ada, handed, { nonce: "n1" });
    expect(seenBy(on.slack, thread, people.ada)).toEqual([
      expect.stringMatching(/Here you are[\s\S]*in our direct messages/),
    ]);
    expect(seenBy(on.slack, thread, people.ben)).toEqual([]);
    expect(on.slack.messages(on.slack.channels.direct).map((each) => each.files.map(({ name }) => name))).toEqual([
      ["bees.md", "bees.zip"],
    ]);
    expect(asked[0]).toEqual({ channel: on.slack.channels.general, person: people.ada });
  });
});
