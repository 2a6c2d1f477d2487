import { afterEach, describe, expect, it, vi } from "vitest";
import { createInProcessQueue, type Deliver } from "../../src/queue/in-process.ts";
import type { WakeUp } from "../../src/queue/wake-up.ts";
import { quiet } from "../engine/world.ts";

const wake = (step: string, generation = 1, delayMs = 0, run = "r") => ({
  workspace: "w",
  run,
  step,
  generation,
  delayMs,
});

/** A handler whose deliveries end when they are told to. */
function held() {
  const begun: WakeUp[] = [];
  const ends = new Map<string, () => void>();
  const deliver: Deliver = (wakeUp, { signal }) => {
    begun.push(wakeUp);
    return new Promise<void>((resolve) => {
      ends.set(wakeUp.step, resolve);
      signal.addEventListener("abort", () => resolve());
    });
  };
  return { begun, deliver, end: (step: string) => ends.get(step)?.(), steps: () => begun.map(({ step }) => step) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("the in-process queue", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("keeps what was published before it starts", async () => {
    const queue = createInProcessQueue({ log: quiet });
    const work = held();
    await queue.publish([wake("a")]);
    expect(work.steps()).toEqual([]);
    queue.start(work.deliver);
    expect(work.steps()).toEqual(["a"]);
  });

  it("works so many at once, in the order in which they came", async () => {
    const queue = createInProcessQueue({ steps: 2, log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.publish(["a", "b", "c", "d"].map((step) => wake(step)));
    expect(work.steps()).toEqual(["a", "b"]);
    work.end("b");
    await turn();
    expect(work.steps()).toEqual(["a", "b", "c"]);
    work.end("a");
    work.end("c");
    await turn();
    expect(work.steps()).toEqual(["a", "b", "c", "d"]);
  });

  it("lets cards through while every step's place is taken", async () => {
    const queue = createInProcessQueue({ steps: 1, log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.publish([wake("a"), wake("b"), wake("card")]);
    expect(work.steps()).toEqual(["a", "card"]);
  });

  it("keeps only the newest wake-up of a step that waits", async () => {
    const queue = createInProcessQueue({ steps: 1, log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.publish([wake("a"), wake("b", 1), wake("b", 3), wake("b", 2), wake("b", 1, 0, "other")]);
    work.end("a");
    await turn();
    work.end("b");
    await turn();
    expect(work.begun.slice(1)).toMatchObject([
      { step: "b", generation: 3, run: "r" },
      { step: "b", generation: 1, run: "other" },
    ]);
  });

  it("delivers what is delayed when its time has come", async () => {
    vi.useFakeTimers();
    const queue = createInProcessQueue({ log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.publish([wake("later", 1, 5_000)]);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(work.steps()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(work.steps()).toEqual(["later"]);
  });

  it("tries a delivery again that wrote nothing, and then leaves it to the sweeper", async () => {
    vi.useFakeTimers();
    const queue = createInProcessQueue({ log: quiet });
    let tries = 0;
    queue.start(async () => {
      tries += 1;
      throw new Error("the database is away");
    });
    await queue.publish([wake("a")]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBe(4);
  });

  it("stops: takes up nothing more, and aborts what does not end in time", async () => {
    const queue = createInProcessQueue({ steps: 1, log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.publish([wake("a"), wake("b"), wake("c", 1, 5)]);
    await queue.stop(10);
    expect(work.steps()).toEqual(["a"]);
    await expect(queue.publish([wake("d")])).rejects.toThrow("nothing more");
  });

  it("is idle when nothing is in work", async () => {
    const queue = createInProcessQueue({ log: quiet });
    const work = held();
    queue.start(work.deliver);
    await queue.idle();
    await queue.publish([wake("a")]);
    let idle = false;
    const waiting = queue.idle().then(() => {
      idle = true;
    });
    await turn();
    expect(idle).toBe(false);
    work.end("a");
    await waiting;
    expect(idle).toBe(true);
  });
});
