import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

/** What `expand --json` prints (DESIGN "Contract with the outside"), and nothing else. */
const printed = z.strictObject({
  ideaId: z.uuid(),
  runId: z.uuid(),
  format: z.literal("blog"),
  title: z.string().min(1),
  version: z.literal(1),
  score: z.number().min(0).max(100),
  dimensions: z.record(z.enum(["clarity", "engagement", "structure", "accuracy", "completeness"]), z.number()),
  files: z.array(z.string()).min(1),
  images: z.array(z.strictObject({ file: z.string(), provider: z.string(), alt: z.string().min(1) })),
  costUsd: z.literal(0),
  steps: z
    .array(
      z.strictObject({
        key: z.string(),
        type: z.string().regex(/^[\w.]+@\d+$/),
        status: z.string(),
        ms: z.number().min(0),
        attempts: z.number().int(),
      }),
    )
    .min(5),
  outDir: z.string(),
});

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "kindling-cli-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** `kindling …` in a process of its own, with nothing configured. */
function begin(args: string[]) {
  const env = {
    PATH: process.env.PATH ?? "",
    DATA_DIR: dataDir,
    NO_COLOR: "1",
    PORT: "0",
    NODE_COMPILE_CACHE: join(tmpdir(), "kindling-compiled"),
  };
  return spawn(process.execPath, ["src/cli.ts", ...args], { env });
}

async function kindling(args: string[]) {
  const child = begin(args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, stdout, stderr };
}

async function expectPost({ code, stdout, stderr }: Awaited<ReturnType<typeof kindling>>) {
  expect(code, stderr).toBe(0);
  expect(stdout.endsWith("\n")).toBe(true);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  const post = printed.parse(JSON.parse(stdout));
  for (const file of [...post.files, ...post.images.map((image) => image.file)]) {
    expect((await stat(join(post.outDir, file))).size).toBeGreaterThan(0);
  }
  expect(stderr).toMatch(/Writing/);
}

describe("expand --json", { timeout: 90_000 }, () => {
  const idea = ["expand", "--json", "why our bees prefer the north balcony", "--words", "300"];

  it("prints one line on stdout, tells its progress on stderr, and leaves the files where it says", async () => {
    await expectPost(await kindling(idea));
  });

  it("goes through a running server, beside which a second one does not start", async () => {
    const server = begin(["start"]);
    try {
      await once(createInterface(server.stdout), "line");
      const beside = await kindling([...idea, "--out", join(dataDir, "out")]);
      expect(beside.stderr).toContain(`A server is running (process ${server.pid})`);
      await expectPost(beside);

      const second = await kindling(["start"]);
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(String(server.pid));
      expect(second.stderr).not.toMatch(/\bat .*\.ts:\d+/);
    } finally {
      const exited = once(server, "exit");
      server.kill("SIGTERM");
      await exited;
    }
  });
});
