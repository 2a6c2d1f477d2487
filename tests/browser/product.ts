import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startedDataDir } from "../setup/data-dir.ts";

/** The real product as a process of its own, on a data directory of its own that it has started on before. */
export interface Product {
  url: string;
  dataDir: string;
  /** Ends it without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const startMs = 60_000;

/** `kindling start` with nothing configured but `more`: embedded database, offline demo model. */
export async function startProduct(more: Record<string, string> = {}): Promise<Product> {
  const dataDir = await startedDataDir("browser");
  let child: ChildProcess;

  const start = async (port: string): Promise<string> => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...more, DATA_DIR: dataDir, PORT: port };
    child = spawn(process.execPath, ["src/cli.ts", "start"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const said: string[] = [];
    child.stderr?.on("data", (data) => said.push(String(data)));
    const { stdout } = child;
    if (!stdout) throw new Error("no output to read");
    const ready = new Promise<string>((resolve, reject) => {
      createInterface(stdout).on("line", (line) => {
        said.push(line);
        const url = /^Kindling is ready: (http:\S+)$/.exec(line)?.[1];
        if (url) resolve(url);
      });
      child.once("exit", (code) => reject(new Error(`Kindling ended with ${code}:\n${said.join("\n")}`)));
      setTimeout(() => reject(new Error(`Kindling did not start:\n${said.join("\n")}`)), startMs).unref();
    });
    return ready;
  };
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };

  const url = await start("0");
  return {
    url,
    dataDir,
    kill: () => end("SIGKILL"),
    restart: async () => {
      await start(new URL(url).port);
    },
    async close() {
      await end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
