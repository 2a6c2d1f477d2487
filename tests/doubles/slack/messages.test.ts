import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { clientOf, createClock, refusalOf } from "./client.ts";
import { type SlackDouble, startSlackDouble } from "./server.ts";

let slack: SlackDouble;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  slack = await startSlackDouble({ rates: false });
  client = clientOf(slack);
});
afterAll(() => slack.close());

const post = (more: Record<string, unknown> = {}) =>
  client.chat.postMessage({ channel: slack.channels.general, text: "hello", ...more });

describe("posting", () => {
  it("keeps the message, its metadata and its thread, and finds them again", async () => {
    const metadata = { event_type: "kindling_card", event_payload: { run: "r1" } };
    const root = await post({ metadata, unfurl_links: false });
    await post({ text: "a reply", thread_ts: root.ts });
    const found = await client.conversations.replies({
      channel: slack.channels.general,
      ts: root.ts ?? "",
      include_all_metadata: true,
    });
    expect(found.messages?.map(({ text, metadata: kept }) => [text, kept])).toEqual([
      ["hello", metadata],
      ["a reply", undefined],
    ]);
    expect(slack.messages(slack.channels.general, root.ts).map(({ text }) => text)).toEqual(["hello", "a reply"]);
    expect(slack.messages(slack.channels.general).at(-1)?.unfurl.links).toBe(false);
    const history = await client.conversations.history({ channel: slack.channels.general });
    expect(history.messages?.[0]).toMatchObject({ text: "hello", reply_count: 1 });
    expect(history.messages?.[0]?.metadata).toBeUndefined();
  });

  it("takes JSON as well as forms", async () => {
    const response = await fetch(`${slack.url}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${slack.botToken}`, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ channel: slack.channels.general, text: "json", blocks: [{ type: "divider" }] }),
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { text: "json", blocks: [{ type: "divider" }] } });
  });

  it("opens direct messages with a person", async () => {
    const { channel } = await post({ channel: slack.people.ben });
    const opened = await client.conversations.open({ users: slack.people.ben });
    expect(opened.channel?.id).toBe(channel);
  });

  it.each([
    ["a channel that is not there", { channel: "C404" }, "channel_not_found"],
    ["a private channel without the bot", { channel: "vault" }, "channel_not_found"],
    ["an archived one", { channel: "attic" }, "is_archived"],
    ["nothing to say", { text: " " }, "no_text"],
    ["40,001 characters", { text: "x".repeat(40_001) }, "msg_too_long"],
    ["101 attachments", { attachments: Array(101).fill({ text: "x" }) }, "too_many_attachments"],
    ["a thread that is not there", { thread_ts: "1.000000" }, "thread_not_found"],
    ["metadata without a type", { metadata: { event_payload: {} } }, "invalid_metadata_schema"],
    ["markdown beside text", { markdown_text: "**x**" }, "markdown_text_conflict"],
    ["an argument that is none", { thread: "1.000000" }, "invalid_arguments"],
    ["a name of its own", { username: "Bob" }, "missing_scope"],
  ])("refuses %s", async (_, more: Record<string, unknown>, error) => {
    const channel = (slack.channels as Record<string, string>)[String(more.channel)] ?? more.channel;
    const count = slack.world.messages.length;
    expect(await refusalOf(post(channel === undefined ? more : { ...more, channel }))).toMatchObject({ error });
    expect(slack.world.messages.length).toBe(count);
  });
});

describe("changing", () => {
  it("updates and deletes what the bot said, and nothing else", async () => {
    const { ts = "" } = await post();
    const channel = slack.channels.general;
    await client.chat.update({ channel, ts, text: "changed", blocks: [{ type: "divider" }] });
    expect(slack.messages(channel).at(-1)).toMatchObject({ text: "changed", blocks: [{ type: "divider" }] });
    const long = client.chat.update({ channel, ts, text: "x".repeat(4_001) });
    expect(await refusalOf(long)).toMatchObject({ error: "msg_too_long" });
    await client.chat.delete({ channel, ts });
    expect(await refusalOf(client.chat.update({ channel, ts, text: "x" }))).toMatchObject({
      error: "message_not_found",
    });

    const said = await slack.say(slack.people.ada, slack.channels.lobby, "mine");
    const theirs = { channel: slack.channels.lobby, ts: said.ts };
    expect(await refusalOf(client.chat.update({ ...theirs, text: "x" }))).toMatchObject({
      error: "cant_update_message",
    });
    expect(await refusalOf(client.chat.delete(theirs))).toMatchObject({ error: "cant_delete_message" });
  });

  it("leaves a tombstone where a deleted root has replies", async () => {
    const { ts = "" } = await post();
    await post({ thread_ts: ts });
    await client.chat.delete({ channel: slack.channels.general, ts });
    const found = await client.conversations.replies({ channel: slack.channels.general, ts });
    expect(found.messages).toMatchObject([{ subtype: "tombstone" }, { text: "hello" }]);
  });

  it("shows an ephemeral message to one person of the channel", async () => {
    const { people, channels } = slack;
    await client.chat.postEphemeral({ channel: channels.studio, user: people.ben, text: "psst" });
    expect(slack.ephemerals(people.ben).map(({ text }) => text)).toContain("psst");
    expect(slack.messages(channels.studio)).toEqual([]);
    const absent = client.chat.postEphemeral({ channel: channels.studio, user: people.cleo, text: "psst" });
    expect(await refusalOf(absent)).toMatchObject({ error: "user_not_in_channel" });
  });
});

