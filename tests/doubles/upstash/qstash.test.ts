import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Client, Receiver } from "@upstash/qstash";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type QstashDouble, startQstashDouble } from "./qstash.ts";

let qstash: QstashDouble;
let client: Client;
/** What came to the receiving server, and what it answers next. */
let came: { url: string; body: string; headers: Record<string, string> }[];
let answers: { status: number; headers?: Record<string, string>; ms?: number }[];
let url: string;
let close: () => Promise<void>;
let working: number;
let mostWorking: number;

beforeEach(async () => {
  came = [];
  answers = [];
  working = 0;
  mostWorking = 0;
  qstash = await startQstashDouble({ retrySecondMs: 1 });
  client = new Client({ baseUrl: qstash.url, token: qstash.token, devMode: false, retry: false });
  const server = createServer(async (request, response) => {
    working += 1;
    mostWorking = Math.max(mostWorking, working);
    const body = await text(request);
    came.push({ url: request.url ?? "", body, headers: request.headers as Record<string, string> });
    const { status, headers = {}, ms = 0 } = answers.shift() ?? { status: 200 };
    await wait(ms);
    working -= 1;
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(async () => {
  await qstash.close();
  await close();
});

async function until(done: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !done(); await wait(5)) if (Date.now() > end) throw new Error("it never came");
}

it("delivers what the real client publishes, signed as the real receiver wants it, also after a rotation", async () => {
  const { current, next } = qstash.keys;
  const receiver = new Receiver({ currentSigningKey: current, nextSigningKey: next, devMode: false });
  await client.publishJSON({ url, body: { one: 1 }, headers: { "x-mine": "yes" } });
  await until(() => came.length === 1);
  qstash.rotate();
  await client.publishJSON({ url, body: { two: "zwei ü" } });
  await until(() => came.length === 2);
  for (const { body, headers } of came)
    expect(await receiver.verify({ signature: headers["upstash-signature"] ?? "", body, url })).toBe(true);
  expect(came[0]?.headers).toMatchObject({
    "content-type": "application/json",
    "x-mine": "yes",
    "upstash-retried": "0",
  });
  qstash.rotate();
  await client.publishJSON({ url, body: {} });
  await until(() => came.length === 3);
  const late = receiver.verify({ signature: came[2]?.headers["upstash-signature"] ?? "", body: "{}", url });
  await expect(late).rejects.toThrow();
});

it("takes a batch, delivers an id once, and holds back what is delayed", async () => {
  const batch = [1, 2, 2].map((id) => ({ url, body: { id }, deduplicationId: `id-${id}` }));
  expect(await client.batchJSON(batch)).toHaveLength(3);
  await client.publishJSON({ url, body: { id: 3 }, delay: 1 });
  await until(() => came.length === 2);
  await wait(300);
  expect(came.map(({ body }) => body).sort()).toEqual(['{"id":1}', '{"id":2}']);
  await until(() => came.length === 3);
});

it("tries again, buries, and tells the failure callback with what was sent", async () => {
  answers = [{ status: 500 }, { status: 503, headers: { "retry-after": "1" } }, { status: 500 }];
  await client.publishJSON({ url, body: { n: 1 }, retries: 2, failureCallback: `${url}/failed` });
  await until(() => came.length === 4);
  const told = JSON.parse(came[3]?.body ?? "");
  expect(came[3]?.url).toBe("/hook/failed");
  expect(told).toMatchObject({ status: 500, retried: 2, maxRetries: 2, url });
  expect(Buffer.from(told.sourceBody, "base64").toString()).toBe('{"n":1}');
  const { messages } = await client.dlq.listMessages();
  expect(messages).toMatchObject([{ responseStatus: 500, url }]);
  await client.dlq.delete(messages[0]?.dlqId ?? "");
  expect((await client.dlq.listMessages()).messages).toEqual([]);
});

it("buries at once what is answered 489", async () => {
  answers = [{ status: 489, headers: { "Upstash-NonRetryable-Error": "true" } }];
  await client.publishJSON({ url, body: {}, retries: 3 });
  await until(() => qstash.dead.length === 1);
  expect(came).toHaveLength(1);
});

it("keeps a key's parallelism", async () => {
  answers = Array.from({ length: 6 }, () => ({ status: 200, ms: 20 }));
  const message = { url, body: {}, flowControl: { key: "one.key", parallelism: 2 } };
  await client.batchJSON(Array.from({ length: 6 }, () => ({ ...message, body: {} })));
  await until(() => came.length === 6);
  expect(mostWorking).toBe(2);
});

it("keeps schedules by their id", async () => {
  const schedule = { scheduleId: "tick", cron: "* * * * *", destination: url };
  await client.schedules.create(schedule);
  await client.schedules.create({ ...schedule, cron: "CRON_TZ=Europe/Berlin 0 4 * * *" });
  expect(await client.schedules.list()).toMatchObject([
    { scheduleId: "tick", cron: "CRON_TZ=Europe/Berlin 0 4 * * *" },
  ]);
  qstash.schedules.fire("tick");
  await until(() => came.length === 1);
  expect(came[0]?.headers["upstash-schedule-id"]).toBe("tick");
  await client.schedules.pause({ schedule: "tick" });
  qstash.schedules.fire("tick");
  await client.schedules.delete("tick");
  expect(await client.schedules.list()).toEqual([]);
  expect(came).toHaveLength(1);
});

it("refuses what QStash refuses", async () => {
  const stranger = new Client({ baseUrl: qstash.url, token: "wrong", devMode: false, retry: false });
  await expect(stranger.publishJSON({ url, body: {} })).rejects.toThrow("unauthorized");
  await expect(client.publishJSON({ url: "localhost/hook", body: {} })).rejects.toThrow("scheme");
  await expect(client.publishJSON({ url, body: {}, delay: "8d" })).rejects.toThrow("maxDelay");
  await expect(client.publishJSON({ url, body: {}, flowControl: { key: "a:b", parallelism: 1 } })).rejects.toThrow(
    "flow control",
  );
  const crons = Array.from({ length: 10 }, (_, n) =>
    client.schedules.create({ destination: url, cron: "* * * * *", scheduleId: `s${n}` }),
  );
  await Promise.all(crons);
  await expect(client.schedules.create({ destination: url, cron: "* * * * *" })).rejects.toThrow("limit");
  await expect(client.schedules.create({ destination: url, cron: "often", scheduleId: "s1" })).rejects.toThrow("cron");
});

it("loses, duplicates and reorders when it is told to", async () => {
  qstash.faults.lose = 1;
  await client.publishJSON({ url, body: {} });
  expect(qstash.lost()).toBe(1);
  Object.assign(qstash.faults, { lose: 0, duplicate: 1 });
  await client.publishJSON({ url, body: {} });
  await until(() => came.length === 2);
  expect(new Set(came.map(({ headers }) => headers["upstash-message-id"])).size).toBe(1);
});
