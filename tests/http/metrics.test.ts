import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { metrics } from "../../src/chat/texts/metrics.ts";
import { readConfig } from "../../src/config.ts";
import { createHttp } from "../../src/http/http.ts";
import { modelCalls, runs } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { quiet } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "../store/fixtures.ts";

const here = "http://127.0.0.1:3000/metrics";
const open = (store: Store, token: string | null, environment: Record<string, string> = {}) =>
  createHttp({
    ...{ log: quiet, files: null, health: { config: readConfig(environment), store } },
    metrics: { store, token, now: () => new Date() },
  });

eachDatabase("GET /metrics", (database) => {
  it("tells of all workspaces what is going on, and nobody's words", async () => {
    const store = await database();
    for (const workspace of ["one", "two"]) {
      const scope = await enter(store, workspace, "ada");
      await store.asWorkspace(scope, async (tx) => {
        const ideaId = await addIdea(tx, scope, { audience: "owner", text: "a secret plan" });
        const of = {
          workspaceId: workspace,
          ideaId,
          ownerId: scope.person,
          trigger: {},
          budgetUsd: 1,
          budgetMs: 1,
          stepsTotal: 0,
        };
        const add = async (status: "done" | "running" | "failed", seconds: number) => {
          const id = uuidv7();
          const startedAt = new Date(Date.now() - 60_000);
          const completedAt = status === "running" ? null : new Date(startedAt.getTime() + seconds * 1000);
          await tx.insert(runs).values({ ...of, id, kind: "expand", status, startedAt, completedAt });
          return id;
        };
        const runId = await add("done", 20);
        await add("done", 40);
        await add("failed", 1);
        await add("running", 0);
        await tx.insert(modelCalls).values({
          ...{ workspaceId: workspace, id: uuidv7(), runId, stepKey: "plan", ordinal: 0, kind: "model", task: "plan" },
          ...{ provider: "openai", model: "m", requestHash: "0", state: "settled", reservedUsd: 1, costUsd: 0.25 },
        });
      });
    }
    const response = await open(store, null).request(here);
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const lines = (await response.text()).split("\n");
    for (const line of [
      ...['kindling_up{part="database"} 1', 'kindling_runs_day{kind="expand",status="done"} 4'],
      ...['kindling_runs_working{status="running"} 2', 'kindling_expansion_seconds{quantile="0.5"} 30'],
      ...['kindling_calls_day{provider="openai",state="settled"} 2', 'kindling_cost_usd_day{provider="openai"} 0.5'],
      ...["kindling_wakeups_unsent 0", "kindling_digest_late_seconds 0", "# TYPE kindling_stuck_seconds gauge"],
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.join()).not.toMatch(/secret|ada|workspace/);
  });

  it("is for this machine, or for who brings the token", async () => {
    const store = await database();
    const status = async (token: string | null, url: string, headers: Record<string, string> = {}) =>
      (await open(store, token).request(url, { headers })).status;
    expect(await status(null, "http://kindling.example.com/metrics")).toBe(404);
    expect(await status(null, here, { "x-forwarded-for": "203.0.113.9" })).toBe(404);
    // Who listens to others as well cannot tell by a name who is asking.
    const wide = open(store, null, { HOST: "0.0.0.0", PLAYGROUND_TOKEN: "a-token-of-some-length" });
    expect((await wide.request(here)).status).toBe(404);
    const token = "a-token-of-some-length";
    expect(await status(token, here)).toBe(404);
    expect(await status(token, here, { authorization: `Bearer ${token}x` })).toBe(404);
    const elsewhere = "https://kindling.example.com/metrics";
    expect(await status(token, elsewhere, { authorization: `Bearer ${token}`, via: "proxy" })).toBe(200);
  });
});

it("the alerts and the dashboard go by names that there are", () => {
  const alerts: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(
    readFileSync("ops/prometheus-alerts.yml", "utf8"),
  );
  const rules = alerts.groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(5);
  const used = [...rules.map(({ expr }) => expr), readFileSync("ops/grafana-dashboard.json", "utf8")].flatMap(
    (text) => text.match(/\bkindling_\w+/g) ?? [],
  );
  expect([...new Set(used)].filter((name) => !(name in metrics))).toEqual([]);
  expect(Object.keys(metrics).filter((name) => !used.includes(name))).toEqual([]);
});
