import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLog } from "../../src/log.ts";
import { createInProcessQueue, type Deliver, type InProcessQueue } from "../../src/queue/in-process.ts";
import type { WakeUp } from "../../src/queue/wake-up.ts";

const log = createLog({ level: "error", secrets: [], write: () => {} });
const of = (step: string, generation = 1, delayMs = 0) => ({ workspace: "w", run: "r", step, generation, delayMs });

let queue: InProcessQueue;
/** What was delivered, in order, and how to end each. */
let begun: { wakeUp: WakeUp; signal: AbortSignal; end: () => void; fail: () => void }[];
const deliver: Deliver = (wakeUp, { signal }) =>
  new Promise((resolve, reject) => {
    begun.push({ wakeUp, signal, end: () => resolve("worked"), fail: () => reject(new Error("nothing was written")) });
  });
const names = () => begun.map(({ wakeUp }) => wakeUp.step);

beforeEach(() => {
  vi.useFakeTimers();
  begun = [];
  queue = createInProcessQueue({ steps: 2, cards: 1, log });
});
afterEach(() => {
  vi.useRealTimers();
});

it("delivers in order, so many at a time, and cards on a lane of their own", async () => {
  await queue.publish([of("a"), of("b"), of("c"), of("card")]);
  expect(begun).toEqual([]);
  queue.start(deliver);
  expect(names()).toEqual(["a", "b", "card"]);
  begun[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(["a", "b", "card", "c"]);
});

it("keeps only the newest of a step that waits", async () => {
  await queue.publish([of("a"), of("b"), of("c", 2), of("c", 3), of("c", 1)]);
  queue.start(deliver);
  for (const { end } of begun) end();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun.map(({ wakeUp }) => wakeUp.generation)).toEqual([1, 1, 3]);
});

it("holds back what is not due yet", async () => {
  queue.start(deliver);
  await queue.publish([of("a", 1, 500)]);
  await vi.advanceTimersByTimeAsync(499);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(names()).toEqual(["a"]);
});

it("delivers again what wrote nothing, within the same bounds, and then leaves it to the sweeper", async () => {
  queue.start(deliver);
  await queue.publish([of("a")]);
  begun[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  await queue.publish([of("b"), of("c")]);
  await vi.advanceTimersByTimeAsync(1_000);
  // Two are at work: the third waits, as everything does.
  expect(names()).toEqual(["a", "b", "c"]);
  begun[1]?.end();
  await vi.advanceTimersByTimeAsync(0);
  for (let tries = 1; tries <= 3; tries += 1) {
    expect(names()).toEqual(["a", "b", "c", ...Array.from({ length: tries }, () => "a")]);
    begun.at(-1)?.fail();
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(begun).toHaveLength(6);
});

it("stops: takes up nothing more, waits a grace, then aborts what is at work", async () => {
  queue.start(deliver);
  await queue.publish([of("a"), of("b", 1, 100)]);
  const stopped = queue.stop(1_000);
  await expect(queue.publish([of("c")])).rejects.toThrow("nothing more");
  await vi.advanceTimersByTimeAsync(999);
  expect(begun[0]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun[0]?.signal.aborted).toBe(true);
  begun[0]?.end();
  await stopped;
  expect(names()).toEqual(["a"]);
});
