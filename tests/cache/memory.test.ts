import { expect, it } from "vitest";
import { createMemoryCache } from "../../src/cache/memory.ts";
import { cacheContract } from "./contract.ts";

cacheContract("memory", async () => createMemoryCache());

it("keeps the newest of very many", async () => {
  const cache = createMemoryCache();
  for (let n = 0; n < 10_050; n += 1) await cache.set(`k${n}`, String(n), 60_000);
  expect(await cache.get("k0")).toBeUndefined();
  expect(await cache.get("k10049")).toBe("10049");
});
