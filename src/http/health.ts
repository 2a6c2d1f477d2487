import { Hono } from "hono";
import type { Cache } from "../cache/cache.ts";
import type { Config } from "../config.ts";
import type { Store } from "../store/store.ts";
import type { HttpEnv } from "./env.ts";

/** How a part is. `off`: not configured, which is fine; `away`: configured, but it does not answer. */
export interface PartHealth {
  state: "ok" | "off" | "away";
  /** Which one it is: a driver, names of providers. */
  detail?: string;
}

/** What `GET /health` says. */
export interface Health {
  status: "ok" | "away";
  /** Null where there is no database, or where it does not answer. */
  schemaVersion: string | null;
  parts: Record<string, PartHealth>;
}

/** What health is asked of. `store` is null where there is no database. */
export interface HealthParts {
  config: Config;
  store: Pick<Store, "health"> | null;
  /** Further parts, such as a platform, by name. */
  others?: Readonly<Record<string, () => Promise<PartHealth>>>;
}

/** A part that takes longer is away. */
const patienceMs = 2_000;

/** The state of every part. Calls no provider and tells no secret. */
export async function readHealth({ config, store, others = {} }: HealthParts): Promise<Health> {
  const [database, ...rest] = await Promise.all([
    databaseHealth(store),
    ...Object.entries(others).map(
      async ([name, check]): Promise<[string, PartHealth]> => [
        name,
        await within(check()).catch((): PartHealth => ({ state: "away" })),
      ],
    ),
  ]);
  const parts = { database: database.part, ...providers(config), ...Object.fromEntries(rest) };
  return {
    status: database.part.state === "away" ? "away" : "ok",
    schemaVersion: database.schemaVersion,
    parts,
  };
}

/** `GET /health`: 200 while the database answers, else 503 with the part that is away. */
export const healthRoutes = (parts: HealthParts): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get("/health", async (c) => {
    const health = await readHealth(parts);
    return c.json(health, health.status === "ok" ? 200 : 503, { "cache-control": "no-store" });
  });

/** Away, limits and caches are: what spends is refused until they are back. */
export async function cacheHealth(cache: Pick<Cache, "name" | "ping">): Promise<PartHealth> {
  await cache.ping();
  return { state: "ok", detail: cache.name };
}

async function databaseHealth(
  store: Pick<Store, "health"> | null,
): Promise<{ part: PartHealth; schemaVersion: string | null }> {
  if (!store) return { part: { state: "off" }, schemaVersion: null };
  try {
    const { driver, schemaVersion } = await within(store.health());
    return { part: { state: "ok", detail: driver }, schemaVersion };
  } catch {
    return { part: { state: "away" }, schemaVersion: null };
  }
}

function providers({ models, images }: Config): Record<"models" | "images", PartHealth> {
  const named = (on: Record<string, unknown>) => Object.keys(on).filter((name) => on[name] !== null);
  const { anthropic, openai, compatible } = models;
  const writers = [...named({ anthropic, openai }), ...compatible.map(({ name }) => name)];
  const painters = named({ fal: images.fal, huggingface: images.huggingface, replicate: images.replicate });
  return {
    models: { state: "ok", detail: writers.join(", ") || "demo" },
    images: { state: "ok", detail: [...painters, "cover"].join(", ") },
  };
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
