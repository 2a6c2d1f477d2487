import { z } from "zod";
import { createUpstashCache } from "../cache/upstash.ts";
import type { QstashConfig, RedisConfig } from "../config/upstash.ts";
import { jobPaths, tickSchedule } from "../queue/qstash.ts";
import { type Finding, finding } from "./finding.ts";

/** Longest wait for one answer, in milliseconds. */
const patienceMs = 10_000;

/** Where QStash is without `QSTASH_URL`, as its SDK has it. */
const qstashUrl = "https://qstash.upstash.io";

const keys = z.object({ current: z.string(), next: z.string() });
const schedules = z.array(
  z.object({ scheduleId: z.string(), destination: z.string(), isPaused: z.boolean().optional() }),
);

/** Whether QStash takes the token, signs with the keys that we know, and calls us once a minute. */
export async function checkQstash(config: QstashConfig, fetcher: typeof fetch): Promise<Finding> {
  const base = (config.url ?? qstashUrl).replace(/\/+$/, "");
  const { host } = new URL(base);
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${config.token}` };
    const answer = await fetcher(`${base}${path}`, { headers, signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, body: answer.ok ? await answer.json() : undefined };
  };
  try {
    const [signing, planned] = await Promise.all([ask("/v2/keys"), ask("/v2/schedules")]);
    const { status } = signing;
    if (status === 401 || status === 403) return finding("wake-ups", "bad", "qstash_refused", { host, status });
    const known = keys.safeParse(signing.body);
    const all = schedules.safeParse(planned.body);
    if (!known.success || !all.success) return finding("wake-ups", "bad", "qstash_away", { host, status });
    const signedBy = [config.currentSigningKey, config.nextSigningKey];
    if (!signedBy.includes(known.data.current)) return finding("wake-ups", "bad", "qstash_keys", { host });
    const destination = `${config.publicUrl}${jobPaths.tick}`;
    const ours = all.data.find(({ scheduleId }) => scheduleId === tickSchedule.scheduleId);
    if (ours?.destination !== destination || ours.isPaused)
      return finding("wake-ups", "bad", "qstash_unscheduled", { destination });
    return finding("wake-ups", "ok", "qstash_ok", { host, destination });
  } catch {
    return finding("wake-ups", "bad", "qstash_away", { host, status: 0 });
  }
}

/** Whether the shared Redis answers. */
export async function checkRedis(config: RedisConfig): Promise<Finding> {
  const { host } = new URL(config.url);
  try {
    await createUpstashCache(config).ping();
    return finding("cache", "ok", "redis_ok", { host });
  } catch (error) {
    const refused = error instanceof Error && /WRONGPASS|unauthori[sz]ed/i.test(error.message);
    return finding("cache", "bad", refused ? "redis_refused" : "redis_away", { host });
  }
}
