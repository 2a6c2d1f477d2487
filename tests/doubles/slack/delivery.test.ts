import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientOf, quiet, refusalOf } from "./client.ts";
import { type SlackDouble, startSlackDouble } from "./server.ts";

type Heard = Record<string, unknown>;

/** An app of the stock framework that tells what it heard. */
function appOn(slack: SlackDouble, receiver: Receiver, heard: Heard[]): App {
  const app = new App({
    receiver,
    token: slack.botToken,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.url, logger: quiet },
  });
  const form = {
    type: "modal" as const,
    callback_id: "expand",
    title: { type: "plain_text" as const, text: "Expand" },
    submit: { type: "plain_text" as const, text: "Go" },
    blocks: [
      {
        type: "input" as const,
        block_id: "idea",
        label: { type: "plain_text" as const, text: "Idea" },
        element: { type: "plain_text_input" as const, action_id: "idea" },
      },
    ],
  };
  app.command("/expand", async ({ command, ack, client }) => {
    heard.push({ command: command.text });
    if (command.text === "") await client.views.open({ trigger_id: command.trigger_id, view: form });
    await ack(command.text === "" ? undefined : { response_type: "in_channel", text: `On it: ${command.text}` });
  });
  app.action("stop", async ({ action, ack, respond }) => {
    heard.push({ pressed: "value" in action ? action.value : undefined });
    await ack();
    await respond({ text: "Stopped.", replace_original: true });
  });
  app.view("expand", async ({ view, ack }) => {
    const value = view.state.values.idea?.idea?.value;
    heard.push({ sent: value });
    if (value === "no") await ack({ response_action: "errors", errors: { idea: "A better one, please." } });
    else await ack();
  });
  app.shortcut("expand_message", async ({ shortcut, ack }) => {
    heard.push({ shortcut: shortcut.type });
    await ack();
  });
  app.event("message", async ({ event, body }) => {
    heard.push({ message: "text" in event ? event.text : event.subtype, event: body.event_id });
  });
  app.event("app_mention", async ({ event }) => {
    heard.push({ mention: event.text });
  });
  return app;
}

const transports: [string, (slack: SlackDouble, heard: Heard[]) => Promise<() => Promise<unknown>>][] = [
  [
    "HTTPReceiver",
    async (slack, heard) => {
      const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
      const app = appOn(slack, receiver, heard);
      const server = await app.start(0);
      const { port } = server.address() as AddressInfo;
      slack.listenAt(`http://127.0.0.1:${port}/slack/events`);
      return () => app.stop();
    },
  ],
  [
    "SocketModeReceiver",
    async (slack, heard) => {
      const receiver = new SocketModeReceiver({
        appToken: slack.appToken,
        logger: quiet,
        installerOptions: { clientOptions: { slackApiUrl: slack.url } },
      });
      const app = appOn(slack, receiver, heard);
      await app.start();
      return () => app.stop();
    },
  ],
];

