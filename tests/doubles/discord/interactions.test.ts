import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importPublicKey, verifyRequest } from "../../../src/discord/signature.ts";
import { createClock, refusalOf, restOf } from "./client.ts";
import { beginInteraction } from "./sender/interactions.ts";
import { type DiscordDouble, startDiscordDouble } from "./server.ts";

const ephemeral = 1 << 6;
const labelled = (custom_id: string) => ({ type: 18, label: "Idea", component: { type: 4, custom_id, style: 2 } });
const modal = (count: number) => ({
  type: 9,
  data: {
    custom_id: "expand:",
    title: "Expand",
    components: Array.from({ length: count }, (_, n) => labelled(`f${n}`)),
  },
});

describe("interactions of the Discord double", () => {
  const clock = createClock();
  let discord: DiscordDouble;
  let rest: REST;
  /** What the app says to each request; what reached it unrefused. */
  let answer: unknown;
  let arrived: { type: number; id: string }[];
  let app: ReturnType<typeof createServer>;
  beforeEach(async () => {
    arrived = [];
    discord = await startDiscordDouble({ now: clock.now, rates: false });
    rest = restOf(discord);
    const key = await importPublicKey(discord.application.publicKey);
    app = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = new Headers();
      for (const name of ["x-signature-timestamp", "x-signature-ed25519"])
        headers.set(name, String(request.headers[name] ?? ""));
      const sent = new Request("http://app.example", { method: "POST", headers, body: Buffer.concat(chunks) });
      const verified = key && (await verifyRequest(sent, { key, now: () => new Date(clock.now()) }));
      if (!verified?.ok) return response.writeHead(401).end();
      const interaction = JSON.parse(verified.body);
      arrived.push(interaction);
      return response.writeHead(200).end(JSON.stringify(interaction.type === 1 ? { type: 1 } : answer));
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    discord.listenAt(`http://127.0.0.1:${(app.address() as AddressInfo).port}/discord/interactions`);
  });
  afterEach(async () => {
    app.closeAllConnections();
    app.close();
    await discord.close();
  });
  const command = (type: 2 | 3 | 4 | 5 = 2) => ({
    ...{ type, user: discord.people.ada, channel: discord.channels.general },
    data: { id: "1", name: "expand", type: 1 },
  });
  const begin = (type: 2 | 3 | 4 | 5 = 2) => beginInteraction(discord.world, command(type));
  const callback = ({ id, token }: { id: string; token: string }, body: object) =>
    rest.post(Routes.interactionCallback(id, token), { body, auth: false });
  const follow = (token: string, body: object) =>
    rest.post(Routes.webhook(discord.application.id, token), { body, auth: false });

  it("are signed so that our check lets them through, and only then", async () => {
    expect(await discord.ping()).toEqual({ status: 200, body: { type: 1 } });
    for (const signature of ["bad", "none", "stale"] as const)
      expect(await discord.ping(signature)).toMatchObject({ status: 401 });
    expect(arrived).toHaveLength(1);
  });

  it("come again as they were, and only their first answer counts", async () => {
    answer = { type: 4, data: { content: "here" } };
    const deliveries = await discord.deliver(command(), { times: 3 });
    expect(deliveries.map(({ status, refusal }) => [status, refusal])).toEqual(Array(3).fill([200, undefined]));
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(1);
    expect(discord.messages(discord.channels.general)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ["a modal with nothing in it", modal(0)],
    ["a modal of six", modal(6)],
    ["suggestions to a command", { type: 8, data: { choices: [] } }],
    ["an update of no message", { type: 7, data: { content: "x" } }],
    ["an empty message", { type: 4, data: {} }],
    ["a field that nobody knows", { type: 4, data: { content: "x" }, private: true }],
    ["components in a defer", { type: 5, data: { flags: 1 << 15 } }],
    ["nothing at all", ""],
  ])("do not take %s as an answer", async (_, said) => {
    answer = said;
    const [delivered] = await discord.deliver(command());
    expect(delivered?.refusal).toBeDefined();
    expect(delivered?.interaction.answered).toBeUndefined();
  });

  it("take a modal of five, and 25 suggestions", async () => {
    answer = modal(5);
    expect((await discord.deliver(command()))[0]?.refusal).toBeUndefined();
    const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `n${n}`, value: `v${n}` }));
    answer = { type: 8, data: { choices: choices(25) } };
    expect((await discord.deliver(command(4)))[0]?.refusal).toBeUndefined();
    answer = { type: 8, data: { choices: choices(26) } };
    expect((await discord.deliver(command(4)))[0]?.refusal).toBeDefined();
  });

  it("are answered by callback once, in three seconds", async () => {
    const open = begin();
    await callback(open, { type: 5 });
    expect(await refusalOf(callback(open, { type: 5 }))).toMatchObject({ code: 40060 });
    expect(await refusalOf(callback(open, modal(1)))).toMatchObject({ code: 40060 });
    const late = begin();
    clock.forward(3_001);
    expect(await refusalOf(callback(late, { type: 5 }))).toMatchObject({ code: 10062 });
  });

  it("are followed up for fifteen minutes; what was deferred privately stays private", async () => {
    const open = begin();
    expect(await refusalOf(follow(open.token, { content: "too early" }))).toMatchObject({ code: 10015 });
    await callback(open, { type: 5, data: { flags: ephemeral } });
    await follow(open.token, { content: "the answer" });
    await follow(open.token, { content: "psst", flags: ephemeral });
    await follow(open.token, { content: "for all" });
    expect(discord.privately(discord.people.ada).map(({ content }) => content)).toEqual(["the answer", "psst"]);
    expect(discord.messages(discord.channels.general).map(({ content }) => content)).toEqual(["for all"]);
    await rest.patch(Routes.webhookMessage(discord.application.id, open.token), {
      body: { content: "changed" },
      auth: false,
    });
    expect(discord.privately(discord.people.ada)[0]?.content).toBe("changed");
    clock.forward(15 * 60_000);
    await follow(open.token, { content: "just in time", flags: ephemeral });
    clock.forward(1);
    expect(await refusalOf(follow(open.token, { content: "late" }))).toMatchObject({ code: 50027 });
  });

  it("of a button update its message in place", async () => {
    const { id } = (await rest.post(Routes.channelMessages(discord.channels.general), {
      body: { content: "before" },
    })) as { id: string };
    answer = { type: 7, data: { content: "after" } };
    const pressed = { ...command(3), data: { custom_id: "stop:1", component_type: 2 }, message: id };
    expect((await discord.deliver(pressed))[0]?.refusal).toBeUndefined();
    expect(discord.messages(discord.channels.general).map(({ content }) => content)).toEqual(["after"]);
  });
});
