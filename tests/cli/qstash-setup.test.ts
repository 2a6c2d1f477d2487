import { afterAll, beforeAll, expect, it } from "vitest";
import { setupQstash } from "../../src/cli/qstash-setup.ts";
import { readConfig } from "../../src/config.ts";
import { checkQstash, checkRedis } from "../../src/doctor/upstash.ts";
import { type QstashDouble, startQstashDouble } from "../doubles/upstash/qstash.ts";
import { startRedisDouble } from "../doubles/upstash/redis.ts";
import { hasRedis, startRedis } from "../setup/redis.ts";

const publicUrl = "https://kindling.example.com";
let qstash: QstashDouble;
beforeAll(async () => {
  qstash = await startQstashDouble();
});
afterAll(() => qstash.close());

const configOf = (env: Record<string, string> = {}) => {
  const config = readConfig({ ...qstash.environment(publicUrl), ...env }).qstash;
  if (config === null) throw new Error("QStash is off");
  return config;
};
const doctor = async (env: Record<string, string> = {}) => (await checkQstash(configOf(env), fetch)).code;

it("makes one schedule, however often it is asked, and the doctor sees it", async () => {
  expect(await doctor()).toBe("qstash_unscheduled");
  for (let times = 0; times < 2; times += 1)
    expect(await setupQstash({ qstash: configOf() })).toEqual({
      ...{ text: `QStash calls ${publicUrl}/jobs/tick once a minute.`, ok: true },
    });
  expect(qstash.schedules.list()).toMatchObject([
    { scheduleId: "kindling-tick", destination: `${publicUrl}/jobs/tick` },
  ]);
  expect(await doctor()).toBe("qstash_ok");
  expect(await doctor({ PUBLIC_URL: "https://moved.example.com" })).toBe("qstash_unscheduled");
});

it("says what stands in the way", async () => {
  await expect(setupQstash({ qstash: null })).rejects.toMatchObject({ problems: [{ variable: "QSTASH_TOKEN" }] });
  const refused = await setupQstash({ qstash: configOf({ QSTASH_TOKEN: "wrong" }) });
  expect(refused.ok).toBe(false);
  expect(refused.text).toContain("Check QSTASH_TOKEN");
  expect(refused.text).not.toContain("wrong");
  expect(await doctor({ QSTASH_TOKEN: "wrong" })).toBe("qstash_refused");
  expect(await doctor({ QSTASH_CURRENT_SIGNING_KEY: "old", QSTASH_NEXT_SIGNING_KEY: "older" })).toBe("qstash_keys");
  expect(await doctor({ QSTASH_URL: "http://127.0.0.1:1" })).toBe("qstash_away");
});

it.skipIf(!hasRedis)("says how the shared Redis is", async () => {
  const redis = await startRedis();
  const front = await startRedisDouble({ socket: redis.socket });
  expect((await checkRedis(front)).code).toBe("redis_ok");
  expect((await checkRedis({ ...front, token: "wrong" })).code).toBe("redis_refused");
  await front.close();
  await redis.close();
  expect((await checkRedis(front)).code).toBe("redis_away");
});
