import type { Environment } from "./environment.ts";
import { type ConfigProblem, problem } from "./problems.ts";

/** The QStash that wakes steps. */
export interface QstashConfig {
  /** Another address for its API; null for the one of its SDK. */
  url: string | null;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  /** The origin that it calls, without a trailing slash: also what its signatures are checked against. */
  publicUrl: string;
}

/** The Redis that holds limits and caches. */
export interface RedisConfig {
  url: string;
  token: string;
}

/** Upstash's variables. QStash is all of its variables, with an origin to call, or none. */
export function readUpstash(env: Environment): {
  qstash: QstashConfig | null;
  redis: RedisConfig | null;
  problems: ConfigProblem[];
} {
  const { UPSTASH_REDIS_REST_URL: redisUrl, UPSTASH_REDIS_REST_TOKEN: redisToken } = env;
  const redis = redisUrl && redisToken ? { url: redisUrl, token: redisToken } : null;
  const { QSTASH_TOKEN: token, QSTASH_URL: url, PUBLIC_URL } = env;
  const { QSTASH_CURRENT_SIGNING_KEY: currentSigningKey, QSTASH_NEXT_SIGNING_KEY: nextSigningKey } = env;
  const publicUrl = PUBLIC_URL?.replace(/\/$/, "");
  if (token && currentSigningKey && nextSigningKey && publicUrl)
    return { qstash: { url: url ?? null, token, currentSigningKey, nextSigningKey, publicUrl }, redis, problems: [] };

  const group = {
    QSTASH_TOKEN: token,
    QSTASH_CURRENT_SIGNING_KEY: currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: nextSigningKey,
  };
  const set = Object.entries({ ...group, QSTASH_URL: url }).filter(([, value]) => value !== undefined);
  const others = set[0]?.[0];
  if (others === undefined) return { qstash: null, redis, problems: [] };
  const missing = Object.entries(group).filter(([, value]) => value === undefined);
  const problems = missing.map(([name]) => problem(name, "qstash_half", { others }));
  if (!publicUrl) problems.push(problem(others, "needs", { needs: "PUBLIC_URL" }));
  return { qstash: null, redis, problems };
}
