import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { type DoctorDeps, runDoctor } from "../../src/doctor.ts";
import { KindlingError } from "../../src/errors.ts";
import { startAnthropicDouble } from "../doubles/anthropic/server.ts";
import { startOpenAiDouble } from "../doubles/openai/server.ts";
import { createDatabase, databaseUrl, eachDatabase } from "../setup/databases.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "kindling-doctor-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** For checks of other parts: the embedded database is held by a running server. */
const openEmbedded = async () => {
  throw new KindlingError("database.locked", { params: { pid: 1 } });
};
const nowhere = "postgres://nobody@127.0.0.1:1/none";

/** The report, as a map from part to line. */
async function examine(env: Record<string, string>, deps: Partial<DoctorDeps> = {}) {
  const { lines, ok } = await runDoctor(readConfig({ DATA_DIR: dataDir, ...env }), { openEmbedded, fetch, ...deps });
  const parts = Object.fromEntries(lines.map((line) => [line.slice(6, 24).trim(), line]));
  return { parts, ok, text: lines.join("\n") };
}

eachDatabase("the doctor", (open) => {
  it("finds a fresh machine well", async () => {
    const { parts, ok } = await examine(
      {},
      { openEmbedded: async () => ({ store: await open(), close: async () => {} }) },
    );
    expect(parts.database).toMatch(/^ok .*(pglite|postgres) answers, schema \d{4}\.$/);
    expect(parts["row-level security"]).toMatch(/^ok /);
    expect(parts["data directory"]).toMatch(/^ok .*MiB are free/);
    expect(parts.models).toMatch(/^note .*demo model/);
    expect(parts.pictures).toMatch(/^note .*drawn/);
    expect(ok).toBe(true);
  });
});

describe("the database", () => {
  it("is open in a running server", async () => {
    const locked = async () => {
      throw new KindlingError("database.locked", { params: { pid: 4711 } });
    };
    const { parts, ok } = await examine({}, { openEmbedded: locked });
    expect(parts.database).toMatch(/^ok .*process 4711/);
    expect(ok).toBe(true);
  });

  it("does not answer", async () => {
    const { parts, ok } = await examine({ DATABASE_URL: nowhere });
    expect(parts.database).toMatch(/^FAIL .*Check DATABASE_URL/);
    expect(ok).toBe(false);
  });

  it.skipIf(!databaseUrl)("is empty", async () => {
    const database = await createDatabase();
    try {
      const { parts } = await examine({ DATABASE_URL: database.url });
      expect(parts.database).toMatch(/^FAIL .*npm run migrate/);
    } finally {
      await database.drop();
    }
  });
});

describe("the data directory", () => {
  it("is not writable", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    const { parts, ok } = await examine({ DATA_DIR: join(file, "below") });
    expect(parts["data directory"]).toMatch(/^FAIL .*cannot be written to \(E[A-Z]+\).*DATA_DIR/);
    expect(ok).toBe(false);
  });

  it("leaves nothing behind", async () => {
    await examine({});
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe("model keys", () => {
  let server: Server;
  let origin = "";
  const seen: string[] = [];
  /** Key → status that a provider answers with. */
  const statuses: Record<string, number> = { good: 200, wrong: 401, poor: 429, ill: 503, odd: 404 };

  beforeEach(async () => {
    seen.length = 0;
    server = createServer((request, response) => {
      const key = request.headers["x-api-key"] ?? request.headers.authorization?.replace("Bearer ", "");
      seen.push(`${request.method} ${request.url}`);
      response.writeHead(statuses[String(key).replace("-key-of-mine", "")] ?? 400).end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it("are tried with the cheapest call of each provider", async () => {
    const { parts } = await examine({
      ANTHROPIC_API_KEY: "good-key-of-mine",
      ANTHROPIC_BASE_URL: origin,
      OPENAI_API_KEY: "good-key-of-mine",
      OPENAI_BASE_URL: `${origin}/v1`,
      MODEL_PROVIDERS: "mine",
      MINE_BASE_URL: `${origin}/compatible/`,
      MINE_MODELS: "m",
      MINE_API_KEY: "good-key-of-mine",
    });
    expect(seen.sort()).toEqual(["GET /compatible/models", "GET /v1/models", "GET /v1/models?limit=1"]);
    for (const provider of ["anthropic", "openai", "mine"]) expect(parts[provider]).toMatch(/^ok .*accepts the key/);
  });

  it.each([
    ["wrong", /refuses the key \(401\).*OPENAI_API_KEY/],
    ["poor", /quota or rate is used up \(429\)/],
    ["ill", /is in trouble \(503\)/],
    ["odd", /answered 404.*base URL/],
  ])("say what is the matter: %s", async (key, sentence) => {
    const { parts, ok, text } = await examine({ OPENAI_API_KEY: `${key}-key-of-mine`, OPENAI_BASE_URL: origin });
    expect(parts.openai).toMatch(/^FAIL /);
    expect(parts.openai).toMatch(sentence);
    expect(ok).toBe(false);
    expect(text).not.toContain("key-of-mine");
  });

  it("are found good or wrong by the vendors' own rules", async () => {
    const [anthropic, openai] = await Promise.all([startAnthropicDouble(), startOpenAiDouble()]);
    try {
      const addresses = { ANTHROPIC_BASE_URL: anthropic.url, OPENAI_BASE_URL: openai.url };
      const keys = { ANTHROPIC_API_KEY: anthropic.apiKey, OPENAI_API_KEY: openai.apiKey };
      const wrong = { ANTHROPIC_API_KEY: "wrong-key-of-mine", OPENAI_API_KEY: "wrong-key-of-mine" };
      const good = await examine({ ...addresses, ...keys });
      const bad = await examine({ ...addresses, ...wrong });
      for (const provider of ["anthropic", "openai"]) {
        expect(good.parts[provider]).toMatch(/^ok .*accepts the key/);
        expect(bad.parts[provider]).toMatch(/^FAIL .*refuses the key \(401\)/);
      }
      expect(bad.text).not.toContain("key-of-mine");
    } finally {
      await Promise.all([anthropic.close(), openai.close()]);
    }
  });

  it("say that a provider is out of reach", async () => {
    const { parts } = await examine({ GROQ_API_KEY: "good-key-of-mine", GROQ_BASE_URL: "http://127.0.0.1:1/v1" });
    expect(parts.groq).toMatch(/^FAIL .*out of reach/);
  });
});
