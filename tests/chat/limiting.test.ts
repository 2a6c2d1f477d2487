import { afterEach, beforeAll, expect, it } from "vitest";
import { createLimiter } from "../../src/cache/limiter.ts";
import { createMemoryCache } from "../../src/cache/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { quiet } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, type ChatWorld, createChatWorld } from "./world.ts";

eachDatabase("requests of one person", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  it("are limited within a minute; others are not held up, Stop gets through, and it says when to come back", async () => {
    let now = 1_800_000_000_000;
    const limiter = createLimiter({ cache: createMemoryCache(() => now), now: () => new Date(now), log: quiet });
    world = await createChatWorld(store, { limits: { limiter, perMinute: 3 } });
    for (let count = 0; count < 3; count++) expect(ackText(await world.command("list"))).not.toContain("a lot");
    const refused = ackText(await world.command("how to bake bread"));
    expect(refused).toMatch(/3 times are allowed\)\. Go on in \d+/);
    expect(refused).toContain("how to bake bread");
    expect(await world.runs()).toEqual([]);
    expect(ackText(await world.command("list", { name: "Bob" }))).not.toContain("a lot");
    const stop = { label: "", action: "stop", value: "0198c9a8-0000-7000-8000-000000000000" };
    expect(ackText(await world.press(stop))).not.toContain("a lot");
    now += 120_000;
    expect(ackText(await world.command("list"))).not.toContain("a lot");
  });
});
