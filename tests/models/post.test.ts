import { expect, it } from "vitest";
import { answerOf } from "../doubles/llm/answer.ts";
import { createPipelineWorld } from "../pipelines/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { world } from "./world.ts";

const timeouts = { answerMs: 5000, silenceMs: 5000 };

eachDatabase("a post by the real SDKs", (open) => {
  it("is planned and reviewed by OpenAI and written by Anthropic, and both doubles accept every request", async () => {
    const { models, openai, anthropic } = await world({ timeouts });
    const pipelines = await createPipelineWorld(await open(), { models });
    const expanded = await pipelines.expand("What a bakery taught me about caching", { words: 400, tone: "technical" });
    await pipelines.close();
    expect([...openai.refused, ...anthropic.refused]).toEqual([]);
    expect(expanded.run.status).toBe("done");
    expect(expanded.scores?.total).toBeGreaterThanOrEqual(75);
    expect(expanded.post?.models).toMatchObject({
      plan: "openai:gpt-6-luna",
      write: "anthropic:claude-sonnet-5-5",
      review: "openai:gpt-6-luna",
    });
    expect(expanded.run.costUsd).toBeGreaterThan(0);
    expect(new Set(openai.requests.map(({ task }) => task))).toEqual(
      new Set(["intake", "plan", "imagePrompt", "review"]),
    );
    expect(anthropic.requests.map(({ task, stream }) => [task, stream])).toEqual([["write", true]]);
  });

  it("is revised where the review says no", async () => {
    const deny = ["clarity.point", "clarity.plain", "clarity.concrete", "clarity.message"];
    let reviews = 0;
    const { models, anthropic, openai } = await world({
      timeouts,
      openai: {
        answer: (request) => {
          reviews += request.task === "review" ? 1 : 0;
          return answerOf(reviews > 1 ? {} : { deny })(request);
        },
      },
    });
    const pipelines = await createPipelineWorld(await open(), { models });
    const expanded = await pipelines.expand("What a bakery taught me about caching");
    await pipelines.close();
    expect([...openai.refused, ...anthropic.refused]).toEqual([]);
    expect(anthropic.requests.map(({ task }) => task)).toEqual(["write", "refine"]);
    expect(expanded.scores).toMatchObject({ rounds: 1, reviewed: true });
    expect(expanded.scores?.total).toBeGreaterThanOrEqual(75);
  });

  it("is written by the one vendor that answers while the other is out", async () => {
    const { models } = await world({ timeouts, anthropic: { answer: { error: 529 } } });
    const pipelines = await createPipelineWorld(await open(), { models });
    const expanded = await pipelines.expand("Why I keep a paper notebook");
    await pipelines.close();
    expect(expanded.run.status).toBe("done");
    expect(expanded.post?.models).toMatchObject({ write: "openai:gpt-6.1-terra" });
  });

  it("fails with a sentence's worth of reason when every key is wrong", async () => {
    const { models } = await world({ timeouts, keys: { openai: "sk-wrong", anthropic: "sk-wrong" } });
    const pipelines = await createPipelineWorld(await open(), { models });
    const expanded = await pipelines.expand("Why I keep a paper notebook");
    await pipelines.close();
    expect(expanded.run).toMatchObject({
      status: "failed",
      error: { code: "model.unauthorized", params: { provider: "openai, anthropic" } },
    });
  });
});
