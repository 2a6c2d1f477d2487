import { describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { slackRoutes } from "../../src/slack/http.ts";
import type { Receive } from "../../src/slack/receive.ts";
import { signatureOf } from "../doubles/slack/sender/sign.ts";

const signingSecret = "a-signing-secret";
const now = new Date("2026-11-20T12:00:00Z");
const seconds = now.getTime() / 1000;

/** What came through the door. */
function door(receive: Receive = async () => ({})) {
  const came: unknown[] = [];
  const after: Promise<void>[] = [];
  const routes = slackRoutes({
    ...{ signingSecret, now: () => now, afterwards: (work) => void after.push(work) },
    receive: async (payload) => {
      came.push(payload);
      return receive(payload);
    },
    log: createLog({ level: "error", secrets: [], write: () => undefined }),
  });
  const knock = (body: string, more: { type?: string; at?: number; signature?: string } = {}) =>
    routes.request("/slack/events", {
      method: "POST",
      body,
      headers: {
        "content-type": more.type ?? "application/json",
        ...signatureOf(signingSecret, (more.at ?? seconds) * 1000, body),
        ...(more.signature !== undefined && { "x-slack-signature": more.signature }),
      },
    });
  return { came, after, knock };
}

describe("POST /slack/events", () => {
  const event = JSON.stringify({ type: "event_callback", event_id: "Ev1" });

  it("hears what Slack signed, as JSON and as a form", async () => {
    const { came, knock } = door();
    expect((await knock(event)).status).toBe(200);
    const form = "application/x-www-form-urlencoded";
    expect((await knock("command=%2Fexpand&text=bees+%26+ferns", { type: form })).status).toBe(200);
    const payload = encodeURIComponent(JSON.stringify({ type: "shortcut" }));
    expect((await knock(`payload=${payload}`, { type: `${form}; charset=utf-8` })).status).toBe(200);
    expect(came).toEqual([
      { type: "event_callback", event_id: "Ev1" },
      { command: "/expand", text: "bees & ferns" },
      { type: "shortcut" },
    ]);
  });

  it.each([
    ["no signature", { signature: "" }, 401],
    ["another's signature", { signature: `v0=${"0".repeat(64)}` }, 401],
    ["an old one", { at: seconds - 301 }, 401],
    ["one from the future", { at: seconds + 301 }, 401],
    ["another content type", { type: "text/plain" }, 415],
  ])("refuses %s", async (_, more, status) => {
    const { came, knock } = door();
    expect((await knock(event, more)).status).toBe(status);
    expect(came).toEqual([]);
  });

  it("refuses what is too long, and what is signed but cannot be read", async () => {
    const { came, knock } = door();
    expect((await knock(JSON.stringify({ text: "x".repeat(1_100_000) }))).status).toBe(413);
    expect((await knock("{")).status).toBe(400);
    expect((await knock("payload=%7B", { type: "application/x-www-form-urlencoded" })).status).toBe(400);
    expect(came).toEqual([]);
  });

  it("knows its address when Slack asks", async () => {
    const { came, knock } = door();
    const answer = await knock(JSON.stringify({ type: "url_verification", challenge: "c-1" }));
    expect(await answer.json()).toEqual({ challenge: "c-1" });
    expect(came).toEqual([]);
  });

  it("answers with what was heard, and goes on afterwards", async () => {
    let said = false;
    const { after, knock } = door(async () => ({
      body: { text: "Noted." },
      after: async () => {
        said = true;
      },
    }));
    expect(await (await knock(event)).json()).toEqual({ text: "Noted." });
    await Promise.all(after);
    expect(said).toBe(true);
  });

  it("fails with 500 where nothing was written, so that Slack tells of it again", async () => {
    const { knock } = door(async () => {
      throw new Error("the database went away");
    });
    expect((await knock(event)).status).toBe(500);
  });
});
