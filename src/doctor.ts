import { doctorText } from "./chat/texts/doctor.ts";
import { type Config, secretsOf } from "./config.ts";
import { checkDataDir } from "./doctor/data-dir.ts";
import { checkDatabase } from "./doctor/database.ts";
import { checkImages, checkModels, checkVault } from "./doctor/providers.ts";
import { createRedact } from "./log/redact.ts";
import type { Store } from "./store/store.ts";

/** What the doctor needs beside the configuration. */
export interface DoctorDeps {
  /** Opens the configured database without migrating it. Rejects with `database.locked` when a server holds it. */
  openStore: () => Promise<Store>;
  fetch: typeof fetch;
}

/**
 * Looks at every configured part and says what is well, what is not, and what to do about it: one line a finding,
 * without secrets. `ok` is false when something does not work. Node only.
 */
export async function runDoctor(config: Config, deps: DoctorDeps): Promise<{ lines: string[]; ok: boolean }> {
  const findings = await Promise.all([
    checkDataDir(config.dataDir),
    checkDatabase(deps.openStore),
    checkModels(config.models, deps.fetch),
    checkImages(config.images),
    checkVault(config),
  ]);
  const all = findings.flat();
  const redact = createRedact(secretsOf(config));
  return { lines: all.map((found) => redact(doctorText(found))), ok: all.every(({ state }) => state !== "bad") };
}
