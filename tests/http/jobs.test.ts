import { expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createHttp } from "../../src/http/http.ts";
import { type JobsParts, jobsRoutes } from "../../src/http/jobs.ts";
import { createLog } from "../../src/log.ts";
import { createVerifyDelivery } from "../../src/queue/qstash-signature.ts";
import type { WakeUp } from "../../src/queue/wake-up.ts";
import { claimsFor, token } from "../doubles/upstash/sign.ts";

const publicUrl = "https://kindling.example.com";
const config = { url: null, token: "t", currentSigningKey: "sig_1", nextSigningKey: "sig_2", publicUrl };
const run = "01980000-0000-7000-8000-000000000001";
const step = "01980000-0000-7000-8000-000000000002";
const wakeUp: WakeUp = { workspace: "slack:T1", run, step, generation: 3 };

/** The routes over an engine that is watched, and a way to be QStash. */
function open(over: Partial<JobsParts> = {}) {
  const came: (WakeUp | "sweep")[] = [];
  const lines: string[] = [];
  const log = createLog({ level: "info", secrets: [], write: (line) => lines.push(line) });
  const http = createHttp({ log, health: { config: readConfig({}), store: null }, files: null });
  const deliver = async (wakeUp: WakeUp) => {
    came.push(wakeUp);
    return "worked" as const;
  };
  const engine = { sweep: async () => void came.push("sweep") };
  http.route("/", jobsRoutes({ verify: createVerifyDelivery(config), deliver, engine, tick: [], ...over }));
  const post = (path: string, body: string, key = "sig_1") => {
    const claims = claimsFor({ url: `${publicUrl}${path}`, body, id: "msg_1", atMs: Date.now() });
    return http.request(path, { method: "POST", body, headers: { "upstash-signature": token(key, claims) } });
  };
  return { post, came, lines };
}

it.each(["/jobs/step", "/jobs/sweep", "/jobs/tick", "/jobs/failed"])("%s is QStash's alone", async (path) => {
  const { post, came } = open();
  const refused = await post(path, JSON.stringify(wakeUp), "sig_forged");
  expect(refused.status).toBe(401);
  expect(await refused.json()).toEqual({ error: { code: "unauthorized" } });
  expect(came).toEqual([]);
});

it("works on a wake-up and says what came of it", async () => {
  const { post, came } = open();
  const answer = await post("/jobs/step", JSON.stringify(wakeUp));
  expect([answer.status, await answer.json()]).toEqual([200, { state: "worked" }]);
  const card = { ...wakeUp, step: "card" };
  await post("/jobs/step", JSON.stringify(card));
  expect(came).toEqual([wakeUp, card]);
  const stale = await open({ deliver: async () => "stale" }).post("/jobs/step", JSON.stringify(wakeUp));
  expect([stale.status, await stale.json()]).toEqual([200, { state: "stale" }]);
});

it("answers 503 when nothing was written, so that it comes again", async () => {
  const { post, lines } = open({
    deliver: async () => {
      throw new Error("the database is away");
    },
  });
  expect((await post("/jobs/step", JSON.stringify(wakeUp))).status).toBe(503);
  expect(lines.join()).toContain("a delivery wrote nothing");
});

it.each(["", "no json", "{}", JSON.stringify({ ...wakeUp, run: "1" }), JSON.stringify({ ...wakeUp, generation: -1 })])(
  "answers 489 to what can never be understood: %j",
  async (body) => {
    const { post, came } = open();
    const answer = await post("/jobs/step", body);
    expect([answer.status, answer.headers.get("upstash-nonretryable-error")]).toEqual([489, "true"]);
    expect(came).toEqual([]);
  },
);

it("sweeps", async () => {
  const { post, came } = open();
  expect((await post("/jobs/sweep", "")).status).toBe(200);
  expect(came).toEqual(["sweep"]);
});

it("ticks every part, though one of them fails, and then wants to be called again", async () => {
  const done: string[] = [];
  const good = async () => void done.push("good");
  const bad = async () => {
    throw new Error("not today");
  };
  expect((await open({ tick: [good] }).post("/jobs/tick", "")).status).toBe(200);
  const { post, lines } = open({ tick: [bad, good] });
  expect((await post("/jobs/tick", "")).status).toBe(500);
  expect(done).toEqual(["good", "good"]);
  expect(lines.join()).toContain("not today");
});

it("wakes a run again whose wake-up was given up, and drops what was never one", async () => {
  const { post, came, lines } = open();
  const letter = (source: string) =>
    JSON.stringify({ status: 503, retried: 3, sourceBody: Buffer.from(source).toString("base64") });
  expect((await post("/jobs/failed", letter(JSON.stringify(wakeUp)))).status).toBe(200);
  expect(came).toEqual(["sweep"]);
  expect(lines.join()).toContain(run);
  for (const body of [letter("no wake-up"), "no json", JSON.stringify({ status: 500, sourceBody: "%%%" })])
    expect((await post("/jobs/failed", body)).status).toBe(200);
  expect(came).toHaveLength(1);
});
