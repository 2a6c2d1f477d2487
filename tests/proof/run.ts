import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { migratePostgres } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { migratedSnapshot } from "../setup/snapshot.ts";
import { converse } from "./conversation.ts";
import { crashOnce } from "./crash.ts";
import { edgeChaos } from "./edge.ts";
import { checkGraphs } from "./graph-property.ts";
import { killOften } from "./kill.ts";
import type { Faults } from "./simulation.ts";

/*
 * npm run proof [graphs|crash|kill|conversation|edge …] [--short] [--db pglite|postgres] [--seed N] [--count N]
 * Without names all of them, on every database there is; Postgres is that of DATABASE_URL.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    db: { type: "string" },
    seed: { type: "string" },
    count: { type: "string" },
  },
});
const server = process.env.DATABASE_URL;
const kinds = (["pglite", "postgres"] as const).filter((kind) => (values.db ?? kind) === kind);
const seed = values.seed === undefined ? undefined : Number(values.seed);

interface Line {
  proof: string;
  database: string;
  what: string;
  problems: number;
  seconds: number;
}
const lines: Line[] = [];
const complain = (problem: string) => console.error(problem);

const proofs: Record<string, (kind: (typeof kinds)[number]) => Promise<Omit<Line, "proof" | "database" | "seconds">>> =
  {
    graphs: (kind) =>
      withStore(kind, async (store) => {
        const count = Number(values.count ?? (values.short ? 200 : 10_000));
        const from = seed ?? Math.floor(Math.random() * 2 ** 31);
        try {
          const done = await checkGraphs(store, { graphs: count, batch: 50, seed: from });
          return { what: `${done.graphs} random graphs, ${done.steps} steps`, problems: 0 };
        } catch (error) {
          complain(`${error}\nreplay: node tests/proof/run.ts graphs --seed ${from} --db ${kind}`);
          return { what: `random graphs from seed ${from}`, problems: 1 };
        }
      }),

    crash: (kind) =>
      withStore(kind, async (store) => {
        const count = Number(values.count ?? (seed !== undefined ? 1 : values.short ? 40 : 2_000));
        const from = seed ?? 1;
        const faults: Faults = { crashes: 0, zombies: 0, lostAnswers: 0, lostWakeUps: 0, duplicates: 0 };
        let failed = 0;
        let steps = 0;
        for (let at = from; at < from + count; at += 1) {
          const outcome = await crashOnce(store, at);
          steps += outcome.steps;
          for (const key of Object.keys(faults) as (keyof Faults)[]) faults[key] += outcome.faults[key];
          if (outcome.problems.length === 0) continue;
          failed += 1;
          complain(`${outcome.problems.join("\n")}\nreplay: node tests/proof/run.ts crash --seed ${at} --db ${kind}`);
        }
        const list = Object.entries(faults).map(([fault, times]) => `${times} ${fault}`);
        return { what: `${count} seeds, ${steps} steps committed; ${list.join(", ")}`, problems: failed };
      }),

    kill: (kind) =>
      withUrl(kind, async (url) => {
        const options = { kills: values.short ? 2 : 15, runs: values.short ? 4 : 30, seed: seed ?? Date.now() };
        const done = await killOften({ ...options, ...(url && { url }) });
        for (const problem of done.problems) complain(problem);
        const { runs, steps, kills, bought, wasted } = done;
        return {
          what: `${kills} × kill -9, ${runs} runs, ${steps} steps, ${bought} paid calls of which ${wasted} wasted`,
          problems: done.problems.length,
        };
      }),

    conversation: (kind) =>
      withStore(kind, async (store) => {
        const from = seed ?? Math.floor(Math.random() * 2 ** 31);
        const people = Number(values.count ?? (values.short ? 40 : 500));
        const size = values.short ? { replies: 2, pauseMs: 300 } : { replies: 4, pauseMs: 5_000 };
        const { threads, said, runs, versions, problems } = await converse(store, { ...size, people, seed: from });
        for (const problem of problems) complain(problem);
        if (problems.length > 0) complain(`again: node tests/proof/run.ts conversation --seed ${from} --db ${kind}`);
        return {
          what: `${people} people in ${threads} threads, ${said} replies, ${runs} runs, ${versions} versions`,
          problems: problems.length,
        };
      }),

    async edge(kind) {
      if (kind === "pglite") return { what: "a Worker has no embedded database", problems: 0 };
      const from = seed ?? Math.floor(Math.random() * 2 ** 31);
      const size = { runs: Number(values.count ?? (values.short ? 6 : 200)), killEveryMs: 4_000 };
      const done = await edgeChaos({ ...size, seed: from, withinMs: 30 * 60_000, onProgress: complain });
      for (const problem of done.problems) complain(problem);
      if (done.problems.length > 0) complain(`again: node tests/proof/run.ts edge --seed ${from} --db postgres`);
      const { acknowledged, kills, deliveries, lost, problems } = done;
      return {
        what: `${acknowledged} runs on workerd, ${kills} × kill -9, ${deliveries} deliveries, ${lost} lost`,
        problems: problems.length,
      };
    },
  };
/** Takes minutes even when it is short, and a redis-server. */
const onlyByName = new Set(["edge"]);

for (const [proof, prove] of Object.entries(proofs)) {
  if (positionals.length > 0 ? !positionals.includes(proof) : onlyByName.has(proof)) continue;
  for (const database of kinds) {
    if (database === "postgres" && !server) {
      console.error("postgres: skipped, DATABASE_URL is not set");
      continue;
    }
    const startedAt = performance.now();
    const line = await prove(database);
    lines.push({ proof, database, ...line, seconds: Math.round((performance.now() - startedAt) / 100) / 10 });
  }
}
console.log("| proof | database | what | problems | seconds |\n|---|---|---|---|---|");
for (const { proof, database, what, problems, seconds } of lines) {
  console.log(`| ${proof} | ${database} | ${what} | ${problems} | ${seconds} |`);
}
process.exit(lines.length > 0 && lines.every(({ problems }) => problems === 0) ? 0 : 1);

/** A migrated, empty Postgres database for a while; nothing for an embedded one. */
async function withUrl<T>(kind: (typeof kinds)[number], use: (url: string | undefined) => Promise<T>): Promise<T> {
  if (kind === "pglite" || !server) return use(undefined);
  const name = `kindling_proof_${randomBytes(4).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  try {
    await migratePostgres(url.href);
    return await use(url.href);
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end({ timeout: 5 });
  }
}

async function withStore<T>(kind: (typeof kinds)[number], use: (store: Store) => Promise<T>): Promise<T> {
  return withUrl(kind, async (url) => {
    const store = url ? openPostgres(url) : await openPglite({ memory: true, snapshot: await migratedSnapshot() });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  });
}
