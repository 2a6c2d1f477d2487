import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migratePostgres } from "../../src/store/migrate.ts";
import { asAdmin, databaseUrl } from "../setup/databases.ts";
import { hasRedis } from "../setup/redis.ts";
import { edgeStory } from "./story.ts";
import { startWorkerd } from "./workerd.ts";
import { type EdgeWorld, openEdgeWorld } from "./world.ts";

/** The Worker on a real workerd with its R2, a real Postgres, a real Redis, and a QStash that duplicates and reorders. */
describe.skipIf(!databaseUrl || !hasRedis)("the Worker, woken by QStash", () => {
  let world: EdgeWorld;
  beforeAll(async () => {
    world = await openEdgeWorld({ duplicate: 0.25, reorderMs: 50 });
    await migratePostgres(world.database.url);
    world.add(await startWorkerd(world.environment, { bucket: true }));
  }, 60_000);
  afterAll(() => world?.close());

  edgeStory(() => ({
    world,
    why: () => JSON.stringify(world.qstash.delivered.filter(({ status }) => status !== 200).slice(-5)),
  }));

  it("keeps pictures in the bucket, and only who may see them in the database", async () => {
    const rows = await asAdmin(
      (sql) => sql`select count(*)::int as kept, count(bytes)::int as with_bytes from blobs`,
      world.database.url,
    );
    expect(rows[0]?.kept).toBeGreaterThan(0);
    expect(rows[0]?.with_bytes).toBe(0);
  });

  it("sweeps by itself, with QStash away", async () => {
    const swept = await fetch(`${world.servers[0]?.url}/cdn-cgi/handler/scheduled`);
    expect(swept.status).toBe(200);
  });
});
