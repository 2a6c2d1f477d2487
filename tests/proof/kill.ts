import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { openPglite } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { modelCalls, runs, steps } from "../../src/store/schema.ts";
import { startService } from "./service.ts";
import { randomFrom } from "./simulation.ts";

const child = fileURLToPath(new URL("kill-child.ts", import.meta.url));

/** What came of it. No problems: everything finished, nothing was posted twice, nothing bought twice but waste. */
export interface KillOutcome {
  problems: string[];
  runs: number;
  steps: number;
  kills: number;
  bought: number;
  wasted: number;
  ms: number;
}

/**
 * Starts a process with some runs, kills it (SIGKILL) at random moments and starts it again, `kills` times; then lets it
 * finish. `url`: a migrated Postgres; without it, an embedded database in a directory of its own.
 */
export async function killOften(options: {
  kills: number;
  runs: number;
  seed: number;
  url?: string;
}): Promise<KillOutcome> {
  const startedAt = performance.now();
  const random = randomFrom(options.seed);
  const service = await startService();
  const dataDir = mkdtempSync(join(tmpdir(), "kindling-kill-"));
  const where = options.url ?? join(dataDir, "db");
  const open = () => (options.url ? Promise.resolve(openPostgres(options.url)) : openPglite({ dataDir: where }));
  const begin = async (count: number) => {
    const running = spawn(process.execPath, [child, where, service.url, String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(running.stdout, "data");
    return running;
  };
  const kill = async (running: Awaited<ReturnType<typeof begin>>) => {
    const exited = once(running, "exit");
    running.kill("SIGKILL");
    await exited;
  };
  /** Read between two lives, since an embedded database has one user at a time. */
  const openRuns = async (): Promise<number> => {
    const store = await open();
    const found = await store.asSystem((tx) => tx.$count(runs, sql`status in ('running', 'waiting', 'parked')`));
    await store.close();
    return found;
  };

  try {
    let running = await begin(options.runs);
    for (let n = 0; n < options.kills; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50 + random() * 900));
      await kill(running);
      running = await begin(0);
    }
    let left = options.runs;
    for (let n = 0; n < 20 && left > 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await kill(running);
      left = await openRuns();
      if (left > 0) running = await begin(0);
    }

    const store = await open();
    const { work, calls, all } = await store.asSystem(async (tx) => ({
      work: await tx.select().from(steps),
      calls: await tx.select().from(modelCalls),
      all: await tx.select().from(runs),
    }));
    await store.close();
    const problems: string[] = [];
    for (const run of all) if (run.status !== "done") problems.push(`run ${run.id} is ${run.status}`);
    for (const step of work)
      if (step.state !== "done") problems.push(`step ${step.key} of ${step.runId} is ${step.state}`);
    for (const [key, times] of service.posts) if (times !== 1) problems.push(`${key} was posted ${times} times`);
    if (service.posts.size !== options.runs * 2)
      problems.push(`${service.posts.size} posts instead of ${options.runs * 2}`);
    const wasted = calls.filter(({ state }) => state === "wasted").length;
    for (const { runId, key, type } of work) {
      if (type !== "kill.buy@1") continue;
      const entries = calls.filter((call) => call.runId === runId && call.stepKey === key);
      const settled = entries.filter(({ state }) => state === "settled").length;
      if (settled !== 1) problems.push(`${key} of ${runId} was charged ${settled} times`);
      const bought = service.bought.get(`${runId} ${key}`) ?? 0;
      if (bought > entries.length)
        problems.push(`${key} of ${runId} was bought ${bought} times, and booked ${entries.length}`);
    }
    const bought = [...service.bought.values()].reduce((sum, times) => sum + times, 0);
    const ms = Math.round(performance.now() - startedAt);
    return { problems, runs: all.length, steps: work.length, kills: options.kills, bought, wasted, ms };
  } finally {
    await service.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
