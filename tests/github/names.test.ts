import fc from "fast-check";
import { expect, it } from "vitest";
import {
  isLogin,
  isRepositoryName,
  nextName,
  repositoryDescription,
  repositoryName,
  topicsOf,
} from "../../src/github/names.ts";

it("any text becomes a name that GitHub keeps, and so does the next one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const name = repositoryName(text);
      expect(isRepositoryName(name)).toBe(true);
      expect(isRepositoryName(nextName(name))).toBe(true);
      expect(nextName(name)).not.toBe(name);
    }),
    { numRuns: 200 },
  );
});

it.each([
  ["Brot & Bäcker", "Brot-Backer"],
  ["weather.git", "weather"],
  ["...", "project"],
  ["パン", "project"],
])("%s becomes %s", (text, name) => expect(repositoryName(text)).toBe(name));

it("names count up", () => {
  expect([nextName("loaf"), nextName("loaf-2"), nextName("loaf-99")]).toEqual(["loaf-2", "loaf-3", "loaf-100"]);
});

it("knows what an account can be called", () => {
  expect(["ada", "a-b", "A1"].every(isLogin)).toBe(true);
  expect(["-a", "a-", "a--b", "a_b", "", "a/b", "x".repeat(40)].some(isLogin)).toBe(false);
});

it("descriptions are one line and topics are plain", () => {
  expect(repositoryDescription(`a\nb\t${"x".repeat(400)}`)).toHaveLength(350);
  expect(topicsOf(["Machine Learning", "machine-learning", "-C++-", "日本"])).toEqual(["machine-learning", "c"]);
});
