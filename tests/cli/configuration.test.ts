import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** Many processes of the same code: what the first one has compiled, the others read. */
const compiled = join(tmpdir(), "kindling-compiled");

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "kindling-cli-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** `kindling …` in a process of its own, with these variables alone. */
function kindling(args: string[], env: Record<string, string> = {}) {
  const variables = {
    PATH: process.env.PATH ?? "",
    DATA_DIR: dataDir,
    NO_COLOR: "1",
    NODE_COMPILE_CACHE: compiled,
    ...env,
  };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, ["src/cli.ts", ...args], { env: variables }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe("a wrong configuration", () => {
  it("stops the start with every sentence at once, and touches nothing", async () => {
    const { code, stdout, stderr } = await kindling(["start"], {
      HOST: "0.0.0.0",
      PORT: "eighty",
      OPENAI_BASE_URL: "https://llm.example.com/v1",
      DATABASE_URL: "mysql://root:hunter22@db/x",
    });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringContaining("did not start"),
      expect.stringMatching(/^ {2}PORT is not a port\. Use /),
      expect.stringMatching(/^ {2}DATABASE_URL is not a Postgres URL\. Write /),
      expect.stringMatching(/^ {2}OPENAI_BASE_URL is set, but OPENAI_API_KEY is not\. Set /),
      expect.stringMatching(/^ {2}PLAYGROUND_TOKEN is not set, but HOST is 0\.0\.0\.0/),
    ]);
    expect(stderr).not.toMatch(/hunter22|\bat .*\.ts:\d+/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.each(["expand", "migrate", "doctor"])("stops %s too", async (command) => {
    const { code, stdout, stderr } = await kindling([command, "an idea"], { FAL_URL: "https://fal.example.com" });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("FAL_URL is set, but FAL_KEY is not.");
  });
});

describe("doctor", () => {
  it("finds a bare machine well and ends with 0", async () => {
    const { code, stdout } = await kindling(["doctor"]);
    expect(stdout).toMatch(/^ok +database +pglite answers/m);
    expect(code).toBe(0);
  }, 60_000);

  it("ends with 1 when a part does not work", async () => {
    const { code, stdout } = await kindling(["doctor"], {
      DATABASE_URL: "postgres://nobody:hunter22@127.0.0.1:1/none",
    });
    expect(stdout).toMatch(/^FAIL +database .*Check DATABASE_URL/m);
    expect(stdout).not.toContain("hunter22");
    expect(code).toBe(1);
  });
});
