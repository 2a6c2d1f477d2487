import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { importSecret, signForwarded } from "../../src/discord/forwarded.ts";
import { gatewayRoutes } from "../../src/discord/gateway-http.ts";
import type { Dispatch } from "../../src/discord/payloads.ts";
import { createLog } from "../../src/log.ts";
import { type GatewayProcess, startGateway } from "../../src/node/gateway.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/server.ts";

const secret = "a secret of two processes";

/** A server that takes forwarded events with the real route, as long as it is up. */
async function openReceiver() {
  const heard: Dispatch[] = [];
  let fail = 0;
  const log = createLog({ level: "error", secrets: [], write: () => {} });
  const routes = gatewayRoutes({
    ...{ secret, log, now: () => new Date(), afterwards: () => {} },
    async hear(event) {
      if (fail-- > 0) throw new Error("the database is away");
      heard.push(event);
      return {};
    },
  });
  const make = () => createServer(getRequestListener(routes.fetch));
  let server: Server = make();
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    routes,
    /** The next so many events are not taken. */
    fail: (times: number) => {
      fail = times;
    },
    async down() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async up() {
      server = make();
      await listen(port);
    },
  };
}

describe("the Gateway process", () => {
  let discord: DiscordDouble;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  let folder: string;
  let running: GatewayProcess | undefined;
  let child: ChildProcess | undefined;
  let written: string[];
  beforeEach(async () => {
    written = [];
    discord = await startDiscordDouble({ rates: false });
    receiver = await openReceiver();
    folder = await mkdtemp(join(tmpdir(), "kindling-gateway-"));
  });
  afterEach(async () => {
    child?.kill("SIGKILL");
    child = undefined;
    await running?.close();
    running = undefined;
    await receiver.down().catch(() => {});
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  });

  const variables = () => ({
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, DATA_DIR: folder },
    ...{ GATEWAY_SECRET: secret, RECEIVER_URL: receiver.url },
  });
  async function start(more: Record<string, string> = {}) {
    const log = createLog({ level: "info", secrets: [], write: (line) => written.push(line) });
    running = await startGateway(readConfig({ ...variables(), ...more }), log);
    return running;
  }
  const until = async (found: () => boolean | Promise<boolean>) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await wait(20)) if (await found()) return;
    throw new Error(`It never came. ${written.join("\n")}`);
  };
  const connected = () => until(() => ["ok", "wordless"].includes(running?.health().gateway ?? ""));
  /** A thread that the bot opened, with Ada in it. */
  const thread = () => {
    const { general } = discord.channels;
    const id = discord.addChannel("a thread", [discord.people.ada], { type: 11, parent: general }).id;
    discord.gateway.tell("THREAD_CREATE", {
      ...{ id, type: 11, name: "a thread", guild_id: discord.guild.id, parent_id: general },
      ...{ owner_id: discord.application.id, message_count: 0, member_count: 1, rate_limit_per_user: 0 },
      thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440, archive_timestamp: new Date(0) },
    });
    return id;
  };
  const said = () => receiver.heard.flatMap((event) => (event.t === "MESSAGE_CREATE" ? [event.d.content ?? ""] : []));

  it("forwards what concerns us, and leaves the rest of the server alone", async () => {
    await start();
    await connected();
    const ours = thread();
    const { ada } = discord.people;
    discord.say(ada, discord.channels.general, "among people");
    discord.say(ada, discord.channels.general, `<@${discord.application.id}> to us`);
    discord.say(ada, ours, "in our thread");
    discord.say(ada, discord.addChannel("", [ada], { type: 1 }).id, "between us");
    await until(() => said().length === 3);
    expect(said().toSorted()).toEqual([`<@${discord.application.id}> to us`, "between us", "in our thread"]);
  });

  it("keeps every channel's order through an outage, loses nothing and keeps nothing behind", async () => {
    await start();
    await connected();
    const threads = [thread(), thread(), thread()];
    await receiver.down();
    for (let n = 0; n < 60; n++) discord.say(discord.people.ada, threads[n % 3] ?? "", `${n % 3} ${n}`);
    await until(
      async () => (await readdir(join(folder, "gateway"))).filter((name) => name.endsWith(".json")).length === 60,
    );
    receiver.fail(5);
    await receiver.up();
    await until(() => running?.health().pending === 0);
    for (const lane of [0, 1, 2]) {
      const inLane = said().filter((text) => text.startsWith(`${lane} `));
      expect(inLane).toEqual(Array.from({ length: 20 }, (_, n) => `${lane} ${3 * n + lane}`));
    }
    expect(await readdir(join(folder, "gateway"))).toEqual([]);
  }, 30_000);

  it("killed amid an outage, it forwards at its next start what it had heard, and looks up what it had not", async () => {
    const begin = () =>
      spawn(process.execPath, ["src/cli.ts", "gateway"], {
        env: { PATH: process.env.PATH ?? "", ...variables() },
        stdio: "ignore",
      });
    const sessions = () => discord.gateway.sessions.length;
    child = begin();
    await until(() => sessions() === 1);
    const ours = thread();
    discord.say(discord.people.ada, ours, "one");
    await until(() => said().length === 1);
    await receiver.down();
    discord.say(discord.people.ada, ours, "two");
    await until(async () => (await readdir(join(folder, "gateway"))).length === 1);
    // The mark of what was heard last is on the disk by now.
    await until(async () => (await readdir(folder)).includes("gateway-last-message"));
    child.kill("SIGKILL");
    discord.gateway.drop();
    discord.say(discord.people.ada, ours, "three");
    await receiver.up();
    child = begin();
    await until(() => new Set(said()).size === 3);
    expect([...new Set(said())]).toEqual(["one", "two", "three"]);
  }, 60_000);

  it("goes on without words where the intent is switched off, and says so", async () => {
    discord.world.messageContent = false;
    await start();
    await connected();
    expect(running?.health().gateway).toBe("wordless");
    expect(written.join()).toContain("Message Content is switched off (4014)");
  });

  it("ends with a sentence where the token is refused", async () => {
    const token = `${btoa(discord.application.id)}.wrong.token`;
    await (await start({ DISCORD_TOKEN: token })).refused;
    expect(running?.health().gateway).toBe("refused");
    expect(written.join()).toContain("Discord does not know the bot's token (4004)");
  });

  it("keeps what a receiver with another secret refuses, and says so once", async () => {
    await start({ GATEWAY_SECRET: "another secret altogether" });
    await connected();
    const ours = thread();
    for (const text of ["one", "two"]) discord.say(discord.people.ada, ours, text);
    await until(() => written.join().includes("Set the same GATEWAY_SECRET"));
    expect(running?.health().pending).toBe(2);
    expect(written.join().match(/Set the same GATEWAY_SECRET/g)).toHaveLength(1);
    expect(receiver.heard).toEqual([]);
  });

  it("does not start without an address to forward to, and says which variable is missing", async () => {
    const config = readConfig({ DISCORD_TOKEN: discord.token, GATEWAY_SECRET: secret, DATA_DIR: folder });
    const log = createLog({ level: "error", secrets: [], write: () => {} });
    await expect(startGateway(config, log)).rejects.toMatchObject({
      problems: [{ variable: "RECEIVER_URL", problem: "gateway_needs" }],
    });
  });
});