describe.each(transports)("what Bolt's %s hears", (_, listen) => {
  const heard: Heard[] = [];
  let slack: SlackDouble;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    slack = await startSlackDouble({ rates: false });
    stop = await listen(slack, heard);
  });
  afterAll(async () => {
    await stop();
    await slack.close();
  });
  beforeEach(() => void heard.splice(0));

  it("a command, whose ack may speak", async () => {
    const { ada } = slack.people;
    const channel = slack.channels.general;
    const told = await slack.deliver("command", { command: "/expand", text: "a blog", user: ada, channel });
    expect(told).toMatchObject({ status: 200, failed: undefined, refused: undefined });
    expect(heard).toEqual([{ command: "a blog" }]);
    expect(slack.messages(channel).at(-1)).toMatchObject({ text: "On it: a blog", byBot: true });
  });

  it("a form, with an error that keeps it open", async () => {
    const { ada: user } = slack.people;
    await slack.deliver("command", { command: "/expand", user, channel: slack.channels.general });
    const [view = ""] = [...slack.world.views.keys()];
    await expect(slack.deliver("submit", { user, view })).rejects.toThrow("required");
    const wrong = await slack.deliver("submit", { user, view, fields: { idea: "no" } });
    expect(wrong.body).toMatchObject({ response_action: "errors" });
    expect(slack.world.views.size).toBe(1);
    await slack.deliver("submit", { user, view, fields: { idea: "bees" } });
    expect(slack.world.views.size).toBe(0);
    expect(heard.slice(1)).toEqual([{ sent: "no" }, { sent: "bees" }]);
  });

  it("a press, which is answered through the response address", async () => {
    const { general: channel } = slack.channels;
    const { ts = "" } = await clientOf(slack).chat.postMessage({
      channel,
      text: "Working",
      blocks: [
        {
          type: "actions",
          elements: [{ type: "button", action_id: "stop", value: "r1", text: { type: "plain_text", text: "Stop" } }],
        },
      ],
    });
    const press = { user: slack.people.ada, channel, message: ts };
    await slack.deliver("action", { ...press, action: "stop" });
    await expect.poll(() => slack.messages(channel).at(-1)?.text).toBe("Stopped.");
    expect(heard).toEqual([{ pressed: "r1" }]);
    await expect(slack.deliver("action", { ...press, action: "go" })).rejects.toThrow("Nothing with the action_id go");
  });

  it("a message shortcut", async () => {
    const { ts } = await slack.say(slack.people.ada, slack.channels.lobby, "an idea");
    const place = { channel: slack.channels.lobby, message: ts };
    await slack.deliver("messageShortcut", { ...place, user: slack.people.ada, callbackId: "expand_message" });
    expect(heard).toEqual([{ shortcut: "message_action" }]);
  });

  it("what is said where the bot is, a mention twice, and the same event when it comes again", async () => {
    const text = `<@${slack.bot.user}> a blog`;
    const { deliveries } = await slack.say(slack.people.ada, slack.channels.general, text);
    expect(heard).toMatchObject([{ message: text }, { mention: text }]);
    const [first] = deliveries;
    await first?.again();
    expect(first?.tries.map(({ status }) => status)).toEqual([200, 200]);
    expect(heard[2]).toEqual(heard[0]);
    await slack.say(slack.people.ada, slack.channels.lobby, "unheard");
    expect(heard).toHaveLength(3);
  });
});

describe("deliveries that fail", () => {
  it("are made three times more for an event, once for a command, with the reason", async () => {
    const headers: unknown[] = [];
    const server = createServer((request, response) => {
      headers.push([request.headers["x-slack-retry-num"], request.headers["x-slack-retry-reason"]]);
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const pauses: number[] = [];
    const slack = await startSlackDouble({
      requestUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      pause: async (ms) => void pauses.push(ms),
    });
    await slack.deliver("event", { type: "app_home_opened", user: slack.people.ada, tab: "home" });
    expect(headers).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_error"],
      ["3", "http_error"],
    ]);
    expect(pauses).toEqual([0, 60_000, 300_000]);
    const place = { user: slack.people.ada, channel: slack.channels.general };
    const told = await slack.deliver("command", { command: "/expand", ...place });
    expect(told.tries).toHaveLength(1);
    server.close();
    await slack.close();
  });

  it("break off with the socket, which takes each ticket once", async () => {
    const slack = await startSlackDouble();
    const asBot = clientOf(slack).apps.connections.open();
    expect(await refusalOf(asBot)).toMatchObject({ error: "not_allowed_token_type" });
    const { url = "" } = await clientOf(slack, slack.appToken).apps.connections.open();
    const opened = (address: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(address);
        socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)).type === "hello");
        socket.onerror = () => resolve(false);
      });
    expect(await opened(url)).toBe(true);
    expect(await opened(url)).toBe(false);
    expect(slack.socket.size).toBe(1);
    // Whoever goes away unacknowledged is not waited for.
    const told = slack.deliver("command", {
      command: "/expand",
      user: slack.people.ada,
      channel: slack.channels.general,
    });
    slack.socket.drop();
    expect((await told).failed).toBe("connection_failed");
    await expect.poll(() => slack.socket.size).toBe(0);
    await slack.close();
  });
});
