import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/setup/order.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/setup/template.ts",
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Nothing of ours keeps state at module scope, so the files of a worker can share its modules: loading them anew for each
    // file took a fifth of the time.
    isolate: false,
    // More than there are cores: what drives browsers and processes waits as much as it works.
    maxWorkers: "150%",
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      reportOnFailure: true,
      // Enforced wherever coverage is measured, which `.ci/run` does.
      thresholds: { lines: 80, "src/engine/**": { lines: 90 } },
    },
  },
});
