import { createEngine } from "../../src/engine/engine.ts";
import { startSweeper } from "../../src/engine/sweep.ts";
import type { StepContext, StepSpec } from "../../src/engine/types.ts";
import { createInProcessQueue } from "../../src/queue/in-process.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { enter, quiet, stepType } from "../engine/world.ts";

/*
 * The process that is killed. Arguments: where its database is (a directory, or an URL), the address of the service, and
 * how many runs to start. Prints `started` when its runs are durable.
 */
const [where = "", service = "", count = "0"] = process.argv.slice(2);
const store = where.startsWith("postgres") ? openPostgres(where) : await openPglite({ dataDir: where });
const ask = (path: string, key: string) =>
  fetch(`${service}/${path}?key=${encodeURIComponent(key)}`, { method: "POST" });
const keyOf = (ctx: StepContext) => `${ctx.runId} ${ctx.key}`;

const stepTypes = [
  stepType("kill.buy@1", async (ctx) => {
    const key = keyOf(ctx);
    const call = { kind: "model", task: "write", provider: "double", model: "m", request: key, maxCostUsd: 1 } as const;
    const { response } = await ctx.call(call, async () => {
      await ask("buy", key);
      return {
        response: { text: "x".repeat(500) },
        usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0, reasoningTokens: 0, costUsd: 0.5 },
      };
    });
    return { output: response };
  }),
  stepType("kill.post@1", async (ctx) => {
    const key = keyOf(ctx);
    await ctx.effect({
      key: ctx.key,
      find: async () => ((await ask("find", key)).ok ? key : undefined),
      async act() {
        await ask("post", key);
        return key;
      },
    });
    return { output: null };
  }),
];

const log = quiet;
const queue = createInProcessQueue({ log });
const engine = createEngine({
  store,
  queue,
  stepTypes,
  log,
  leaseMs: 1_500,
  lookMs: 200,
  staleMs: 300,
  crashes: 1_000,
});
const scope = await enter(store);
const steps: StepSpec[] = [
  { key: "plan", type: "kill.buy@1" },
  { key: "write", type: "kill.buy@1", needs: ["plan"] },
  ...[1, 2].map((n): StepSpec => ({ key: `picture.${n}`, type: "kill.buy@1", needs: ["plan"] })),
  { key: "deliver", type: "kill.post@1", needs: ["write", "picture.1", "picture.2"] },
  { key: "tell", type: "kill.post@1", needs: ["deliver"] },
];
for (let n = 0; n < Number(count); n += 1) {
  await store.asWorkspace(scope, (tx) =>
    engine.start(tx, {
      ...{ id: uuidv7(), workspace: scope.workspace, owner: scope.person, ideaId: null, kind: "kill", thread: null },
      ...{ budget: { usd: 100, ms: 10 ** 8 }, trigger: null, steps },
    }),
  );
}
process.stdout.write("started\n");
queue.start(engine.deliver);
startSweeper(engine, { everyMs: 200, log });
