import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { z } from "zod";
import { createEngine } from "../../src/engine/engine.ts";
import type { StepType } from "../../src/engine/types.ts";
import { createLog } from "../../src/log.ts";
import { createInProcessQueue } from "../../src/queue/in-process.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { createDatabase } from "./database.ts";
import { type Figure, median } from "./figures.ts";

/** The work: chains of ten steps, each with an output of 2 kB, eight chains at a time. */
const stepsPerChain = 10;
const atOnce = 8;
const payload = () => ({ text: randomBytes(1_000).toString("hex") });

const produce: StepType = {
  type: "bench.produce@1",
  input: z.unknown(),
  run: async () => ({ output: payload() }),
};

const silent = createLog({ level: "error", secrets: [], write: (line) => process.stderr.write(`${line}\n`) });

/**
 * Durable steps a second on Postgres, against a floor of two bare commits a step (an autocommit INSERT and an autocommit
 * UPDATE that carries the 2 kB) on the same server, with as many connections, taking turns with it in the same run.
 * Then the same again with 100,000 stored steps.
 */
export async function run({ smoke }: { smoke: boolean }): Promise<Figure[]> {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error("the engine bench measures a Postgres: set DATABASE_URL");
  const rounds = smoke ? 1 : 5;
  const chains = smoke ? 16 : 120;
  const stored = smoke ? 2_000 : 100_000;

  const database = await createDatabase(server);
  const bare = postgres(database.url, { max: atOnce, onnotice: () => {} });
  const store = openPostgres(database.url, { max: atOnce });
  try {
    await bare`create table bare (id uuid primary key, output jsonb)`;
    const work = await prepare(store);
    await work(atOnce * 2);
    await floor(bare, atOnce * 2);

    /** Floor and engine in turns. The rate of the engine, that of the floor, and the middle of their ratios. */
    const compare = async (figure: string, chainsARound: number): Promise<Figure & { ratio: number }> => {
      const rates: { engine: number; floor: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        rates.push({ floor: await floor(bare, chainsARound), engine: await work(chainsARound) });
      }
      const value = median(rates.map(({ engine }) => engine));
      const floorRate = median(rates.map((rate) => rate.floor));
      const ratio = median(rates.map((rate) => rate.engine / rate.floor));
      return { bench: "engine", figure, value, unit: "steps/s", floor: floorRate, ratio };
    };

    // Five rounds of 400 steps: around 1,000 are stored meanwhile.
    const few = await compare(`durable steps, about ${smoke ? 200 : 1_000} stored`, smoke ? chains : 40);
    while ((await count(bare)) < stored)
      await work(Math.min(2_000, Math.ceil((stored - (await count(bare))) / stepsPerChain)));
    await bare`vacuum analyze`;
    const many = await compare(`durable steps, ${stored} stored`, chains);
    return [
      few,
      many,
      {
        bench: "engine",
        figure: "share of the floor: many stored against few",
        ...{ value: many.ratio, unit: "ratio", floor: few.ratio, ratio: many.ratio / few.ratio },
      },
    ];
  } finally {
    await store.close();
    await bare.end({ timeout: 5 });
    await database.drop();
  }
}

const count = async (bare: postgres.Sql): Promise<number> => Number((await bare`select count(*) from steps`)[0]?.count);

/** Two bare commits a step. Returns steps a second. */
async function floor(bare: postgres.Sql, chains: number): Promise<number> {
  const startedAt = performance.now();
  let left = chains;
  const worker = async () => {
    while (left-- > 0) {
      for (let step = 0; step < stepsPerChain; step += 1) {
        const id = uuidv7();
        await bare`insert into bare (id) values (${id})`;
        await bare`update bare set output = ${bare.json(payload())} where id = ${id}`;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (chains * stepsPerChain * 1_000) / (performance.now() - startedAt);
}

/** The engine, ready to work so many chains to their end. Returns steps a second, starting the runs included. */
async function prepare(store: Store): Promise<(chains: number) => Promise<number>> {
  const scope = await store.accept(
    { workspace: { id: "bench", name: "bench" }, platform: "cli", person: { externalId: "me", name: "Me" } },
    async (_, found) => found,
  );
  const queue = createInProcessQueue({ steps: atOnce, log: silent });
  const engine = createEngine({ store, queue, stepTypes: [produce], log: silent });
  queue.start(engine.deliver);
  const steps = Array.from({ length: stepsPerChain }, (_, index) => ({
    key: `s${index}`,
    type: produce.type,
    needs: index === 0 ? [] : [`s${index - 1}`],
  }));

  const ended = new Map<string, () => void>();
  queue.start(async (wakeUp, options) => {
    await engine.deliver(wakeUp, options);
    ended.get(wakeUp.run)?.();
  });
  const chain = async () => {
    const id = uuidv7();
    const end = new Promise<void>((resolve) => ended.set(id, resolve));
    await store.asWorkspace(scope, (tx) =>
      engine.start(tx, {
        ...{ id, workspace: scope.workspace, owner: scope.person, ideaId: null, kind: "bench", thread: null, steps },
        ...{ budget: { usd: 1, ms: 600_000 }, trigger: null },
      }),
    );
    engine.flush(id);
    await end;
    ended.delete(id);
  };
  return async (chains) => {
    const startedAt = performance.now();
    let left = chains;
    const worker = async () => {
      while (left-- > 0) await chain();
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await engine.settled();
    return (chains * stepsPerChain * 1_000) / (performance.now() - startedAt);
  };
}
