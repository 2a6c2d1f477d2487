import { describe, expect, it } from "vitest";
import type { ModelRoutes } from "../../src/config/routes.ts";
import { catalogue, endOf } from "../../src/models/catalogue.ts";
import { priceOf } from "../../src/models/prices.ts";
import { type Configured, chainFor, type Needs, parseLink, taskRoles } from "../../src/models/routes.ts";
import { type Task, tasks } from "../../src/models/types.ts";
import { journalContext } from "./context.ts";
import { goodPlan, planRequest, world, writeRequest } from "./world.ts";

const at = new Date("2026-11-20T12:00:00Z");
const anthropic: Configured = { name: "anthropic", models: [], free: false };
const openai: Configured = { name: "openai", models: [], free: false };
const groq: Configured = { name: "groq", models: ["openai/gpt-oss-120b", "openai/gpt-oss-20b"], free: false };
const ollama: Configured = { name: "ollama", models: ["gpt-oss:20b"], free: true };
const small: Needs = { inputTokens: 2000, maxOutputTokens: 4000, structured: true };

const chain = (task: Task, providers: Configured[], routes: ModelRoutes[] = [], needs = small) =>
  chainFor(task, providers, routes, needs, at).map(({ provider, model }) => `${provider}:${model}`);

describe("the default routes", () => {
  it("plan, route and review by a small OpenAI model, and write by a Sonnet", () => {
    expect(chain("plan", [anthropic, openai])).toEqual(["openai:gpt-6-luna", "anthropic:claude-haiku-5-5"]);
    expect(chain("review", [anthropic, openai])[0]).toBe("openai:gpt-6-luna");
    expect(chain("write", [anthropic, openai])).toEqual(["anthropic:claude-sonnet-5-5", "openai:gpt-6.1-terra"]);
  });

  it("use what is there when only one vendor is", () => {
    expect(chain("write", [openai])).toEqual(["openai:gpt-6.1-terra"]);
    expect(chain("intake", [anthropic])).toEqual(["anthropic:claude-haiku-5-5"]);
  });

  it("put compatible providers behind the vendors, their best model to write and their smallest to plan", () => {
    expect(chain("write", [openai, groq])).toEqual(["openai:gpt-6.1-terra", "groq:openai/gpt-oss-120b"]);
    expect(chain("plan", [groq])).toEqual(["groq:openai/gpt-oss-20b"]);
  });

  it("name only models of the catalogue, each with a price and none of them about to end", () => {
    for (const link of Object.values(taskRoles).flatMap((role) => role.chain.map(parseLink))) {
      expect(catalogue).toContainEqual(expect.objectContaining(link));
      expect(endOf(link.model)).toBeUndefined();
    }
    for (const { provider, model } of catalogue) expect(priceOf(provider, model, at)).not.toBeNull();
    expect(Object.keys(taskRoles).sort()).toEqual([...tasks].sort());
  });
});

describe("a route that was set", () => {
  it("replaces the default, model names with colons included", () => {
    expect(chain("plan", [openai, ollama], [{ plan: ["ollama:gpt-oss:20b", "openai:gpt-6-sol"] }])).toEqual([
      "ollama:gpt-oss:20b",
      "openai:gpt-6-sol",
    ]);
  });

  it("of the workspace wins over the environment's, and other tasks keep theirs", () => {
    const own: ModelRoutes = { plan: ["anthropic:claude-opus-5-5"] };
    const environment: ModelRoutes = { plan: ["openai:gpt-6-sol"], write: ["openai:gpt-6-sol"] };
    expect(chain("plan", [anthropic, openai], [own, environment])).toEqual(["anthropic:claude-opus-5-5"]);
    expect(chain("write", [anthropic, openai], [own, environment])).toEqual(["openai:gpt-6-sol"]);
  });

  it("counts as absent where none of its providers is configured", () => {
    expect(chain("plan", [anthropic], [{ plan: ["openai:gpt-6-sol"] }])).toEqual(["anthropic:claude-haiku-5-5"]);
  });
});

