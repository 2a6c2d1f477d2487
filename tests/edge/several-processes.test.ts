import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { type RunningServer, serve } from "../../src/node.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/server.ts";
import { type QstashDouble, startQstashDouble } from "../doubles/upstash/qstash.ts";
import { type RedisDouble, startRedisDouble } from "../doubles/upstash/redis.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";
import { startLoadBalancer } from "../setup/load-balancer.ts";
import { hasRedis, startRedis } from "../setup/redis.ts";
import { textOf } from "../slack/port.ts";

/** Two processes behind a load balancer, one Postgres, and a QStash that duplicates and reorders what it delivers. */
describe.skipIf(!databaseUrl || !hasRedis)("several processes, woken by QStash", () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let balancer: Awaited<ReturnType<typeof startLoadBalancer>>;
  let slack: SlackDouble;
  let qstash: QstashDouble;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let front: RedisDouble;
  const servers: RunningServer[] = [];
  const written: string[] = [];

  const start = async (): Promise<RunningServer> => {
    const config = readConfig({
      ...{ PORT: "0", DATA_DIR: folder, DATABASE_URL: database.url },
      ...{ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret },
      ...{ ...qstash.environment(balancer.url), ...front.environment },
    });
    const log = createLog({ level: "warn", secrets: [], write: (line) => written.push(line) });
    const server = await serve({ ...config, publicUrl: null }, log);
    servers.push(server);
    balancer.targets.push(server.url);
    return server;
  };

  beforeAll(async () => {
    [folder, database, balancer, slack, qstash] = await Promise.all([
      mkdtemp(join(tmpdir(), "kindling-several-")),
      createDatabase(),
      startLoadBalancer(),
      startSlackDouble({ rates: false }),
      startQstashDouble({ retrySecondMs: 20, faults: { duplicate: 0.25, reorderMs: 50 } }),
    ]);
    redis = await startRedis();
    front = await startRedisDouble({ socket: redis.socket });
    await start();
    await start();
    slack.listenAt(`${balancer.url}/slack/events`);
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await Promise.all([balancer?.close(), slack?.close(), qstash?.close()]);
    await front?.close();
    await redis?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const general = () => slack.channels.general;
  const roots = () => slack.messages(general()).filter(({ byBot }) => byBot);
  const expand = (text: string) =>
    slack.deliver("command", {
      ...{ command: "/expand", text: `${text} --no-images --words 200` },
      ...{ user: slack.people.ada, channel: general() },
    });
  async function until(done: () => boolean): Promise<void> {
    for (const end = Date.now() + 45_000; !done(); await wait(50))
      if (Date.now() > end) throw new Error(`It never came. ${written.join("\n")}`);
  }
  const finished = () => roots().filter((root) => textOf(root).includes("Done"));

  it("says how the cache is", async () => {
    const health = async () => (await (await fetch(`${balancer.url}/health`)).json()) as { parts: { cache: object } };
    expect((await health()).parts.cache).toEqual({ state: "ok", detail: "redis" });
    await redis.stop();
    expect(await health()).toMatchObject({ status: "ok", parts: { cache: { state: "away" } } });
    await redis.restart();
    expect((await health()).parts.cache).toMatchObject({ state: "ok" });
  });

  it("each command ends with one card and one result, every step a delivery (P2, P3)", async () => {
    const told = await Promise.all(
      ["why bees like balconies", "why moss likes walls", "why ferns like shade"].map(expand),
    );
    for (const one of told) expect(one).toMatchObject({ status: 200, refused: undefined });
    await until(() => finished().length === 3);
    expect(roots()).toHaveLength(3);
    for (const root of roots()) {
      const results = slack.messages(general(), root.ts).filter((each) => textOf(each).includes("*Version*\n1"));
      expect(results).toHaveLength(1);
    }
    const steps = qstash.published.filter(({ url, body }) => url.endsWith("/jobs/step") && !body.includes('"card"'));
    expect(steps.length).toBeGreaterThan(20);
    expect([...balancer.counts.values()].every((count) => count > 10)).toBe(true);
    expect(new Set(qstash.delivered.map(({ status }) => status))).toEqual(new Set([200]));
  }, 60_000);

  it("goes on where one process goes down in the middle of a run, and the keys are rotated", async () => {
    await expand("why lichens grow on stones");
    await until(() => roots().length === 4);
    qstash.rotate();
    const [first] = servers.splice(0, 1);
    await first?.close();
    await until(() => finished().length === 4);
    expect(roots()).toHaveLength(4);
  }, 60_000);
});
