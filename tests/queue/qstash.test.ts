import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { longestDeadlineMs } from "../../src/engine/types.ts";
import { createQstashQueue, deliveryTimeoutS } from "../../src/queue/qstash.ts";
import type { WakeUpQueue } from "../../src/queue/wake-up.ts";
import { type QstashDouble, startQstashDouble } from "../doubles/upstash/qstash.ts";

let qstash: QstashDouble;
let queue: WakeUpQueue;
const publicUrl = "http://127.0.0.1:9";
const wakeUp = (step: string, generation = 1, workspace = "slack:T1", delayMs = 0) => ({
  ...{ workspace, run: "0198", step, generation, delayMs },
});

beforeAll(async () => {
  // What is sent goes nowhere: these tests look at what is published.
  qstash = await startQstashDouble({ faults: { lose: 1 } });
  const { token, keys, url } = qstash;
  const { current: currentSigningKey, next: nextSigningKey } = keys;
  queue = createQstashQueue({ url, token, currentSigningKey, nextSigningKey, publicUrl });
});
afterAll(() => qstash.close());
beforeEach(() => void qstash.published.splice(0));

it("makes each wake-up a message of its own, with all that its delivery needs", async () => {
  await queue.publish([wakeUp("s1")]);
  await queue.publish([wakeUp("s2"), wakeUp("card", 7)]);
  expect(qstash.published).toHaveLength(3);
  const [first, , card] = qstash.published;
  expect(first).toMatchObject({
    ...{ url: `${publicUrl}/jobs/step`, retries: 3, failureCallback: `${publicUrl}/jobs/failed`, delayMs: 0 },
    ...{ deduplicationId: "0198.s1.1", timeoutMs: deliveryTimeoutS * 1000 },
    forward: { "content-type": "application/json" },
  });
  expect(JSON.parse(first?.body ?? "")).toEqual({ workspace: "slack:T1", run: "0198", step: "s1", generation: 1 });
  expect(card?.deduplicationId).toBe("0198.card.7");
  expect(deliveryTimeoutS * 1000).toBeGreaterThan(longestDeadlineMs);
});

it("sends a wake-up once, however often it is published, and a new generation anew", async () => {
  for (const generation of [1, 1, 2]) await queue.publish([wakeUp("again", generation)]);
  expect(qstash.published.map(({ deduplicationId }) => deduplicationId)).toEqual(["0198.again.1", "0198.again.2"]);
});

it("gives each workspace its own turn, steps and cards apart", async () => {
  const of = (workspace: string) => [
    wakeUp(`s-${workspace}`, 1, workspace),
    wakeUp("card", Math.random() * 1e9, workspace),
  ];
  await queue.publish(["slack:T1", "slack_T1", "discord:1", "local"].flatMap(of));
  expect(new Set(qstash.published.map(({ flowControl }) => flowControl?.key)).size).toBe(8);
});

it("holds back in whole seconds, never too short", async () => {
  await queue.publish([wakeUp("d1", 1, "w", 300), wakeUp("d2", 1, "w", 1_000), wakeUp("d3", 1, "w", 30 * 86_400_000)]);
  expect(qstash.published.map(({ delayMs }) => delayMs)).toEqual([1_000, 2_000, 7 * 86_400_000]);
});

it("publishes hundreds at once in few requests, and fails where QStash does", async () => {
  await queue.publish(Array.from({ length: 230 }, (_, n) => wakeUp(`many-${n}`)));
  expect(qstash.published).toHaveLength(230);
  qstash.breakDown(1);
  await expect(queue.publish([wakeUp("broken")])).rejects.toThrow();
  await queue.publish([]);
});
