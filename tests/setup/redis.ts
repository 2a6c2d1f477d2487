import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Whether there is a Redis to test against on this machine. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of one's own, on a socket in a folder of its own; it keeps nothing on disk. */
export async function startRedis() {
  const folder = await mkdtemp(join(tmpdir(), "kindling-redis-"));
  const socket = join(folder, "redis.sock");
  const start = async () => {
    const args = ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--dir", folder];
    const server = spawn("redis-server", args, { stdio: "ignore" });
    for (let tries = 0; !(await answers(socket)); tries += 1) {
      if (tries > 200) throw new Error("redis-server does not start");
      await wait(25);
    }
    return server;
  };
  let server = await start();
  const stop = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
  };
  return {
    socket,
    /** Gone, with everything that it held. */
    stop,
    async restart(): Promise<void> {
      server = await start();
    },
    async close(): Promise<void> {
      if (server.exitCode === null && server.signalCode === null) await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = createConnection(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.on("error", () => resolve(false));
  });
