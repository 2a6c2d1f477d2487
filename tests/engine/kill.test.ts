import { describe, expect, it } from "vitest";
import { migratePostgres } from "../../src/store/migrate.ts";
import { killOften } from "../proof/kill.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";

describe("a process that is killed at random moments", () => {
  // The short form; `npm run proof kill` kills more often.
  it("finishes everything after its restarts, posts once and charges once (pglite)", { timeout: 120_000 }, async () => {
    const { problems } = await killOften({ kills: 2, runs: 4, seed: Date.now() });
    expect(problems).toEqual([]);
  });

  it.runIf(databaseUrl)("finishes everything after its restarts (postgres)", { timeout: 120_000 }, async () => {
    const { url, drop } = await createDatabase();
    await migratePostgres(url);
    const { problems } = await killOften({ kills: 4, runs: 6, seed: Date.now(), url });
    await drop();
    expect(problems).toEqual([]);
  });
});
