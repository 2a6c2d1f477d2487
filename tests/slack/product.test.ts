import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { type RunningServer, serve } from "../../src/node.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/server.ts";
import type { SlackMessage } from "../doubles/slack/world.ts";
import { startedDataDir } from "../setup/data-dir.ts";
import { textOf } from "./port.ts";

/** The whole product as `npm start` runs it, beside a Slack that it finds by its environment. */
describe.each(["Socket Mode", "HTTP"] as const)("Kindling on Slack over %s", (way) => {
  let folder: string;
  let slack: SlackDouble;
  let server: RunningServer;
  let root: SlackMessage;
  const written: string[] = [];
  const general = () => slack.channels.general;
  const ada = () => slack.people.ada;

  beforeAll(async () => {
    folder = await startedDataDir("slack");
    slack = await startSlackDouble({ rates: false });
    const config = readConfig({
      ...{ PORT: "0", DATA_DIR: folder, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken },
      ...(way === "HTTP" ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
    });
    server = await serve(config, createLog({ level: "warn", secrets: [], write: (line) => written.push(line) }));
    if (way === "HTTP") slack.listenAt(`${server.url}/slack/events`);
    else await until(async () => (await health()).parts.slack?.state === "ok");
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    await slack?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const health = async (): Promise<{ parts: Record<string, { state: string; detail?: string }> }> =>
    (await fetch(`${server.url}/health`)).json() as never;

  /** What is found, as soon as it is there. */
  async function until<T>(find: () => T | Promise<T>): Promise<NonNullable<T>> {
    for (const end = Date.now() + 45_000; Date.now() < end; await wait(50)) {
      const found = await find();
      if (found) return found;
    }
    throw new Error(`It never came. ${written.join("\n")}`);
  }
  const inThread = () => slack.messages(general(), root.ts).filter(({ ts }) => ts !== root.ts);
  const version = (number: number) =>
    until(() => inThread().find((message) => textOf(message).includes(`*Version*\n${number}`)));
  /** The action id of a button of a message. */
  const button = ({ blocks }: SlackMessage, action: string) => {
    const found = new RegExp(`"action_id":"(${action}#\\d+)"`).exec(JSON.stringify(blocks))?.[1];
    if (found === undefined) throw new Error(`There is no button ${action}.`);
    return found;
  };
  const whispers = () => slack.ephemerals(ada()).map(textOf).join("\n");

  it("says how it is", async () => {
    expect((await health()).parts.slack).toEqual({ state: "ok", detail: way });
  });

  it("/expand puts a card into the channel and a version into its thread, once however often it is told", async () => {
    const told = await slack.deliver("command", {
      ...{ command: "/expand", text: "why bees prefer the north balcony --no-images --words 200" },
      ...{ user: ada(), channel: general() },
    });
    expect(told).toMatchObject({ status: 200, refused: undefined });
    for (let times = 0; times < 3; times++) expect((await told.again()).status).toBe(200);
    root = await until(() => slack.messages(general()).find(({ byBot }) => byBot));
    await version(1);
    expect(slack.messages(general()).filter(({ byBot }) => byBot)).toHaveLength(1);
    await until(() => textOf(root).includes("Done"));
  }, 60_000);

  it("a reply in the thread makes the next version, once", async () => {
    const { deliveries } = await slack.say(ada(), general(), "more casual, please", root.ts);
    expect(deliveries.length).toBeGreaterThan(0);
    for (const delivery of deliveries) expect((await delivery.again()).status).toBe(200);
    const second = await version(2);
    expect(textOf(second)).toContain("more casual, please");
    await wait(1_000);
    expect(inThread().some((message) => textOf(message).includes("*Version*\n3"))).toBe(false);
  }, 60_000);

  it("people who talk to each other are left alone", async () => {
    const before = inThread().length;
    await slack.say(ada(), general(), `<@${slack.people.ben}> lunch?`, root.ts);
    await slack.say(ada(), general(), "nothing for a bot here");
    await slack.echo(general(), root.ts);
    await wait(500);
    expect(inThread()).toHaveLength(before + 1);
  });

  it("a button of the version publishes it", async () => {
    const second = await version(2);
    const told = await slack.deliver("action", {
      ...{ user: ada(), channel: general(), message: second.ts, action: button(second, "publish") },
    });
    expect(told).toMatchObject({ status: 200, refused: undefined });
    await until(() => inThread().some((message) => /published/i.test(textOf(message))));
  }, 60_000);

  it("a press of somebody else is refused in private", async () => {
    const second = await version(2);
    await slack.deliver("action", {
      ...{ user: slack.people.ben, channel: general(), message: second.ts, action: button(second, "regenerate") },
    });
    await until(() => slack.ephemerals(slack.people.ben).length > 0);
  });

  it("list, help and what is not understood are answered in private", async () => {
    for (const text of ["list", "help", "show 99"]) {
      const command = { command: "/expand", text, user: ada(), channel: general() };
      expect(await slack.deliver("command", command)).toMatchObject({ status: 200, refused: undefined });
    }
    await until(() => /north balcony/.test(whispers()) && /99/.test(whispers()));
  });

  it("/expand alone opens a form, and what is sent makes a run", async () => {
    const channel = slack.channels.random;
    await slack.deliver("command", { command: "/expand", user: ada(), channel });
    const [view] = [...slack.world.views.keys()];
    const fields = { idea: "how to keep bees on a roof", words: "200" };
    const sent = await slack.deliver("submit", { user: ada(), view: view ?? "", fields });
    expect(sent).toMatchObject({ status: 200, refused: undefined });
    expect(slack.world.views.size).toBe(0);
    await until(() => slack.messages(channel).find(({ byBot }) => byBot));
  });

  it("settings are a form, the workspace's for whom Slack calls an admin", async () => {
    const ask = (user: string) =>
      slack.deliver("command", { command: "/expand", text: "settings workspace", user, channel: general() });
    await ask(slack.people.ben);
    await until(() =>
      slack.ephemerals(slack.people.ben).some((told) => textOf(told).includes("changed by its admins")),
    );
    expect(slack.world.views.size).toBe(0);
    await ask(ada());
    const [view] = [...slack.world.views.keys()];
    const fields = { publishers: "everyone", maxUsd: "1.5" };
    const sent = await slack.deliver("submit", { user: ada(), view: view ?? "", fields });
    expect(sent).toMatchObject({ status: 200, refused: undefined });
    await until(() => /Everybody who sees it \(by the workspace\)/.test(whispers()) && /\$1\.50/.test(whispers()));
  });

  it("a message that somebody marks with the emoji is kept, once, in a thread as well", async () => {
    const { ts } = await slack.say(slack.people.ben, general(), "why &lt;moss&gt; likes walls");
    const { ts: reply } = await slack.say(slack.people.ben, general(), "and why lichen likes roofs", ts);
    const mark = (at: string, reaction: string) =>
      slack.deliver("event", {
        ...{ type: "reaction_added", user: ada(), reaction },
        item: { type: "message", channel: general(), ts: at },
      });
    for (const reaction of ["bulb", "bulb::skin-tone-2", "eyes"]) {
      expect(await mark(ts, reaction)).toMatchObject({ status: 200, failed: undefined });
    }
    await mark(reply, "bulb");
    await until(() => new Set(whispers().match(/Kept as idea \d+/g)).size === 2);
    await slack.deliver("command", { command: "/expand", text: "list pending", user: ada(), channel: general() });
    await until(() => /why <moss> likes walls/.test(whispers()) && /why lichen likes roofs/.test(whispers()));
    expect(whispers().match(/likes walls/g)).toHaveLength(1);
  });

  it("“Expand this message” opens the form with its words", async () => {
    const { ts } = await slack.say(slack.people.ben, general(), "somebody should write about &lt;wild&gt; bees");
    const message = { user: ada(), channel: general(), message: ts, callbackId: "expand_message" };
    expect(await slack.deliver("messageShortcut", message)).toMatchObject({ status: 200 });
    const [open] = [...slack.world.views.values()];
    expect(JSON.stringify(open?.view)).toContain("somebody should write about <wild> bees");
    await slack.deliver("close", { user: ada(), view: open?.id ?? "" });
  });

  it("a mention makes an idea, and comes once though Slack tells of it twice", async () => {
    const channel = slack.channels.random;
    const before = slack.messages(channel).filter(({ byBot }) => byBot).length;
    await slack.say(ada(), channel, `<@${slack.bot.user}> why ferns like shade`);
    await until(() => slack.messages(channel).filter(({ byBot }) => byBot).length > before);
    await wait(500);
    expect(slack.messages(channel).filter(({ byBot }) => byBot)).toHaveLength(before + 1);
  });

  it("Home shows one's ideas", async () => {
    const told = await slack.deliver("event", {
      ...{ type: "app_home_opened", user: ada(), channel: slack.people.ada, tab: "home" },
    });
    expect(told).toMatchObject({ status: 200 });
    await until(() => JSON.stringify([...slack.world.homes.values()]).includes("north balcony"));
  });

  it("what is no business of ours is acknowledged and left alone", async () => {
    for (const type of ["channel_created", "reaction_added", "team_join"])
      expect(await slack.deliver("event", { type })).toMatchObject({ status: 200, failed: undefined });
    expect(written.filter((line) => /"level":"error"/.test(line))).toEqual([]);
  });

  it("once it is uninstalled, nothing more is made", async () => {
    await slack.deliver("event", { type: "app_uninstalled" });
    const before = slack.messages(general()).length;
    const command = { command: "/expand", text: "one more", user: ada(), channel: general() };
    const told = await slack.deliver("command", command);
    expect(JSON.stringify(told.body)).toContain("not installed");
    await wait(300);
    expect(slack.messages(general()).filter(({ byBot }) => byBot)).toHaveLength(
      slack
        .messages(general())
        .slice(0, before)
        .filter(({ byBot }) => byBot).length,
    );
  });
});
