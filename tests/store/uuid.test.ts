import { expect, test } from "vitest";
import { uuidv7 } from "../../src/store/uuid.ts";

test("an id is a UUID of version 7", () => {
  expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an id holds its time and its random bits", () => {
  const now = Date.UTC(2022, 1, 22, 19, 22, 22);
  expect(uuidv7({ now: () => now, random: (bytes) => bytes.fill(0xff) })).toBe("017f22e2-79b0-7fff-bfff-ffffffffffff");
  expect(uuidv7({ now: () => 0, random: () => {} })).toBe("00000000-0000-7000-8000-000000000000");
});

test("ids sort by the time they were made", () => {
  const ids = [1, 2, 2 ** 33, 2 ** 47].map((now) => uuidv7({ now: () => now, random: (bytes) => bytes.fill(7) }));
  expect(ids.toSorted()).toEqual(ids);
});

test("ids differ", () => {
  expect(new Set(Array.from({ length: 10_000 }, () => uuidv7())).size).toBe(10_000);
});
