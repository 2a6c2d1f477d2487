import { cliTexts } from "../chat/texts/cli.ts";
import { ConfigError, problem } from "../config/problems.ts";
import type { Config } from "../config.ts";
import { jobPaths, qstashClient, tickSchedule } from "../queue/qstash.ts";

/**
 * `qstash:setup`: makes the one schedule that everything periodic hangs on, or sets it anew, however often it is asked.
 * Returns what to print, and whether QStash took it.
 */
export async function setupQstash({ qstash }: Pick<Config, "qstash">): Promise<{ text: string; ok: boolean }> {
  if (qstash === null) throw new ConfigError([problem("QSTASH_TOKEN", "setup_needs")]);
  const destination = `${qstash.publicUrl}${jobPaths.tick}`;
  try {
    await qstashClient(qstash).schedules.create({ ...tickSchedule, destination });
    return { text: cliTexts.scheduled(destination), ok: true };
  } catch (error) {
    return { text: cliTexts.notScheduled(error instanceof Error ? error.message : String(error)), ok: false };
  }
}
