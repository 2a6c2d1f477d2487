import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { offline } from "./workerd.ts";

/** The Worker as `wrangler deploy` would upload it. */
export interface Bundle {
  folder: string;
  remove(): Promise<void>;
}

/** Bundles the Worker into a folder of its own, with esbuild's `meta.json` beside it. */
export async function bundleWorker(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "kindling-worker-"));
  const args = ["deploy", "--dry-run", "--outdir", folder, "--metafile", join(folder, "meta.json")];
  const wrangler = join("node_modules", "wrangler", "bin", "wrangler.js");
  await promisify(execFile)(process.execPath, [wrangler, ...args], { env: { ...process.env, ...offline } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
