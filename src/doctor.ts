import { doctorText } from "./chat/texts/doctor.ts";
import { type Config, secretsOf } from "./config.ts";
import { checkDataDir } from "./doctor/data-dir.ts";
import { checkDatabase, type OpenDatabase } from "./doctor/database.ts";
import { checkDiscord } from "./doctor/discord.ts";
import { checkImages, checkModels, checkVault } from "./doctor/providers.ts";
import { checkQstash, checkRedis } from "./doctor/upstash.ts";
import { createRedact } from "./log/redact.ts";
import { openPostgres } from "./store/postgres.ts";

/** What the doctor needs beside the configuration. */
export interface DoctorDeps {
  /** Opens the embedded database. Rejects with `database.locked` when a running server holds it. */
  openEmbedded: () => Promise<OpenDatabase>;
  fetch: typeof fetch;
}

/**
 * Looks at every configured part and says what is well, what is not, and what to do about it: one line a finding,
 * without secrets. `ok` is false when something does not work. Node only.
 */
export async function runDoctor(config: Config, deps: DoctorDeps): Promise<{ lines: string[]; ok: boolean }> {
  const { databaseUrl } = config;
  const findings = await Promise.all([
    checkDataDir(config.dataDir),
    checkDatabase(databaseUrl === null ? deps.openEmbedded : () => reach(databaseUrl)),
    checkModels(config.models, deps.fetch),
    checkImages(config.images),
    checkVault(config),
    checkDiscord(config.discord, deps.fetch),
    ...(config.qstash ? [checkQstash(config.qstash, deps.fetch)] : []),
    ...(config.redis ? [checkRedis(config.redis)] : []),
  ]);
  const all = findings.flat();
  const redact = createRedact(secretsOf(config));
  return { lines: all.map((found) => redact(doctorText(found))), ok: all.every(({ state }) => state !== "bad") };
}

/** A Postgres as it is: the doctor migrates nothing. */
async function reach(databaseUrl: string): Promise<OpenDatabase> {
  const store = openPostgres(databaseUrl, { max: 1 });
  return { store, close: () => store.close() };
}
