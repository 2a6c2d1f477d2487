import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, createClock, refusalOf } from "./client.ts";
import { type SlackDouble, startSlackDouble } from "./server.ts";

const clock = createClock();
let slack: SlackDouble;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  slack = await startSlackDouble({ now: clock.now, rates: false });
  client = clientOf(slack);
});
afterAll(() => slack.close());

const plain = (text: string) => ({ type: "plain_text" as const, text });
const divider = { type: "divider" as const };
const modal = (more: Record<string, unknown> = {}) => ({
  type: "modal" as const,
  title: plain("Expand"),
  blocks: [divider],
  ...more,
});

/** A command that nobody answers, for what it hands out. */
async function command(): Promise<{ trigger_id: string; response_url: string }> {
  const { payload } = await slack.deliver("command", {
    command: "/expand",
    user: slack.people.ada,
    channel: slack.channels.general,
  });
  return { trigger_id: String(payload.trigger_id), response_url: String(payload.response_url) };
}

describe("modals", () => {
  it("open with a trigger, once, within three seconds", async () => {
    const { trigger_id } = await command();
    await client.views.open({ trigger_id, view: modal() });
    const error = (code: string) => ({ error: code });
    expect(await refusalOf(client.views.open({ trigger_id, view: modal() }))).toMatchObject(
      error("exchanged_trigger_id"),
    );
    const late = await command();
    clock.forward(3_001);
    const expired = client.views.open({ trigger_id: late.trigger_id, view: modal() });
    expect(await refusalOf(expired)).toMatchObject(error("expired_trigger_id"));
    const invented = client.views.open({ trigger_id: "1.2.3", view: modal() });
    expect(await refusalOf(invented)).toMatchObject(error("invalid_trigger_id"));
  });

  it("are updated by whoever knows the newest hash", async () => {
    const { trigger_id } = await command();
    const { view } = await client.views.open({ trigger_id, view: modal() });
    const id = { view_id: view?.id ?? "" };
    await client.views.update({ ...id, hash: view?.hash ?? "", view: modal({ blocks: [] }) });
    const stale = client.views.update({ ...id, hash: view?.hash ?? "", view: modal() });
    expect(await refusalOf(stale)).toMatchObject({ error: "hash_conflict" });
    const unknown = client.views.update({ view_id: "V404", view: modal() });
    expect(await refusalOf(unknown)).toMatchObject({ error: "not_found" });
  });

  it.each([
    ["a title of 25", modal({ title: plain("x".repeat(25)) }), "invalid_arguments"],
    ["metadata of 3,001", modal({ private_metadata: "x".repeat(3001) }), "invalid_arguments"],
    ["101 blocks", modal({ blocks: Array(101).fill(divider) }), "invalid_blocks"],
    ["a markdown block", modal({ blocks: [{ type: "markdown", text: "x" }] }), "invalid_blocks"],
    ["an unknown field", modal({ colour: "red" }), "invalid_arguments"],
    [
      "an input without a submit button",
      modal({
        blocks: [{ type: "input", label: plain("Idea"), element: { type: "plain_text_input", action_id: "idea" } }],
      }),
      "invalid_arguments",
    ],
  ])("refuse %s", async (_, view, error) => {
    const { trigger_id } = await command();
    expect(await refusalOf(client.apiCall("views.open", { trigger_id, view }))).toMatchObject({ error });
    // A refused view leaves the trigger as it was.
    await client.views.open({ trigger_id, view: modal() });
  });
});

describe("the Home", () => {
  it("is published for a person, with up to 100 blocks", async () => {
    const user_id = slack.people.ben;
    await client.views.publish({ user_id, view: { type: "home", blocks: Array(100).fill(divider) } });
    expect(slack.world.homes.get(user_id)?.view.blocks).toHaveLength(100);
    const nobody = client.views.publish({ user_id: "U404", view: { type: "home", blocks: [] } });
    expect(await refusalOf(nobody)).toMatchObject({ error: "user_not_found" });
    const wrong = client.views.publish({ user_id, view: modal() });
    expect(await refusalOf(wrong)).toMatchObject({ error: "invalid_arguments" });
  });
});

describe("a response address", () => {
  const say = (url: string, body: unknown) => fetch(url, { method: "POST", body: JSON.stringify(body) });

  it("takes five answers in half an hour", async () => {
    const { response_url: url } = await command();
    const before = slack.ephemerals(slack.people.ada).length;
    for (let i = 0; i < 5; i++) expect(await (await say(url, { text: `${i}` })).text()).toBe("ok");
    const sixth = await say(url, { text: "5" });
    expect([sixth.status, await sixth.text()]).toEqual([404, "used_url"]);
    expect(slack.ephemerals(slack.people.ada)).toHaveLength(before + 5);
    const late = await command();
    clock.forward(1_800_001);
    expect(await (await say(late.response_url, { text: "x" })).text()).toBe("expired_url");
  });

  it("refuses what a post refuses, and counts it not", async () => {
    const { response_url: url } = await command();
    const wrong = await say(url, { blocks: Array(51).fill(divider) });
    expect([wrong.status, await wrong.text()]).toEqual([400, "invalid_blocks"]);
    expect((await say(url, { text: "x", colour: "red" })).status).toBe(400);
    for (let i = 0; i < 5; i++) expect((await say(url, { response_type: "in_channel", text: "x" })).status).toBe(200);
  });
});

describe("the agent view", () => {
  it("keeps the status and the prompts of a thread", async () => {
    const { direct: channel_id } = slack.channels;
    const { ts: thread_ts = "" } = await client.chat.postMessage({ channel: channel_id, text: "root" });
    await client.agents.sessions.setStatus({ channel_id, thread_ts, status: "processing" });
    expect(slack.world.statuses.get(`${channel_id}/${thread_ts}`)).toBe("processing");
    const made = client.agents.sessions.setStatus({ channel_id, thread_ts, status: "thinking hard" });
    expect(await refusalOf(made)).toMatchObject({ error: "invalid_arguments" });
    const prompts = [{ title: "Blog", message: "Write about bees" }];
    await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts: [prompts[0]!] });
    expect(slack.world.prompts.get(`${channel_id}/${thread_ts}`)).toEqual(prompts);
  });
});
