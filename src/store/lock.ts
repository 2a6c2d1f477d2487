import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { KindlingError } from "../errors.ts";
import { bootId, isRunning, processStart } from "./processes.ts";

/** Where commands that are started beside a running server find it: a loopback address, and the token that opens it. */
export interface ServerAddress {
  url: string;
  token: string;
}

const holder = z.object({
  /** Unique to this taking of the lock. */
  id: z.string(),
  pid: z.number().int().positive(),
  /** Which boot of the machine the process belongs to, and when it started: pids are used again. */
  bootId: z.string().nullable(),
  startedAt: z.string().nullable(),
  server: z.object({ url: z.string(), token: z.string() }).nullable(),
});
type Holder = z.infer<typeof holder>;

/** A held lock. */
export interface DataDirLock {
  /** Tells other processes where this one can be reached. */
  announce(server: ServerAddress): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock of a data directory: PGlite has none of its own, and two processes on one directory lose rows without
 * a word. Rejects with `database.locked` (pid, address) while another process holds it.
 *
 * The lock is the file `lock`. It appears whole or not at all (written aside, then linked). Whoever finds it left
 * behind by a dead process must first create `lock.<id of the dead holder>`, which only one can, and so on along the
 * line when an heir died too; only the heir replaces `lock`, and heirs' files are removed only after that. An heir who
 * then finds another `lock` than the one it inherits from came too late.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "lock");
  const heirFile = (of: Holder) => join(dataDir, `lock.${of.id}`);
  const mine: Holder = {
    id: randomUUID(),
    pid: process.pid,
    bootId: bootId(),
    startedAt: processStart(process.pid),
    server: null,
  };

  for (;;) {
    const found = await read(file);
    if (!found) {
      if (await createWhole(file, mine)) break;
      continue;
    }
    const line = [found];
    for (let last: Holder | undefined = found; last; last = await read(heirFile(last))) {
      if (last !== found) line.push(last);
      if (isAlive(last)) throw lockedBy(last);
    }
    const inherited = line.map(heirFile);
    const claim = inherited.at(-1);
    if (!claim || !(await createWhole(claim, mine))) continue;
    if ((await read(file))?.id !== found.id) {
      await rm(claim, { force: true });
      continue;
    }
    await replaceWhole(file, mine);
    for (const heir of inherited) await rm(heir, { force: true });
    break;
  }

  return {
    announce: (server) => replaceWhole(file, { ...mine, server }),
    release: () => rm(file, { force: true }),
  };
}

/** Where the process that holds a data directory can be reached; undefined when none does or it has not said. */
export async function runningServer(dataDir: string): Promise<(ServerAddress & { pid: number }) | undefined> {
  const found = await read(join(dataDir, "lock"));
  return found?.server && isAlive(found) ? { ...found.server, pid: found.pid } : undefined;
}

const lockedBy = ({ pid, server }: Holder): KindlingError =>
  new KindlingError("database.locked", { params: { pid, ...(server && { address: server.url }) } });

/** Whether the process that wrote this is the one that has its pid now. */
function isAlive({ pid, bootId: boot, startedAt }: Holder): boolean {
  if (boot !== null && bootId() !== null && boot !== bootId()) return false;
  if (!isRunning(pid)) return false;
  const start = processStart(pid);
  return startedAt === null || start === null || start === startedAt;
}

async function read(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return holder.parse(JSON.parse(text));
  } catch {
    // Not ours or not whole, though we write it whole: somebody has to look at it.
    throw new KindlingError("database.locked", { params: { reason: "unreadable" } });
  }
}

/** False when the file exists already. */
async function createWhole(file: string, content: Holder): Promise<boolean> {
  const draft = await writeAside(file, content);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replaceWhole(file: string, content: Holder): Promise<void> {
  await rename(await writeAside(file, content), file);
}

async function writeAside(file: string, content: Holder): Promise<string> {
  const draft = `${file}.${randomUUID()}.draft`;
  // The token opens this server: for its owner only.
  await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  return draft;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
