import { afterEach, beforeEach, expect, test } from "vitest";
import { createVault } from "../../src/accounts/vault.ts";
import { slackClient } from "../../src/slack/client.ts";
import { readGrant } from "../../src/slack/grant.ts";
import { type InstalledParts, installedWorkspaces } from "../../src/slack/installed.ts";
import { ownWorkspace } from "../../src/slack/own-workspace.ts";
import { installations } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { createClock } from "../doubles/slack/client.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/server.ts";
import { createWorld, enter, stepType } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";

const hourMs = 3_600_000;
const redirectUri = "https://kindling.example.com/slack/oauth_redirect";
let clock = createClock();
let slack: SlackDouble;
beforeEach(async () => {
  clock = createClock();
  slack = await startSlackDouble({ now: clock.now, rates: false, rotation: true });
});
afterEach(() => slack.close());

/** Installs as one process keeps them. */
async function process(store: Store, more: Partial<InstalledParts> = {}) {
  return installedWorkspaces({
    store,
    engine: { stop: async () => false },
    vault: await createVault("0".repeat(64)),
    oauth: { clientId: slack.clientId, clientSecret: slack.clientSecret },
    clientFor: (token) => slackClient(token, slack.url),
    now: () => new Date(clock.now()),
    pause: async () => undefined,
    ...more,
  });
}

/** A person installs the app: what Slack gives for their code. */
async function grant(enterprise = false) {
  const code = slack.approve({ user: slack.people.ada, redirectUri, enterprise });
  const answer = await slackClient("", slack.url).oauth.v2.access({
    ...{ client_id: slack.clientId, client_secret: slack.clientSecret },
    ...{ code, redirect_uri: redirectUri },
  });
  return readGrant(answer, new Date(clock.now()));
}

const workspace = () => `slack:${slack.workspace.id}`;
const rowsOf = (store: Store) => store.asSystem((tx) => tx.select().from(installations));

eachDatabase("installs", (open) => {
  test("are found by another process, with the tokens sealed", async () => {
    const store = await open();
    const given = await grant();
    await (await process(store)).save(given);
    expect(await (await process(store)).accessFor(workspace())).toEqual({
      token: given.token,
      botId: slack.bot.id,
      botUserId: slack.bot.user,
      appId: slack.appId,
    });
    expect(await (await process(store)).accessFor("slack:T0000000000")).toBeUndefined();
    const [row] = await rowsOf(store);
    expect(JSON.stringify(row)).not.toContain(given.token);
    expect(JSON.stringify(row)).not.toContain(given.refreshToken);
  });

  test("a second install of a workspace replaces the first", async () => {
    const store = await open();
    const installed = await process(store);
    await installed.save(await grant());
    const second = await grant();
    await installed.save(second);
    expect(await rowsOf(store)).toHaveLength(1);
    expect((await installed.accessFor(workspace()))?.token).toBe(second.token);
  });

  test("of two processes one renews a token before it ends", async () => {
    const store = await open();
    const [one, two] = [await process(store), await process(store)];
    const given = await grant();
    await one.save(given);
    clock.forward(11.5 * hourMs);
    const all = await Promise.all([one, two, one, two].map((each) => each.accessFor(workspace())));
    const renewals = slack.calls("oauth.v2.access").filter(({ args }) => args.grant_type === "refresh_token");
    expect(renewals).toHaveLength(1);
    const now = (await two.accessFor(workspace()))?.token;
    expect(now).not.toBe(given.token);
    for (const access of all) expect([given.token, now]).toContain(access?.token);
  });

  test("a token that has ended is renewed once, and everybody waits for it", async () => {
    const store = await open();
    const wait = { pause: (_: number) => new Promise<void>((resolve) => setTimeout(resolve, 20)) };
    const [one, two] = [await process(store, wait), await process(store, wait)];
    const given = await grant();
    await one.save(given);
    clock.forward(13 * hourMs);
    const all = await Promise.all([one, two, one].map((each) => each.accessFor(workspace())));
    expect(new Set(all.map((access) => access?.token)).size).toBe(1);
    expect(all[0]?.token).not.toBe(given.token);
    expect(slack.calls("oauth.v2.access")).toHaveLength(2);
  });

  test("a renewal that fails leaves the token that is still good, and says so of one that is not", async () => {
    const store = await open();
    const installed = await process(store);
    const given = await grant();
    await installed.save(given);
    clock.forward(11.5 * hourMs);
    slack.fail("oauth.v2.access", "dropped");
    expect((await installed.accessFor(workspace()))?.token).toBe(given.token);
    clock.forward(hourMs);
    slack.fail("oauth.v2.access", "dropped");
    await expect(installed.accessFor(workspace())).rejects.toMatchObject({ code: "chat.unavailable" });
    expect((await installed.accessFor(workspace()))?.token).not.toBe(given.token);
  });

  test("are forgotten with their tokens, and their work stops", async () => {
    const store = await open();
    const world = await createWorld(store, [
      stepType("test.wait@1", () => ({ wait: { signal: "never", forMs: 600_000, default: null } })),
    ]);
    const mine = { ...(await enter(store, workspace())) };
    const other = await world.start({ steps: [{ key: "wait", type: "test.wait@1", input: {} }] });
    expect(mine.workspace).not.toBe(world.scope.workspace);
    const installed = await process(store, { engine: world.engine });
    await installed.save(await grant());
    await installed.forget(workspace());
    expect(await installed.accessFor(workspace())).toBeUndefined();
    expect(await rowsOf(store)).toEqual([]);
    expect((await world.snapshot(other)).status).not.toBe("stopped");
    await installed.forget(world.scope.workspace);
    await world.until(other, ({ status }) => status === "stopped");
    await world.close();
  });

  test("the workspace of SLACK_BOT_TOKEN is asked for once, and no other is answered", async () => {
    const store = await open();
    const own = ownWorkspace({
      ...{ store, engine: { stop: async () => false } },
      botToken: slack.botToken,
      clientFor: (token) => slackClient(token, slack.url),
    });
    slack.fail("auth.test", "dropped");
    await expect(own.accessFor(workspace())).rejects.toMatchObject({ code: "chat.unavailable" });
    const known = { token: slack.botToken, botId: slack.bot.id, botUserId: slack.bot.user };
    const all = await Promise.all([own.accessFor(workspace()), own.accessFor("slack:T2"), own.accessFor(workspace())]);
    expect(all).toEqual([known, undefined, known]);
    expect(slack.calls("auth.test")).toHaveLength(2);
    await own.forget(workspace());
    expect(await own.accessFor(workspace())).toBeUndefined();
  });
});
