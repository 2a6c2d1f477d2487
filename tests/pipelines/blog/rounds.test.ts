import { describe, expect, it } from "vitest";
import { maxRounds } from "../../../src/pipelines/blog/graph.ts";
import type { Finding } from "../../../src/pipelines/blog/post.ts";
import { afterReview } from "../../../src/pipelines/blog/steps/review.ts";
import { someScores } from "./fixtures.ts";

const fault = (rule: string, cell: string | null = "s1"): Finding => ({ rule, severity: "error", cell, params: {} });
const weak = (total: number, findings: Finding[] = []) => someScores({ total, findings });
const next = (...args: Parameters<typeof afterReview> extends [...infer A, unknown] ? A : never) =>
  afterReview(...args, { images: [] }).map((step) => step.key);
const kept = (...args: Parameters<typeof next>) => {
  const [save] = afterReview(...args, { images: [] });
  return save?.key === "save" ? Object(save.input).parts.$ref : undefined;
};

describe("afterReview", () => {
  it("keeps a version that passes", () => {
    expect(next(weak(75), null, 0)).toEqual(["save", "deliver"]);
    expect(kept(weak(75), null, 0)).toBe("check.parts");
  });

  it("has a version below 75 or with a failed check revised", () => {
    expect(next(weak(74), null, 0)).toEqual(["revise.1"]);
    expect(next(weak(59, [fault("html")]), null, 0)).toEqual(["revise.1"]);
    expect(next(weak(70), weak(60), 1)).toEqual(["revise.2"]);
  });

  it("keeps the version before when a round is worse, or no better", () => {
    expect(kept(weak(50), weak(60), 1)).toBe("check.parts");
    expect(kept(weak(60), weak(60), 1)).toBe("check.parts");
    expect(kept(weak(60), weak(65), 2)).toBe("check.1.parts");
  });

  it("keeps a better round, but stops at a finding that it was to mend and did not", () => {
    const before = weak(40, [fault("placeholder"), fault("html", "s2")]);
    expect(kept(weak(50, [fault("placeholder")]), before, 1)).toBe("check.1.parts");
    expect(next(weak(50, [fault("placeholder", "s3")]), before, 1)).toEqual(["revise.2"]);
  });

  it("stops after two rounds", () => {
    expect(maxRounds).toBe(2);
    expect(kept(weak(74), weak(70), 2)).toBe("check.2.parts");
  });
});
