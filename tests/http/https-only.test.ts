import { expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createHttp } from "../../src/http/http.ts";
import { createLog } from "../../src/log.ts";

const origin = "https://kindling.example.com";
const open = (direct: boolean) =>
  createHttp({
    log: createLog({ level: "error", secrets: [], write: () => {} }),
    health: { config: readConfig({}), store: null },
    ...{ files: null, https: { origin, direct } },
  });
const forwarded = (proto: string) => ({ headers: { "x-forwarded-proto": proto } });

it("sends who came in the clear to the same place over https", async () => {
  const answer = await open(false).request("/health?part=cache", forwarded("http"));
  expect([answer.status, answer.headers.get("location")]).toEqual([308, `${origin}/health?part=cache`]);
  const seen = await open(true).request("http://kindling.example.com//evil.example.com/x");
  expect(new URL(seen.headers.get("location") ?? "").host).toBe("kindling.example.com");
});

it("refuses what carries a body", async () => {
  const answer = await open(false).request("/slack/events", { method: "POST", body: "x", ...forwarded("http, https") });
  expect([answer.status, await answer.json()]).toEqual([403, { error: { code: "https_only" } }]);
});

it("tells browsers to keep to https, and leaves a probe beside the proxy alone", async () => {
  const answer = await open(false).request("/health", forwarded("https"));
  expect([answer.status, answer.headers.get("strict-transport-security")]).toEqual([200, "max-age=31536000"]);
  expect((await open(false).request("http://10.0.0.7:3000/health")).status).toBe(200);
  expect((await open(true).request(`${origin}/health`)).status).toBe(200);
});
