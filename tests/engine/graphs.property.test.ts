import { expect, it } from "vitest";
import { checkGraphs } from "../proof/graph-property.ts";
import { eachDatabase } from "../setup/databases.ts";

eachDatabase("random graphs", (open) => {
  // The short form; `npm run proof graphs` runs 10,000.
  it("complete each step exactly once, join on all needs, and never fail or skip silently", {
    timeout: 60_000,
  }, async () => {
    const done = await checkGraphs(await open(), { graphs: 200, batch: 25, seed: Date.now() % 2 ** 31 });
    expect(done.graphs).toBe(200);
  });
});