describe("cheapest", () => {
  const cheapest: ModelRoutes[] = [{ write: "cheapest" }];

  it("orders every configured model by what the call could cost", () => {
    const links = chain("write", [anthropic, openai], cheapest);
    expect(links.slice(0, 2).sort()).toEqual(["anthropic:claude-haiku-5-5", "openai:gpt-6-luna"]);
    expect(links.at(-1)).toBe("anthropic:claude-opus-5-5");
    expect(links).toHaveLength(6);
  });

  it("takes a long prompt's surcharge into account", () => {
    const links = chain("write", [anthropic, openai], cheapest, { ...small, inputTokens: 150_000 });
    expect(links[0]).toBe("openai:gpt-6-luna");
    expect(links.indexOf("anthropic:claude-haiku-5-5")).toBe(1);
  });

  it("knows that one's own machine is free, and puts an unknown price last", () => {
    expect(chain("write", [openai, groq, ollama], cheapest)[0]).toBe("ollama:gpt-oss:20b");
    expect(chain("write", [openai, groq], cheapest).at(-1)).toMatch(/^groq:/);
  });

  it("leaves out what is not capable", () => {
    const long = { ...small, maxOutputTokens: 30_000 };
    expect(chain("write", [openai, ollama], cheapest, long)).not.toContain("ollama:gpt-oss:20b");
    expect(chain("write", [ollama], cheapest, { ...small, inputTokens: 2_000_000 })).toEqual(["ollama:gpt-oss:20b"]);
  });
});

describe("the gateway's routing", () => {
  it("lets another family than the writer's review, where one is configured", async () => {
    const answers = { openai: { answer: { json: goodPlan } }, anthropic: { answer: { json: goodPlan } } };
    const { models } = await world(answers);
    const review = planRequest({ task: "review", avoidProvider: "openai" });
    expect((await models.generate(journalContext(), review)).provider).toBe("anthropic");
    const { models: alone } = await world({ ...answers, anthropic: false });
    expect((await alone.generate(journalContext(), review)).provider).toBe("openai");
  });

  it("asks the workspace for its own routes and keys", async () => {
    const { models } = await world({
      openai: { answer: { json: goodPlan } },
      overrides: async (workspace) => (workspace === "slack:T1" ? { plan: ["openai:gpt-6-sol"] } : {}),
    });
    const own = await models.generate(journalContext({ workspace: "slack:T1" }), planRequest());
    const other = await models.generate(journalContext({ workspace: "slack:T2" }), planRequest());
    expect([own.model, other.model]).toEqual(["gpt-6-sol", "gpt-6-luna"]);
  });

  it("says which model a task would go to first", async () => {
    const { models } = await world({ routes: { write: "cheapest" } });
    expect(await models.firstChoice("plan", "local")).toEqual({ provider: "openai", model: "gpt-6-luna", demo: false });
    expect((await models.firstChoice("write", "local")).model).toMatch(/haiku|luna/);
  });

  it("warns of a model that is about to end, and says when a price is unknown", async () => {
    const { models } = await world({
      routes: { plan: ["openai:gpt-4o-2024-11-20"] },
      openai: { answer: { json: goodPlan } },
    });
    const ctx = journalContext();
    const answer = await models.generate(ctx, planRequest());
    expect(answer.costUsd).toBe(0);
    expect(ctx.logs).toContainEqual({ level: "warn", message: expect.stringContaining("ends on 2027-01-14") });
    expect(ctx.logs).toContainEqual({ level: "info", message: expect.stringContaining("no price is known") });
  });

  it("keeps an answer within what an unknown model can give, and asks it for no effort", async () => {
    const { models, openai } = await world({ routes: { write: ["openai:gpt-7-nova"] } });
    await models.generate(journalContext(), writeRequest({ maxOutputTokens: 30_000 }));
    expect(openai.requests[0]?.maxTokens).toBe(16_000);
    expect(openai.requests[0]?.body).not.toHaveProperty("reasoning");
  });
});
