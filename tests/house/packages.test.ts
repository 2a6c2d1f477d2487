import { expect, it } from "vitest";
import { importGraph, packageOf, reachable } from "./imports.ts";

/** The eleven packages of the product's shape: what each is for, the issue that brings it, and whether that landed. */
const shape = [
  { name: "zod", for: "every border", issue: 2, landed: true },
  { name: "drizzle-orm", for: "queries", issue: 2, landed: true },
  { name: "postgres", for: "Postgres", issue: 2, landed: true },
  { name: "openai", for: "models", issue: 2, landed: true },
  { name: "@anthropic-ai/sdk", for: "models", issue: 2, landed: true },
  { name: "@fal-ai/client", for: "pictures", issue: 2, landed: true },
  { name: "@slack/bolt", for: "Slack", issue: 4, landed: true },
  { name: "discord.js", for: "Discord's Gateway", issue: 6, landed: true },
  { name: "@upstash/qstash", for: "wake-ups on the edge", issue: 7, landed: true },
  { name: "@upstash/redis", for: "the cache on the edge", issue: 7, landed: true },
  { name: "@octokit/rest", for: "publishing to GitHub", issue: 8, landed: true },
] as const;

const graph = importGraph("src");
const running = new Set(
  ["src/node.ts", "src/cli.ts", "src/worker.ts"].flatMap((entry) => [...reachable(graph, entry).keys()]).map(packageOf),
);

it.each(shape)("$name ($for) is used by what runs once issue $issue has landed", ({ name, landed }) => {
  expect(running.has(name)).toBe(landed);
});

it("are eleven", () => {
  expect(new Set(shape.map(({ name }) => name)).size).toBe(11);
});
