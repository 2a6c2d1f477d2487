import { webApi } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { clientOf, createClock, quiet, refusalOf } from "./client.ts";
import { type SlackDouble, type SlackDoubleOptions, startSlackDouble } from "./server.ts";

let slack: SlackDouble;
afterEach(() => slack.close());
const start = async (options: SlackDoubleOptions = {}) => {
  slack = await startSlackDouble(options);
  return clientOf(slack);
};
const hello = () => ({ channel: slack.channels.general, text: "hello" });

describe("who calls", () => {
  it("is known by a token, and may what its scopes say", async () => {
    const client = await start({ scopes: ["chat:write"] });
    expect(await client.auth.test()).toMatchObject({ team_id: slack.workspace.id, bot_id: slack.bot.id });
    expect(await refusalOf(clientOf(slack, "").auth.test())).toMatchObject({ error: "not_authed" });
    expect(await refusalOf(clientOf(slack, "xoxb-no").auth.test())).toMatchObject({ error: "invalid_auth" });
    expect(await refusalOf(clientOf(slack, slack.appToken).auth.test())).toMatchObject({
      error: "not_allowed_token_type",
    });
    const unseen = client.users.info({ user: slack.people.ada });
    expect(await refusalOf(unseen)).toMatchObject({
      error: "missing_scope",
      needed: "users:read",
      provided: "chat:write",
    });
    const elsewhere = client.chat.postMessage({ ...hello(), channel: slack.channels.lobby });
    expect(await refusalOf(elsewhere)).toMatchObject({ error: "not_in_channel" });
    await client.auth.revoke();
    expect(await refusalOf(client.auth.test())).toMatchObject({ error: "token_revoked" });
  });

  it("gets a token for a code, once, and another for the refresh token", async () => {
    const clock = createClock();
    await start({ now: clock.now, rotation: true });
    const client = clientOf(slack, "");
    const code = slack.approve({ user: slack.people.ada, redirectUri: "https://kindling.example/redirect" });
    const app = { client_id: slack.clientId, client_secret: slack.clientSecret };
    const redirected = { ...app, code, redirect_uri: "https://kindling.example/redirect" };
    expect(await refusalOf(client.oauth.v2.access({ ...app, code }))).toMatchObject({ error: "bad_redirect_uri" });
    const wrong = client.oauth.v2.access({ ...redirected, client_secret: "no" });
    expect(await refusalOf(wrong)).toMatchObject({ error: "bad_client_secret" });
    const first = await client.oauth.v2.access(redirected);
    expect(first).toMatchObject({ team: { id: slack.workspace.id }, expires_in: 43_200 });
    expect(await refusalOf(client.oauth.v2.access(redirected))).toMatchObject({ error: "invalid_code" });
    clock.forward(43_200_000);
    const expired = clientOf(slack, first.access_token).auth.test();
    expect(await refusalOf(expired)).toMatchObject({ error: "token_expired" });
    const renewal = { ...app, grant_type: "refresh_token" as const, refresh_token: first.refresh_token ?? "" };
    const second = await client.oauth.v2.access(renewal);
    await clientOf(slack, second.access_token).auth.test();
    expect(await refusalOf(client.oauth.v2.access(renewal))).toMatchObject({ error: "invalid_refresh_token" });
  });
});

describe("rates", () => {
  it("allow one post a second in a channel, and say when to come again", async () => {
    const clock = createClock();
    const client = await start({ now: clock.now });
    await client.chat.postMessage(hello());
    await client.chat.postMessage({ ...hello(), channel: slack.channels.random });
    await expect(client.chat.postMessage(hello())).rejects.toMatchObject({ retryAfter: 1 });
    expect(slack.calls("chat.postMessage").map(({ status }) => status)).toEqual([200, 200, 429]);
    clock.forward(1_000);
    await client.chat.postMessage(hello());
  });

  it("allow 20 streams a minute, and history once where it is limited", async () => {
    const clock = createClock();
    const client = await start({ now: clock.now, limitedHistory: true });
    const { ts = "" } = await client.chat.postMessage(hello());
    const stream = { channel: slack.channels.general, thread_ts: ts };
    const recipient = { recipient_team_id: slack.workspace.id, recipient_user_id: slack.people.ada };
    for (let i = 0; i < 20; i++) await client.chat.startStream({ ...stream, ...recipient });
    await expect(client.chat.startStream({ ...stream, ...recipient })).rejects.toMatchObject({ retryAfter: 60 });
    const found = await client.conversations.replies({ channel: slack.channels.general, ts });
    expect(found.messages).toHaveLength(15);
    const again = client.conversations.replies({ channel: slack.channels.general, ts });
    await expect(again).rejects.toMatchObject({ retryAfter: 60 });
  });
});

