import { type Context, Hono } from "hono";
import { metrics } from "../chat/texts/metrics.ts";
import { isLoopback } from "../config.ts";
import { type Measured, measure } from "../store/metrics.ts";
import type { Store } from "../store/store.ts";
import type { HttpEnv } from "./env.ts";
import { type HealthParts, readHealth } from "./health.ts";

/** What is measured, and who may read it. */
export interface MetricsParts {
  store: Pick<Store, "asSystem">;
  health: HealthParts;
  /** What a request has to bring; null: only this machine may ask. */
  token: string | null;
  now: () => Date;
}

/** `GET /metrics`, as Prometheus reads it. https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const metricsRoutes = (parts: MetricsParts): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get("/metrics", async (c) => {
    if (!(await mayRead(c, parts))) return c.json({ error: { code: "not_found" } }, 404);
    const [health, measured] = await Promise.all([
      readHealth(parts.health),
      parts.store.asSystem((tx) => measure(tx, parts.now())),
    ]);
    const up = Object.entries(health.parts).flatMap(([part, { state }]) =>
      state === "off" ? [] : [{ labels: { part }, value: state === "ok" ? 1 : 0 }],
    );
    const alone = (value: number): Measured[] => [{ labels: {}, value }];
    const values: Record<keyof typeof metrics, readonly Measured[]> = {
      kindling_up: up,
      kindling_runs_day: measured.runs,
      kindling_runs_working: measured.working,
      kindling_stuck_seconds: alone(measured.stuckSeconds),
      kindling_expansion_seconds: measured.expansionSeconds,
      kindling_calls_day: measured.calls,
      kindling_cost_usd_day: measured.costUsd,
      kindling_wakeups_unsent: alone(measured.unsent),
      kindling_digest_late_seconds: alone(measured.digestLateSeconds),
    };
    const help: Readonly<Record<string, string>> = metrics;
    const lines = Object.entries(values).flatMap(([name, measured]) => [
      `# HELP ${name} ${help[name]}`,
      `# TYPE ${name} gauge`,
      ...measured.map(({ labels, value }) => `${name}${written(labels)} ${value}`),
    ]);
    return c.body(`${lines.join("\n")}\n`, 200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    });
  });

/** `{kind="expand",status="done"}`; nothing where there are no labels. */
function written(labels: Measured["labels"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, "_")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

/** What a proxy or a tunnel adds, by which a stranger would look like this machine. */
const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "cf-connecting-ip"];

/**
 * With a token whoever brings it; without one who calls us by a name of this machine, where we listen to it alone and
 * nothing was forwarded. The name by itself says nothing: a stranger may write any `Host`.
 */
async function mayRead(c: Context, { token, health }: MetricsParts): Promise<boolean> {
  if (token !== null) return isSame(c.req.header("authorization") ?? "", `Bearer ${token}`);
  const { hostname } = new URL(c.req.url);
  return (
    isLoopback(health.config.host) &&
    isLoopback(hostname) &&
    !forwarded.some((name) => c.req.header(name) !== undefined)
  );
}

/** Compared by digests, so that how long it takes says nothing of where they differ. */
async function isSame(one: string, other: string): Promise<boolean> {
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const [a, b] = await Promise.all([digest(one), digest(other)]);
  return a.reduce((differs, byte, index) => differs | (byte ^ (b[index] ?? 0)), 0) === 0;
}