describe("conversations and reactions", () => {
  it("joins what is public, once", async () => {
    const channel = slack.channels.lobby;
    expect(await refusalOf(client.conversations.history({ channel }))).toMatchObject({ error: "not_in_channel" });
    await client.conversations.join({ channel });
    expect(await client.conversations.join({ channel })).toMatchObject({ warning: "already_in_channel" });
    const vault = client.conversations.join({ channel: slack.channels.vault });
    expect(await refusalOf(vault)).toMatchObject({ error: "channel_not_found" });
    expect((await client.conversations.info({ channel })).channel).toMatchObject({ is_member: true, name: "lobby" });
  });

  it("lists what the bot may know of", async () => {
    const { channels } = await client.conversations.list({ types: "public_channel,private_channel" });
    const names = channels?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["general", "attic", "studio"]));
    expect(names).not.toContain("vault");
    const wrong = client.conversations.list({ types: "rooms" });
    expect(await refusalOf(wrong)).toMatchObject({ error: "invalid_types" });
  });

  it("pages through members", async () => {
    const found: string[] = [];
    for await (const page of client.paginate("conversations.members", { channel: slack.channels.general, limit: 2 })) {
      found.push(...z.looseObject({ members: z.array(z.string()) }).parse(page).members);
    }
    expect(found).toHaveLength(4);
  });

  it("adds a reaction once", async () => {
    const { ts = "" } = await post();
    const reaction = { channel: slack.channels.general, timestamp: ts, name: "eyes" };
    await client.reactions.add(reaction);
    expect(await refusalOf(client.reactions.add(reaction))).toMatchObject({ error: "already_reacted" });
    await client.reactions.remove(reaction);
    expect(await refusalOf(client.reactions.remove(reaction))).toMatchObject({ error: "no_reaction" });
  });
});

describe("streams", () => {
  const clock = createClock();
  let live: SlackDouble;
  let streaming: ReturnType<typeof clientOf>;
  let thread: string;
  beforeAll(async () => {
    live = await startSlackDouble({ now: clock.now, rates: false });
    streaming = clientOf(live);
  });
  beforeEach(async () => {
    thread = (await streaming.chat.postMessage({ channel: live.channels.general, text: "root" })).ts ?? "";
  });
  afterAll(() => live.close());

  const start = async (more: Record<string, unknown> = {}) => {
    const { general: channel } = live.channels;
    const recipient = { recipient_team_id: live.workspace.id, recipient_user_id: live.people.ada };
    const { ts = "" } = await streaming.chat.startStream({ channel, thread_ts: thread, ...recipient, ...more });
    return { channel, ts };
  };

  it("work with the real streamer, tasks and a plan included", async () => {
    const streamer = streaming.chatStream({
      channel: live.channels.general,
      thread_ts: thread,
      recipient_team_id: live.workspace.id,
      recipient_user_id: live.people.ada,
      buffer_size: 1,
    });
    await streamer.append({ chunks: [{ type: "plan_update", title: "Writing" }] });
    await streamer.append({
      markdown_text: "**one** ",
      chunks: [{ type: "task_update", id: "a", title: "Draft", status: "in_progress" }],
    });
    await streamer.stop({ markdown_text: "two", blocks: [{ type: "divider" }] });
    const message = live.messages(live.channels.general, thread).at(-1);
    expect(message).toMatchObject({ text: "**one** two", blocks: [{ type: "divider" }] });
    expect(message?.stream).toMatchObject({ state: "stopped", plan: "Writing" });
    expect(message?.stream?.tasks.get("a")).toMatchObject({ status: "in_progress" });
  });

  it("take no update and no deletion while they live", async () => {
    const stream = await start({ markdown_text: "a" });
    expect(await refusalOf(streaming.chat.update({ ...stream, text: "x" }))).toMatchObject({
      error: "streaming_state_conflict",
    });
    expect(await refusalOf(streaming.chat.delete(stream))).toMatchObject({ error: "cant_delete_message" });
    const mixed = streaming.chat.appendStream({ ...stream, chunks: [{ type: "plan_update", title: "x" }] });
    expect(await refusalOf(mixed)).toMatchObject({ error: "streaming_mode_mismatch" });
  });

  it("die after five minutes, and can then only be updated", async () => {
    const stream = await start({ markdown_text: "a" });
    clock.forward(299_000);
    await streaming.chat.appendStream({ ...stream, markdown_text: "b" });
    clock.forward(1_000);
    const error = "message_not_in_streaming_state";
    expect(await refusalOf(streaming.chat.appendStream({ ...stream, markdown_text: "c" }))).toMatchObject({ error });
    expect(await refusalOf(streaming.chat.stopStream(stream))).toMatchObject({ error });
    await streaming.chat.update({ ...stream, text: "abc" });
  });

  it("end when a person presses Stop", async () => {
    const stream = await start({ markdown_text: "a" });
    await live.pressStop(live.people.ada, stream.channel, thread);
    expect(await refusalOf(streaming.chat.stopStream(stream))).toMatchObject({ error: "stopped_by_user" });
  });

  it.each([
    ["no recipient", { recipient_user_id: undefined }, "missing_recipient_user_id"],
    ["no team", { recipient_team_id: undefined }, "missing_recipient_team_id"],
    ["both forms", { markdown_text: "a", chunks: [] }, "cannot_provide_both_markdown_text_and_chunks"],
    ["12,001 characters", { markdown_text: "x".repeat(12_001) }, "msg_too_long"],
    [
      "a chunk that is none",
      { chunks: [{ type: "task_update", id: "a", title: "x", status: "done" }] },
      "invalid_chunks",
    ],
    ["a thread that is none", { thread_ts: "1.000000" }, "thread_not_found"],
  ])("refuse %s", async (_, more, error) => {
    expect(await refusalOf(start(more))).toMatchObject({ error });
  });
});