describe("what goes wrong when it is told to", () => {
  it("is a code, a status, a 429, and then nothing", async () => {
    const client = await start({ rates: false });
    slack.fail("chat.postMessage", { error: "fatal_error" });
    slack.fail("chat.postMessage", { http: 500 });
    slack.fail("*", { retryAfter: 7 });
    expect(await refusalOf(client.chat.postMessage(hello()))).toMatchObject({ error: "fatal_error" });
    await expect(client.chat.postMessage(hello())).rejects.toMatchObject({ statusCode: 500 });
    await expect(client.chat.postMessage(hello())).rejects.toMatchObject({ retryAfter: 7 });
    await client.chat.postMessage(hello());
    expect(slack.messages(slack.channels.general)).toHaveLength(1);
  });

  it("is an answer that is lost after the post was made, or a post that never came", async () => {
    const client = await start({ rates: false });
    slack.fail("chat.postMessage", "lost");
    await expect(client.chat.postMessage(hello())).rejects.toThrow();
    expect(slack.messages(slack.channels.general)).toHaveLength(1);
    slack.fail("chat.postMessage", "dropped", 2);
    for (let i = 0; i < 2; i++) await expect(client.chat.postMessage(hello())).rejects.toThrow();
    expect(slack.messages(slack.channels.general)).toHaveLength(1);
  });

  it("is an answer that is late, or never comes", async () => {
    await start({ rates: false });
    const impatient = new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      timeout: 60,
      logger: quiet,
    });
    slack.fail("chat.postMessage", { slowMs: 150 });
    slack.fail("chat.postMessage", "hang");
    await expect(impatient.chat.postMessage(hello())).rejects.toThrow();
    await expect(impatient.chat.postMessage(hello())).rejects.toThrow();
    expect(slack.messages(slack.channels.general)).toHaveLength(1);
    await impatient.chat.postMessage(hello());
  });
});

describe("files", () => {
  it("are uploaded by the real client, shared in a thread and named by blocks", async () => {
    const client = await start({ rates: false });
    const { ts = "" } = await client.chat.postMessage(hello());
    const channel = slack.channels.general;
    await client.filesUploadV2({ channel_id: channel, thread_ts: ts, filename: "post.md", content: "# Post" });
    const shared = slack.messages(channel, ts).at(-1)?.files[0];
    expect(shared).toMatchObject({ name: "post.md", length: 6, completed: true });
    expect(shared?.bytes?.toString()).toBe("# Post");
    await client.filesUploadV2({ filename: "cat.png", file: Buffer.from("picture"), alt_text: "A cat" });
    const picture = [...slack.world.files.values()].at(-1)?.id ?? "";
    const blocks = [{ type: "image", alt_text: "A cat", slack_file: { id: picture } }];
    await client.apiCall("chat.postMessage", { ...hello(), blocks });
    const { file } = await client.files.info({ file: shared?.id ?? "" });
    const address = file?.url_private ?? "";
    expect((await fetch(address, { redirect: "manual" })).status).toBe(302);
    const bytes = await fetch(address, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(await bytes.text()).toBe("# Post");
  });

  it("are refused with the wrong length, before their bytes, and in an archive", async () => {
    const client = await start({ rates: false });
    const { upload_url: url = "", file_id: id = "" } = await client.files.getUploadURLExternal({
      filename: "a.txt",
      length: 3,
    });
    const complete = (more = {}) => client.files.completeUploadExternal({ files: [{ id }], ...more });
    expect(await refusalOf(complete())).toMatchObject({ error: "file_update_failed" });
    expect((await fetch(url, { method: "POST", body: "abcd" })).status).toBe(400);
    expect((await fetch(url, { method: "POST", body: "abc" })).status).toBe(200);
    const archived = complete({ channel_id: slack.channels.attic });
    expect(await refusalOf(archived)).toMatchObject({ error: "is_archived" });
    await complete();
    expect(await refusalOf(complete())).toMatchObject({ error: "file_not_found" });
  });
});