describe("POST /discord/gateway", () => {
  const event = { t: "MESSAGE_DELETE", d: { id: "1", channel_id: "2" } };
  const body = JSON.stringify(event);
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  beforeEach(async () => {
    receiver = await openReceiver();
  });
  afterEach(() => receiver.down());
  const post = (headers: Record<string, string>, sent = body) =>
    receiver.routes.request("/discord/gateway", { method: "POST", headers, body: sent });
  const headers = async (now = Date.now(), sent = body) =>
    signForwarded(await importSecret(secret), { event: "MESSAGE_DELETE:1", body: sent, now });

  it("takes what our Gateway process signed lately, as it was signed, and nothing else", async () => {
    expect((await post(await headers())).status).toBe(204);
    const good = await headers();
    const others: [Record<string, string>, string?][] = [
      [{}],
      [good, body.replace('"2"', '"3"')],
      [{ ...good, "x-kindling-event": "MESSAGE_DELETE:2" }],
      [{ ...good, "x-kindling-signature": "0".repeat(64) }],
      [await headers(Date.now() - 3_600_000)],
      [await headers(Date.now() + 3_600_000)],
      [await signForwarded(await importSecret("not the secret"), { event: "MESSAGE_DELETE:1", body, now: Date.now() })],
    ];
    for (const [sent, changed] of others) expect((await post(sent, changed)).status).toBe(401);
    expect(receiver.heard).toEqual([event]);
  });

  it("tells what will never be understood from what is to come again", async () => {
    const nonsense = JSON.stringify({ t: "TYPING_START", d: {} });
    expect((await post(await headers(Date.now(), nonsense), nonsense)).status).toBe(400);
    receiver.fail(1);
    expect((await post(await headers())).status).toBe(503);
  });
});
