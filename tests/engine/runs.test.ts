import { afterEach, beforeEach, expect, it } from "vitest";
import { eachDatabase } from "../setup/databases.ts";
import { createWorld, stepType, type World } from "./world.ts";

eachDatabase("a run", (open) => {
  let world: World;
  const order: string[] = [];
  beforeEach(async () => {
    order.length = 0;
    world = await createWorld(await open(), [
      stepType("note@1", async (ctx, input) => {
        order.push(ctx.key);
        return { output: input };
      }),
    ]);
  });
  afterEach(() => world.close());

  it("works its steps in the order of their needs and keeps their outputs", async () => {
    const run = await world.finish({
      steps: [
        { key: "a", type: "note@1", input: { words: ["one", "two"] } },
        { key: "b", type: "note@1", input: { first: { $ref: "a.words.0" } } },
        { key: "c", type: "note@1", needs: ["b"], input: "end" },
      ],
    });
    expect(run.status).toBe("done");
    expect(order).toEqual(["a", "b", "c"]);
    expect(run.steps.map(({ output }) => output)).toEqual([{ words: ["one", "two"] }, { first: "one" }, "end"]);
  });
});
