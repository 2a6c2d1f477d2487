import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card, ChatPort, Target } from "../../src/chat/vocabulary.ts";
import { defaultScopes } from "../doubles/slack/workspace.ts";
import { openSlack, removeMessage, seenBy, textOf } from "./port.ts";

type Slack = Awaited<ReturnType<typeof openSlack>>;

let on: Slack;
let port: ChatPort;
beforeEach(async () => {
  on = await openSlack();
  port = on.port();
});
afterEach(() => on.slack.close());

const card: Card = { summary: "A card", parts: [{ type: "text", markdown: "for your eyes" }] };
const at = (name: keyof Slack["slack"]["channels"]): Target => `slack/${on.slack.channels[name]}`;
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
const gone = { name: "KindlingError", code: "chat.gone", retryable: false };
const members = (name: keyof Slack["slack"]["channels"]) =>
  on.slack.world.channels.get(on.slack.channels[name])?.members ?? new Set();
const direct = (person: string) =>
  on.slack.world.messages.filter(({ channel }) => {
    const room = on.slack.world.channels.get(channel);
    return room?.kind === "im" && room.members.has(person);
  });

describe("a place that is not there any more", () => {
  it.each([
    ["an archived channel", () => port.post(at("attic"), card, { nonce: "n1" })],
    ["a note in an archived channel", () => port.notify(at("attic"), on.slack.people.ada, card, { nonce: "n1" })],
    ["a thread without its root", () => port.post(`${at("general")}/thread/1.000001`, card, { nonce: "n1" })],
    ["an update of what was never there", () => port.update(`${at("general")}/message/1.000001`, card)],
    ["a reaction to what was never there", () => port.react?.(`${at("general")}/message/1.000001`, "👀")],
    ["a person who is nobody", () => port.notify("slack/U404", "U404", card, { nonce: "n1" })],
  ])("%s is gone for good", async (_, attempt) => {
    expect(await failure(Promise.resolve(attempt()))).toMatchObject(gone);
  });

  it("a channel that is archived later takes no update", async () => {
    const message = await port.post(at("general"), card, { nonce: "n1" });
    Object.assign(on.slack.world.channels.get(on.slack.channels.general) ?? {}, { archived: true });
    const changed = { ...card, summary: "Changed", parts: [{ type: "text", markdown: "changed" } as const] };
    expect(await failure(port.update(message, changed))).toMatchObject(gone);
  });

  it.each(["token_revoked", "account_inactive", "invalid_auth"])("so is a workspace that answers %s", async (error) => {
    on.slack.fail("chat.postMessage", { error });
    expect(await failure(port.post(at("general"), card, { nonce: "n1" }))).toMatchObject(gone);
  });

  it("so is one where Kindling is not installed", async () => {
    const nowhere = on.port({ installations: { accessFor: async () => undefined } });
    expect(await failure(nowhere.post(at("general"), card, { nonce: "n1" }))).toMatchObject(gone);
    expect(on.slack.calls()).toEqual([]);
  });

  it("what Slack refuses because of how it was asked is a fault of ours, and not tried again", async () => {
    on.slack.fail("chat.postMessage", { error: "msg_too_long" });
    const thrown = await failure(port.post(at("general"), card, { nonce: "n1" }));
    expect(thrown).toMatchObject({ code: "internal", retryable: false });
  });

  it("a deleted root takes no update, and its thread goes on", async () => {
    const root = await port.post(at("general"), card, { nonce: "n1" });
    const thread = await port.openThread(root, "A thread");
    await port.post(thread, card, { nonce: "n2" });
    removeMessage(on.slack, root);
    const changed = { ...card, parts: [{ type: "text", markdown: "changed" } as const] };
    expect(await failure(port.update(root, changed))).toMatchObject(gone);
    await port.post(thread, card, { nonce: "n3" });
    expect(seenBy(on.slack, thread, on.slack.people.ada)).toHaveLength(2);
  });
});

