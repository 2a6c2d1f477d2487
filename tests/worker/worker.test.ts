import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { migratePostgres } from "../../src/store/migrate.ts";
import { startBareWorkerd } from "../edge/bare-workerd.ts";
import { type Bundle, bundleWorker } from "../edge/bundle.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";

/** What may not be in the bundle: drivers and platforms that need Node, and our rooms that use them. */
const nodeOnly =
  /pglite|node-server|ruff-wasm-nodejs|images\/cover-node|discord\.js|playwright|node_modules\/ws\/|esbuild|src\/(?:playground\/|node[./]|cli[./]|doctor)|src\/store\/(?:pglite|migrate|lock)/;
/** Node's modules that workerd has; none of them reaches a process, and its files are of the request's own memory. */
const provided =
  /^(?:node:)?(?:async_hooks|buffer|crypto|events|fs|net|os|path|perf_hooks|process|querystring|stream|tls|url|util|zlib)$/;
/** What is beside the script: the renderer of covers and its font. */
const beside = /\.(?:wasm|ttf)$/;

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
}, 60_000);
afterAll(() => bundle?.remove());

describe("the bundle", () => {
  let inputs: string[] = [];
  let externals: string[] = [];
  let onDemand: string[] = [];
  let code = "";

  beforeAll(async () => {
    const imported = z.object({ path: z.string(), kind: z.string(), external: z.boolean().optional() });
    const schema = z.object({
      inputs: z.record(z.string(), z.unknown()),
      outputs: z.record(z.string(), z.object({ imports: z.array(imported) })),
    });
    const meta = schema.parse(JSON.parse(await readFile(join(bundle.folder, "meta.json"), "utf8")));
    inputs = Object.keys(meta.inputs);
    const all = Object.values(meta.outputs).flatMap(({ imports }) => imports.filter((i) => i.external));
    externals = all.filter(({ path }) => !beside.test(path)).map(({ path }) => path);
    onDemand = all.filter(({ path }) => beside.test(path)).map(({ kind }) => kind);
    code = await readFile(join(bundle.folder, "worker.js"), "utf8");
  });

  it("holds the Worker and no part that needs Node", () => {
    expect(inputs.some((input) => input.endsWith("src/worker.ts"))).toBe(true);
    expect(inputs.filter((input) => nodeOnly.test(input))).toEqual([]);
    expect(externals.filter((path) => !provided.test(path) && path !== "cloudflare:sockets")).toEqual([]);
    expect(onDemand).toEqual(["dynamic-import", "dynamic-import"]);
  });

  it("is small", () => {
    const kib = (bytes: number) => Math.round(bytes / 1024);
    const [size, zipped] = [kib(code.length), kib(gzipSync(code).length)];
    console.log(`Worker bundle: ${size} KiB, ${zipped} KiB gzip`);
    // Of the 3 MB that the free plan takes; the parsers of code are 180 KiB of it, the texts of the demo model 110.
    expect(zipped).toBeLessThan(1280);
  });
});

describe("on workerd", () => {
  /** A Worker of its own with these variables, and what it answers on `/health`. */
  async function health(variables: Record<string, string>): Promise<{ status: number; body: unknown }[]> {
    const worker = await startBareWorkerd(bundle, variables);
    try {
      const url = `${worker.url}/health`;
      // At once, because what is shared between requests by mistake only shows then.
      const responses = await Promise.all([1, 2, 3].map(() => fetch(url)));
      return await Promise.all(
        responses.map(async (response) => ({ status: response.status, body: await response.json() })),
      );
    } finally {
      await worker.close();
    }
  }

  it("starts with nothing configured and answers /health", async () => {
    const answers = await health({});
    expect(answers).toHaveLength(3);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 200,
        body: { status: "ok", schemaVersion: null, parts: { database: { state: "off" } } },
      });
    }
  }, 60_000);

  it("names the variable's problem in its log alone, and says it is not configured", async () => {
    const [answer] = await health({ OPENAI_BASE_URL: "https://llm.example.com/v1" });
    expect(answer).toEqual({ status: 503, body: { error: { code: "config.invalid" } } });
  }, 60_000);

  it("is not on where what a Worker needs is only half there", async () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    const [answer] = await health({ ...slack, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(answer).toEqual({ status: 503, body: { error: { code: "config.invalid" } } });
  }, 60_000);

  it("says that the database is away", async () => {
    const [answer] = await health({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(answer).toMatchObject({ status: 503, body: { status: "away", parts: { database: { state: "away" } } } });
  }, 60_000);

  it.skipIf(!databaseUrl)(
    "names the schema version of a real Postgres",
    async () => {
      const database = await createDatabase();
      try {
        await migratePostgres(database.url);
        const answers = await health({ DATABASE_URL: database.url });
        for (const answer of answers) {
          expect(answer).toMatchObject({
            status: 200,
            body: {
              schemaVersion: expect.stringMatching(/^\d{4}$/),
              parts: { database: { state: "ok", detail: "postgres" } },
            },
          });
        }
      } finally {
        await database.drop();
      }
    },
    60_000,
  );
});
