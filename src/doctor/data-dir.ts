import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Finding, finding } from "./finding.ts";

/** Below this a database that grows is soon in trouble. */
const enoughMiB = 200;

/** Whether files can be written to the data directory, and how much room there is. */
export async function checkDataDir(dataDir: string): Promise<Finding> {
  const path = resolve(dataDir);
  const probe = join(path, `.doctor-${crypto.randomUUID()}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
    const { bavail, bsize } = await statfs(path);
    const freeMiB = Math.floor((bavail * bsize) / 1_048_576);
    return freeMiB < enoughMiB
      ? finding("data directory", "bad", "data_dir_full", { path, freeMiB })
      : finding("data directory", "ok", "data_dir_ok", { path, freeMiB });
  } catch (thrown) {
    const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
    return finding("data directory", "bad", "data_dir_unwritable", { path, reason });
  }
}