describe("a channel that Kindling is not in", () => {
  it("is joined when it is public and a thread is opened there, once", async () => {
    const first = await port.post(at("lobby"), card, { nonce: "n1" });
    await port.openThread(first, "A thread");
    await port.openThread(first, "A thread");
    expect(members("lobby")).toContain(on.slack.bot.user);
    expect(on.slack.calls("conversations.join")).toHaveLength(1);
  });

  it("is joined to be written in, where not everybody may write", async () => {
    const scopes = defaultScopes.filter((scope) => scope !== "chat:write.public");
    for (const token of on.slack.world.tokens.values()) token.scopes = [...scopes];
    await port.post(at("lobby"), card, { nonce: "n1" });
    expect(seenBy(on.slack, at("lobby"), on.slack.people.ada)).toHaveLength(1);
  });

  it("is joined for a private note", async () => {
    await port.notify(at("lobby"), on.slack.people.ada, card, { nonce: "n1" });
    expect(seenBy(on.slack, at("lobby"), on.slack.people.ada)).toHaveLength(1);
    expect(seenBy(on.slack, at("lobby"), on.slack.people.ben)).toEqual([]);
  });

  it("wants an invitation when it is private", async () => {
    const thrown = await failure(port.post(at("vault"), card, { nonce: "n1" }));
    expect(thrown).toMatchObject({ name: "KindlingError", code: "chat.not_invited", retryable: false });
  });

  it("wants one also where only the event told that it is private", async () => {
    const id = "C0PRIVATE1";
    on.slack.world.channels.set(id, { ...on.slack.world.channels.get(on.slack.channels.vault)!, id });
    const closed = `slack/${id}/closed`;
    expect(await failure(port.post(closed, card, { nonce: "n1" }))).toMatchObject({ code: "chat.not_invited" });
    expect(await failure(port.post(`slack/${id}`, card, { nonce: "n1" }))).toMatchObject(gone);
    await port.notify(closed, on.slack.people.ben, card, { nonce: "n1" });
    expect(direct(on.slack.people.ben)).toHaveLength(1);
    on.slack.world.channels.get(id)?.members.add(on.slack.bot.user);
    const root = await port.post(closed, card, { nonce: "n2" });
    expect(await port.openThread(root, "A thread")).toMatch(/^slack\/C0PRIVATE1\/thread\/[\d.]+$/);
  });

  it("wants an invitation when Kindling may not join", async () => {
    const scopes = defaultScopes.filter((scope) => !["chat:write.public", "channels:join"].includes(scope));
    for (const token of on.slack.world.tokens.values()) token.scopes = [...scopes];
    const thrown = await failure(port.post(at("lobby"), card, { nonce: "n1" }));
    expect(thrown).toMatchObject({ code: "chat.not_invited" });
  });

  it("has its people told in their direct messages, once", async () => {
    for (const _ of "twice") await port.notify(at("vault"), on.slack.people.ben, card, { nonce: "n1" });
    expect(direct(on.slack.people.ben).map(textOf)).toEqual([expect.stringContaining("for your eyes")]);
  });
});

describe("a private note", () => {
  it("is shown once by its nonce", async () => {
    for (const _ of "twice") await port.notify(at("general"), on.slack.people.ada, card, { nonce: "n1" });
    expect(on.slack.ephemerals(on.slack.people.ada)).toHaveLength(1);
    await port.notify(at("general"), on.slack.people.ada, card, { nonce: "n2" });
    await port.notify(at("general"), on.slack.people.ben, card, { nonce: "n1" });
    expect(on.slack.ephemerals(on.slack.people.ada)).toHaveLength(2);
    expect(on.slack.ephemerals(on.slack.people.ben)).toHaveLength(1);
  });

  it("is not repeated when its answer was lost", async () => {
    on.slack.fail("chat.postEphemeral", "lost");
    const note = () => port.notify(at("general"), on.slack.people.ada, card, { nonce: "n1" });
    expect(await failure(note())).toMatchObject({ code: "chat.unavailable" });
    await note();
    expect(on.slack.ephemerals(on.slack.people.ada)).toHaveLength(1);
  });

  it("waits a 429 out, because nobody would tell it again", async () => {
    on.slack.fail("chat.postEphemeral", { retryAfter: 20 });
    await port.notify(at("general"), on.slack.people.ada, card, { nonce: "n1" });
    expect(on.slack.ephemerals(on.slack.people.ada)).toHaveLength(1);
  });

  it("is told again when Slack did not take it", async () => {
    on.slack.fail("chat.postEphemeral", { retryAfter: 120 });
    const note = () => port.notify(at("general"), on.slack.people.ada, card, { nonce: "n1" });
    expect(await failure(note())).toMatchObject({ code: "chat.unavailable", retryAfterMs: 120_000 });
    await note();
    expect(on.slack.ephemerals(on.slack.people.ada)).toHaveLength(1);
  });

  it("is a plain message in direct messages", async () => {
    for (const _ of "twice") await port.notify(at("direct"), on.slack.people.ada, card, { nonce: "n1" });
    expect(seenBy(on.slack, at("direct"), on.slack.people.ada)).toHaveLength(1);
    expect(on.slack.calls("chat.postEphemeral")).toEqual([]);
  });

  it("goes to the direct messages of somebody who is not in the channel", async () => {
    await port.notify(at("studio"), on.slack.people.cleo, card, { nonce: "n1" });
    expect(direct(on.slack.people.cleo)).toHaveLength(1);
    expect(seenBy(on.slack, at("studio"), on.slack.people.ada)).toEqual([]);
  });
});
