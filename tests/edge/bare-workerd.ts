import { type ChildProcess, spawn } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Bundle } from "./bundle.ts";
import type { Shape } from "./world.ts";

/** A workerd that can be killed. */
export interface BareWorkerd extends Shape {
  /** Milliseconds from its start to the end of its first answer. */
  firstAnswerMs: number;
  /** Dead at once, with everything that was in its hands. */
  kill(): Promise<void>;
  /** What it wrote. */
  written: string[];
  process: ChildProcess;
}

const dates = { compatibilityDate: "2026-11-01", compatibilityFlags: ["nodejs_compat"] };
const quoted = (text: string) => JSON.stringify(text);

/** How a file of the bundle is embedded: script, WebAssembly or bytes. */
function moduleOf(name: string): string | undefined {
  const kind = { ".js": "esModule", ".wasm": "wasm", ".ttf": "data" }[name.slice(name.lastIndexOf("."))];
  return kind && `(name = ${quoted(name)}, ${kind} = embed ${quoted(name)})`;
}

/** workerd alone on a bundle, without wrangler: quick to start, and to kill. `port`: to come back where it was. */
export async function startBareWorkerd(
  { folder }: Bundle,
  variables: Record<string, string>,
  { port = 0 } = {},
): Promise<BareWorkerd> {
  const at = port || (await freePort());
  const files = (await readdir(folder)).filter((name) => moduleOf(name));
  // The entry is the first.
  const modules = files.sort((a, b) => Number(b === "worker.js") - Number(a === "worker.js")).map(moduleOf);
  const bindings = Object.entries(variables).map(
    ([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`,
  );
  const config = join(folder, `workerd-${at}.capnp`);
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${at}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = ${quoted(dates.compatibilityDate)},
  compatibilityFlags = [${dates.compatibilityFlags.map(quoted).join(", ")}],
  bindings = [${bindings.join(", ")}],
);
`,
  );
  const began = performance.now();
  const child = spawn(join("node_modules", "workerd", "bin", "workerd"), ["serve", config], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => written.push(String(piece)));
  const url = `http://127.0.0.1:${at}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`workerd did not start: ${written.join("")}`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer) {
      await answer.arrayBuffer();
      break;
    }
    if (performance.now() - began > 20_000) throw new Error(`workerd does not answer: ${written.join("")}`);
    await wait(5);
  }
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  return { url, firstAnswerMs: performance.now() - began, written, process: child, kill, close: kill };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
