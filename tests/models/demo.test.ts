import { describe, expect, it } from "vitest";
import { createModels } from "../../src/models/models.ts";
import { journalContext } from "./context.ts";
import { goodPlan, noProviders, planRequest, world, writeRequest } from "./world.ts";

const offline = () =>
  createModels({
    config: noProviders,
    credentialsFor: async () => null,
    now: () => new Date("2026-11-20T12:00:00Z"),
    fetch: () => Promise.reject(new Error("the demo model must not use the network")),
  });

describe("the offline demo model", () => {
  it("answers everything when nothing is configured, says that it is a demo, and costs nothing", async () => {
    const ctx = journalContext();
    const answer = await offline().generate(ctx, planRequest());
    expect(answer).toEqual({ value: goodPlan, provider: "demo", model: "demo", demo: true, costUsd: 0 });
    expect(ctx.rows[0]?.call).toMatchObject({ provider: "demo", maxCostUsd: 0 });
    expect(ctx.logs).toEqual([]);
    expect(await offline().firstChoice("write", "local")).toEqual({ provider: "demo", model: "demo", demo: true });
  });

  it("shows its text in pieces", async () => {
    const text = `${"A sentence about tea, and a little more. ".repeat(12)}\n\n## Water\n\nHot.`;
    const pieces: string[] = [];
    const answer = await offline().generate(
      journalContext(),
      writeRequest({ demo: () => text, onText: (piece) => pieces.push(piece) }),
    );
    expect(answer.value).toBe(text);
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(4);
  });

  it("is held to the schema like any other model", async () => {
    const broken = planRequest({ demo: () => ({ ...goodPlan, words: 3 }) });
    await expect(offline().generate(journalContext(), broken)).rejects.toMatchObject({ code: "model.bad_output" });
  });

  it("never stands in for a configured provider that fails", async () => {
    const { models } = await world({ openai: { answer: { error: 500 } }, anthropic: { answer: { error: 529 } } });
    await expect(models.generate(journalContext(), planRequest())).rejects.toMatchObject({ code: "model.unavailable" });
  });

  it("answers in a workspace without keys while another one uses its own", async () => {
    const { openai } = await world({ openai: { answer: { json: goodPlan } } });
    const models = createModels({
      config: { ...noProviders, openai: { apiKey: "", baseUrl: openai.url } },
      credentialsFor: async (workspace, provider) =>
        workspace === "slack:T1" && provider === "openai" ? { apiKey: openai.apiKey, source: "workspace" } : null,
      now: () => new Date("2026-11-20T12:00:00Z"),
    });
    const own = await models.generate(journalContext({ workspace: "slack:T1" }), planRequest());
    const none = await models.generate(journalContext({ workspace: "slack:T2" }), planRequest());
    expect([own.demo, none.demo]).toEqual([false, true]);
  });
});
