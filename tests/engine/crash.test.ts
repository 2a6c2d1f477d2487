import { expect, it } from "vitest";
import { crashOnce } from "../proof/crash.ts";
import { eachDatabase } from "../setup/databases.ts";

eachDatabase("crashes", (open, kind) => {
  // The short form; `npm run proof crash` runs 2,000 seeds on each database.
  it("lose no step, commit none twice, post once and charge once (P3)", { timeout: 120_000 }, async () => {
    const store = await open();
    for (let seed = 1; seed <= 40; seed += 1) {
      const { problems } = await crashOnce(store, seed);
      expect(problems, `node tests/proof/run.ts crash --seed ${seed} --db ${kind}`).toEqual([]);
    }
  });
});
