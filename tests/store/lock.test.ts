import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataDir, runningServer } from "../../src/store/lock.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { bootId, processStart } from "../../src/store/processes.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "kindling-lock-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const left = (holder: object) =>
  writeFile(
    join(dataDir, "lock"),
    JSON.stringify({ id: "x", pid: process.pid, bootId: bootId(), startedAt: null, server: null, ...holder }),
  );

/** A process that takes the lock, says how that went, and keeps it until it is killed. */
function contender() {
  const code = `
    import { lockDataDir } from ${JSON.stringify(source("store/lock.ts"))};
    lockDataDir(${JSON.stringify(dataDir)}).then(
      () => { console.log("taken"); setInterval(() => {}, 1000); },
      (error) => { console.log(error.code + " " + error.params.pid); },
    );`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, said: once(child.stdout, "data").then(([data]) => String(data).trim()) };
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

describe("the lock of a data directory", () => {
  test("a second taking says who holds it, and where", async () => {
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: "database.locked", params: { pid: process.pid } });
    await lock.announce({ url: "http://127.0.0.1:3000", token: "t" });
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ params: { address: "http://127.0.0.1:3000" } });
    await lock.release();
    await (await lockDataDir(dataDir)).release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  test("an announced server is found while it runs", async () => {
    expect(await runningServer(dataDir)).toBeUndefined();
    const lock = await lockDataDir(dataDir);
    expect(await runningServer(dataDir)).toBeUndefined();
    await lock.announce({ url: "http://127.0.0.1:3000", token: "t" });
    expect(await runningServer(dataDir)).toEqual({ url: "http://127.0.0.1:3000", token: "t", pid: process.pid });
    await lock.release();
    await left({ pid: await deadPid(), server: { url: "http://127.0.0.1:3000", token: "t" } });
    expect(await runningServer(dataDir)).toBeUndefined();
  });

  test("a lock left by a dead process is taken over", async () => {
    await left({ pid: await deadPid() });
    await lockDataDir(dataDir);
    expect(JSON.parse(await readFile(join(dataDir, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
    expect(await readdir(dataDir)).toEqual(["lock"]);
  });

  test("a lock from before the last boot is taken over, though its pid is in use again", async () => {
    await left({ bootId: "another" });
    await lockDataDir(dataDir);
  });

  test.skipIf(processStart(process.pid) === null)("a pid that another process has now does not count", async () => {
    await left({ startedAt: "1" });
    await lockDataDir(dataDir);
  });

  test("a process of another user counts", async () => {
    await left({ pid: 1, startedAt: processStart(1) });
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: "database.locked", params: { pid: 1 } });
  });

  test("a lock that nobody can read is left alone", async () => {
    await writeFile(join(dataDir, "lock"), "{");
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: "database.locked" });
  });

  test("an heir that died before it took over is inherited from in turn", async () => {
    await left({ pid: await deadPid(), id: "first" });
    const heir = { id: "second", pid: await deadPid(), bootId: bootId(), startedAt: null, server: null };
    await writeFile(join(dataDir, "lock.first"), JSON.stringify(heir));
    await lockDataDir(dataDir);
    expect(await readdir(dataDir)).toEqual(["lock"]);
  });

  test("of many that find a dead lock at once, one takes it", async () => {
    const inside = await Promise.allSettled(
      await left({ pid: await deadPid() }).then(() => Array.from({ length: 40 }, () => lockDataDir(dataDir))),
    );
    expect(inside.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

    await left({ pid: await deadPid() });
    const contenders = Array.from({ length: 4 }, contender);
    const said = await Promise.all(contenders.map((one) => one.said));
    const winner = contenders[said.indexOf("taken")]?.child.pid;
    expect(said.toSorted()).toEqual([...Array.from({ length: 3 }, () => `database.locked ${winner}`), "taken"]);

    for (const { child } of contenders) child.kill("SIGKILL");
    await Promise.all(contenders.map(({ child }) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
    await (await lockDataDir(dataDir)).release();
  });
});

describe("an embedded database on disk", () => {
  test("is refused to a second process, and opens again with its rows after a kill", async () => {
    const code = `
      import { openPglite } from ${JSON.stringify(source("store/pglite.ts"))};
      const store = await openPglite({ dataDir: ${JSON.stringify(dataDir)} });
      const entrance = { workspace: { id: "one", name: "One" }, platform: "cli", person: { externalId: "ada", name: "Ada" } };
      console.log(await store.accept(entrance, async (_tx, scope) => scope.person));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const person = String((await once(child.stdout, "data"))[0]).trim();
    await expect(openPglite({ dataDir })).rejects.toMatchObject({
      code: "database.locked",
      params: { pid: child.pid },
    });
    child.kill("SIGKILL");
    await once(child, "exit");

    const store = await openPglite({ dataDir });
    const entrance = {
      workspace: { id: "one", name: "One" },
      platform: "cli",
      person: { externalId: "ada", name: "Ada" },
    };
    expect(await store.accept(entrance, async (_tx, scope) => scope.person)).toBe(person);
    await store.announce({ url: "http://127.0.0.1:1", token: "t" });
    await store.close();
    expect(await readdir(dataDir)).toEqual(["database"]);
  }, 60_000);
});
