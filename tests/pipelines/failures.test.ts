import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { KindlingError } from "../../src/errors.ts";
import type { Plan } from "../../src/pipelines/blog/plan.ts";
import type { Store } from "../../src/store/store.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import {
  type Answer,
  createPipelineWorld,
  outputOf,
  type PipelineWorld,
  pixelImages,
  type Script,
  scriptedModels,
  stateOf,
} from "./world.ts";

const idea = "What a bakery taught me about caching";

eachDatabase("an expansion", (open) => {
  let store: Store;
  let world: PipelineWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const scripted = async (script: Script = {}, parts: Partial<Parameters<typeof createPipelineWorld>[1]> = {}) => {
    const { models, asked } = scriptedModels(script);
    world = await createPipelineWorld(store, { models, ...parts });
    return asked;
  };

  describe("that meets a failure", () => {
    const failing =
      (code: "model.refused" | "model.unavailable", retryable = false) =>
      () => {
        throw new KindlingError(code, { retryable, retryAfterMs: 1, params: { provider: "scripted", model: "m" } });
      };

    it("fails with what a refusing model said, and is retried at that step", async () => {
      let refuses = true;
      await scripted({ write: ({ demo }) => (refuses ? failing("model.refused")() : demo) });
      const { id, ideaId } = await world.begin(idea);
      const failed = await world.until(id, (run) => run.status === "failed");
      expect(failed.error).toMatchObject({ step: "write", code: "model.refused" });
      refuses = false;
      await world.store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, id));
      world.engine.flush(id);
      await world.until(id, (run) => run.status === "done");
      const { run, post } = await world.result(id, ideaId);
      expect(run.steps.filter((step) => step.key === "plan")).toMatchObject([{ state: "done", attempts: 1 }]);
      expect(post).toBeDefined();
    });

    it("goes on without a picture's prompt, and without a picture", async () => {
      await scripted(
        { imagePrompt: failing("model.refused") },
        {
          images: (blobs) =>
            pixelImages(blobs, { fail: () => new KindlingError("image.failed", { params: { provider: "fal" } }) }),
        },
      );
      const expanded = await world.expand(idea);
      expect(expanded.run.status).toBe("done");
      expect(stateOf(expanded, "picture.1")).toBe("failed");
      expect(expanded.post?.parts.every((part) => part.kind === "markdown")).toBe(true);
    });

    it("uses the subject itself where no model expands it", async () => {
      await scripted({ imagePrompt: failing("model.refused") });
      const expanded = await world.expand(idea);
      const { images } = outputOf<Plan>(expanded, "plan");
      expect(outputOf(expanded, "picture.1.prompt")).toEqual({ scene: images[0]?.subject, by: null });
      expect(expanded.post?.parts.filter((part) => part.kind === "image")).toHaveLength(images.length);
    });

    it("keeps the first version when no editor, or no second reviewer, can be had", async () => {
      const fault: Answer = ({ demo }) => String(demo).replace(/^(## .*\n\n)/m, "$1TODO: numbers\n\n");
      await scripted({ write: fault, refine: failing("model.refused") });
      expect((await world.expand(idea)).scores).toMatchObject({ rounds: 0, total: 59 });
      await world.close();
      await scripted({ write: fault, review: ({ demo, nth }) => (nth > 0 ? failing("model.refused")() : demo) });
      const expanded = await world.expand(idea);
      expect(outputOf(expanded, "review.1")).toBeNull();
      expect(expanded.scores).toMatchObject({ rounds: 0, total: 59 });
    });

    it("delivers what was written when the money ends before the review, and says that nobody reviewed it", async () => {
      await scripted();
      // intake, plan, write, and one prompt for each picture at 0.01 each; the review finds nothing left
      const expanded = await world.expand(idea, { images: false }, { budget: { usd: 0.035, ms: 600_000 } });
      expect(expanded.run).toMatchObject({ status: "done", error: { code: "run.budget_money" } });
      expect(expanded.scores).toMatchObject({ reviewed: false, reviewer: null });
      expect(expanded.post?.parts.length).toBeGreaterThan(2);
      expect(world.said).toContainEqual({ type: "chat.deliver@1", input: { version: 1, partial: true, note: null } });
    });

    it("delivers the reviewed version when the money ends in the revision", async () => {
      await scripted({ write: ({ demo }) => String(demo).replace(/^(## .*\n\n)/m, "$1TODO: numbers\n\n") });
      const expanded = await world.expand(idea, { images: false }, { budget: { usd: 0.045, ms: 600_000 } });
      expect(expanded.scores).toMatchObject({ reviewed: true, total: 59 });
      expect(expanded.run.error?.code).toBe("run.budget_money");
    });

    it("delivers what was written when the time ends", async () => {
      const never = () => new Promise(() => {});
      await scripted({ review: never });
      const expanded = await world.expand(idea, { images: false }, { budget: { usd: 5, ms: 1_500 } });
      expect(expanded.run).toMatchObject({ status: "done", error: { code: "run.budget_time" } });
      expect(expanded.scores).toMatchObject({ reviewed: false });
      expect(world.said).toContainEqual({ type: "chat.deliver@1", input: { version: 1, partial: true, note: null } });
    });

    it("makes the whole version beside the partial one when a Retry gives it a fresh budget", async () => {
      await scripted();
      const partial = await world.expand(idea, { images: false }, { budget: { usd: 0.035, ms: 600_000 } });
      await store.asWorkspace(world.scope, (tx) => world.engine.retry(tx, partial.run.id));
      world.engine.flush(partial.run.id);
      await world.until(partial.run.id, ended, 15_000);
      const whole = await world.result(partial.run.id, partial.ideaId);
      expect(whole.run).toMatchObject({ status: "done", error: null });
      expect([partial.output?.number, whole.output?.number, whole.output?.parent]).toEqual([1, 2, 1]);
      expect(whole.scores).toMatchObject({ reviewed: true });
      expect(world.said).toContainEqual({ type: "chat.deliver@1", input: { version: 2, partial: false, note: null } });
    });

    it("fails with the budget's own error when nothing was written yet", async () => {
      await scripted();
      const expanded = await world.expand(idea, {}, { budget: { usd: 0.015, ms: 600_000 } });
      expect(expanded.run).toMatchObject({ status: "failed", error: { code: "run.budget_money" } });
      expect(expanded.output).toBeUndefined();
    });
  });
});
