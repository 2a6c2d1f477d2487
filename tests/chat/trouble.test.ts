import { afterEach, beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import type { Answer } from "../pipelines/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, buttonOf, type ChatWorld, createChatWorld, threadOf } from "./world.ts";

eachDatabase("a platform in trouble", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  const expandWith = async (prepare: (world: ChatWorld) => void) => {
    world = await createChatWorld(store);
    prepare(world);
    await world.command("how to keep bees");
    const run = await world.until(ended);
    await world.settle();
    return run;
  };

  it.each(["refused", "lost"] as const)(
    "leaves one card and one result when every first post is %s (P3)",
    async (how) => {
      const run = await expandWith(({ port }) => {
        for (const method of ["post", "post", "openThread"] as const) port.fail({ method, how });
      });
      expect(run.status).toBe("done");
      expect(world.port.in("c:general")).toHaveLength(1);
      expect(world.port.in(threadOf(world))).toHaveLength(1);
    },
  );

  it("leaves one result when the answer to its post was lost (P3)", async () => {
    const gate = Promise.withResolvers<void>();
    world = await createChatWorld(store, { script: { review: ({ demo }) => gate.promise.then(() => demo) } });
    await world.command("how to keep bees");
    await world.until(({ steps }) => steps.some(({ key, state }) => key === "review" && state === "running"));
    world.port.fail({ method: "post", how: "lost" });
    gate.resolve();
    const run = await world.until(ended);
    await world.settle();
    expect(run.steps.find(({ key }) => key === "deliver")?.attempts).toBe(2);
    expect(world.port.in(threadOf(world))).toHaveLength(1);
    expect(world.port.calls.filter(({ method }) => method === "find").length).toBeGreaterThan(0);
  });

  it("or not, a text is shown under its card while it is written, never half open, and goes away when it is there", async () => {
    const gate = Promise.withResolvers<void>();
    const write: Answer = async ({ request, demo }) => {
      request.onText?.("It begins with ");
      request.onText?.("a hive\n\n```ts\nlet bees = 1;\n``");
      await gate.promise;
      return demo;
    };
    world = await createChatWorld(store, { script: { write }, engine: { liveTextMs: 1 } });
    await world.command("how to keep bees --no-images");
    const shown = () => world.port.streamed.get(world.port.in("c:general")[0]?.ref ?? "") ?? [];
    await world.until(() => shown().some((text) => text === "It begins with a hive\n\n```ts\nlet bees = 1;\n```"));
    gate.resolve();
    await world.until(ended);
    await world.settle();
    expect(shown().at(-1)).toBe("");
  });

  it("does not hold the work up when the card cannot be updated", async () => {
    const run = await expandWith(({ port }) => {
      for (let i = 0; i < 3; i++) port.fail({ method: "update", how: "refused" });
    });
    expect(run.status).toBe("done");
  });

  it("that has lost the channel fails the run once, in words that `show` repeats", async () => {
    const run = await expandWith(({ port }) => port.fail({ method: "post", how: "gone" }));
    expect(run.status).toBe("failed");
    expect(run.error).toMatchObject({ step: "announce", code: "chat.gone" });
    expect(run.steps.find(({ key }) => key === "announce")?.attempts).toBe(1);
    // What was paid for is kept.
    expect(ackText(await world.command("show 1"))).toMatch(/Score: \d+/);
  });

  it.each([
    ["", "arrived"],
    [", once, though the answer was lost", "lost"],
  ])("whose thread was deleted tells the owner privately where the work is%s, and ends", async (_, how) => {
    const gate = Promise.withResolvers<void>();
    world = await createChatWorld(store, { script: { review: ({ demo }) => gate.promise.then(() => demo) } });
    await world.command("how to keep bees");
    await world.until(({ steps }) => steps.some(({ key, state }) => key === "review" && state === "running"));
    world.port.removeThread(threadOf(world));
    if (how === "lost") world.port.fail({ method: "notify", how });
    gate.resolve();
    const run = await world.until(ended);
    await world.settle();
    expect(run.status).toBe("done");
    expect(world.port.notes).toHaveLength(1);
    expect(world.port.notes[0]).toMatchObject({ target: "c:general", person: "ada" });
    expect(cardText(world.port.notes[0]!.card)).toContain("The thread of idea 1 was deleted. The work is kept");
  });

  it("whose card was deleted gets no storm of updates", async () => {
    const gate = Promise.withResolvers<void>();
    world = await createChatWorld(store, { script: { write: ({ demo }) => gate.promise.then(() => demo) } });
    await world.command("how to keep bees");
    await world.until(({ steps }) => steps.some(({ key, state }) => key === "write" && state === "running"));
    await expect.poll(() => world.port.in("c:general").length).toBe(1);
    const [card] = world.port.in("c:general");
    world.port.remove(card!.ref);
    const before = world.port.calls.filter(({ method }) => method === "update").length;
    gate.resolve();
    expect((await world.until(ended)).status).toBe("done");
    await world.settle();
    const after = world.port.calls.filter(({ method }) => method === "update").length;
    expect(after - before).toBeLessThanOrEqual(2);
    expect(world.port.in("c:general")).toEqual([]);
  });

  it("does not stop Download from being private, and gives it once", async () => {
    await expandWith(() => {});
    const download = buttonOf(world.port.in(threadOf(world))[0]!.card, "Download");
    world.port.fail({ method: "notify", how: "lost" });
    await world.press(download);
    await world.until(ended, 1);
    await world.settle();
    expect(world.port.notes).toHaveLength(1);
  });
});
