import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { serve } from "../../src/node.ts";
import { databaseUrl } from "../setup/databases.ts";
import { hasRedis } from "../setup/redis.ts";
import { edgeStory } from "./story.ts";
import { type EdgeWorld, openEdgeWorld, until } from "./world.ts";

/** Two processes behind a load balancer, one Postgres, and a QStash that duplicates and reorders what it delivers. */
describe.skipIf(!databaseUrl || !hasRedis)("several processes, woken by QStash", () => {
  let folder: string;
  let world: EdgeWorld;
  const written: string[] = [];
  const why = () => written.join("\n");

  async function start(): Promise<void> {
    const config = readConfig({ ...world.environment, PORT: "0", DATA_DIR: folder });
    const log = createLog({ level: "warn", secrets: [], write: (line) => written.push(line) });
    // Its own address, for the balancer; the one in the environment is the balancer's.
    world.add(await serve({ ...config, publicUrl: null }, log));
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kindling-several-"));
    world = await openEdgeWorld({ duplicate: 0.25, reorderMs: 50 });
    await start();
    await start();
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await rm(folder, { recursive: true, force: true });
  });

  edgeStory(() => ({ world, why }));

  it("shares the work, and goes on where one process goes down in the middle of a run", async () => {
    expect([...world.balancer.counts.values()].every((count) => count > 10)).toBe(true);
    const [before, count] = [world.finished().length, world.roots().length];
    await world.expand("why rain smells");
    await until(() => world.roots().length === count + 1, why);
    const [first] = world.servers.splice(0, 1);
    await first?.close();
    await until(() => world.finished().length === before + 1, why);
    expect(world.roots()).toHaveLength(count + 1);
  }, 60_000);
});
