import { setTimeout as wait } from "node:timers/promises";
import { setupQstash } from "../../src/cli/qstash-setup.ts";
import { readConfig } from "../../src/config.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { type BareWorkerd, startBareWorkerd } from "../edge/bare-workerd.ts";
import { bundleWorker } from "../edge/bundle.ts";
import { type EdgeWorld, openEdgeWorld } from "../edge/world.ts";
import { asAdmin } from "../setup/databases.ts";
import { textOf } from "../slack/port.ts";

/** How hard it is made. */
export interface ChaosOptions {
  runs: number;
  seed: number;
  /** How often workerd is killed, in milliseconds. */
  killEveryMs: number;
  /** When it is given up, in milliseconds. */
  withinMs: number;
  /** For who watches. */
  onProgress?: (line: string) => void;
}

/** What came of it. */
export interface ChaosOutcome {
  acknowledged: number;
  kills: number;
  deliveries: number;
  lost: number;
  problems: string[];
}

/** How often the tick comes, in milliseconds: a minute in life. */
const tickEveryMs = 5_000;

/**
 * The edge under a QStash that delivers 25 % twice, loses 10 % and reorders, a workerd that is killed every few seconds,
 * and a Redis and a Postgres that break off in the middle. Every run that was acknowledged must end, with one card and one
 * result, and no step may be completed twice. Needs `DATABASE_URL` and a redis-server.
 */
export async function edgeChaos({
  runs,
  seed,
  killEveryMs,
  withinMs,
  onProgress,
}: ChaosOptions): Promise<ChaosOutcome> {
  const random = seeded(seed);
  const world = await openEdgeWorld({ duplicate: 0.25, lose: 0.1, reorderMs: 300, random });
  await migratePostgres(world.database.url);
  const bundle = await bundleWorker();
  let workerd: BareWorkerd = await startBareWorkerd(bundle, world.environment);
  const port = Number(new URL(workerd.url).port);
  world.balancer.targets.push(workerd.url);
  const scheduled = await setupQstash(readConfig(world.environment));
  if (!scheduled.ok) throw new Error(scheduled.text);
  // What the schedule sends is lost as often as anything.
  world.qstash.schedules.run(tickEveryMs);

  let acknowledged = 0;
  let kills = 0;
  const over = Date.now() + withinMs;
  let done = false;
  const killing = (async () => {
    while (!done) {
      await wait(killEveryMs * (0.5 + random()));
      if (done) return;
      await workerd.kill();
      kills += 1;
      workerd = await startBareWorkerd(bundle, world.environment, { port });
    }
  })();
  const breaking = (async () => {
    await wait(killEveryMs * 1.5);
    await world.redis.stop();
    await asAdmin(
      (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${world.database.name}`,
    );
    await wait(1_000);
    await world.redis.restart();
  })();
  for (let run = 0; run < runs; run += 1) {
    const told = await world.expand(`why idea number ${run} matters`);
    // Slack says so to whoever typed it: they type it again.
    if (told.status === 200 && !/try again|could not/i.test(JSON.stringify(told.body))) acknowledged += 1;
    await wait(50);
  }
  await breaking;
  for (let shown = ""; world.finished().length < acknowledged && Date.now() < over; await wait(500)) {
    const line = `${world.finished().length} of ${acknowledged} done, ${kills} kills, ${world.qstash.lost()} lost`;
    if (line !== shown) onProgress?.(line);
    shown = line;
  }
  done = true;
  await killing;
  await wait(2_000);
  const problems = await judge(world, acknowledged);
  const { delivered } = world.qstash;
  const outcome = { acknowledged, kills, deliveries: delivered.length, lost: world.qstash.lost(), problems };
  await workerd.kill();
  await bundle.remove();
  await world.close();
  return outcome;
}

/** What is wrong with how it ended. */
async function judge(world: EdgeWorld, acknowledged: number): Promise<string[]> {
  const problems: string[] = [];
  const roots = world.roots();
  if (world.finished().length !== acknowledged)
    problems.push(`${acknowledged} runs were acknowledged, ${world.finished().length} are done`);
  const titles = roots.map((root) => textOf(root).split("\n")[0]);
  const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
  if (twice.length > 0) problems.push(`cards that are there twice: ${twice.join("; ")}`);
  for (const root of world.finished()) {
    const results = world.results(root).length;
    if (results !== 1) problems.push(`${results} results of ${textOf(root).split("\n")[0]}`);
  }
  const url = world.database.url;
  const open = await asAdmin(
    (sql) => sql`select status, count(*)::int from runs where status <> 'done' group by 1`,
    url,
  );
  for (const { status, count } of open) problems.push(`${count} runs are ${status}`);
  const versions = await asAdmin(
    (sql) => sql`select count(*)::int from (select idea_id from outputs group by idea_id having count(*) > 1) twice`,
    url,
  );
  if (versions[0]?.count !== 0) problems.push(`${versions[0]?.count} ideas have more than one version`);
  return problems;
}

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
