import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewItems } from "../../../src/pipelines/blog/items.ts";
import { dimensions, type Finding } from "../../../src/pipelines/blog/post.ts";
import { compareScores, passes, scorePost, totalOf } from "../../../src/pipelines/blog/score.ts";
import { image, someScores, text } from "./fixtures.ts";

const parts = [
  text("s1", "## Bread\n\nThe shelf **is a cache**, and it “expires”\nevery evening at six."),
  image("p1"),
];
const quote = "The shelf **is a cache**";
const error: Finding = { rule: "html", severity: "error", cell: "s1", params: {} };
const all = (yes: boolean, words = quote) => reviewItems.map(({ id }) => ({ id, yes, quote: words }));
const score = (answers: ReturnType<typeof all>, findings: Finding[] = []) =>
  scorePost({ answers, parts, findings, reviewer: "r:m", rounds: 0 });

describe("scorePost", () => {
  it("gives 100 for yes to everything with a quote that is there", () => {
    expect(score(all(true))).toMatchObject({ total: 100, cap: null, reviewed: true, reviewer: "r:m" });
  });

  it.each([
    ["as a reader sees it", "The shelf is a cache, and it"],
    ["with other quotation marks and line breaks", 'it "expires" every evening'],
    ["from a picture's caption", "The oven"],
  ])("takes a quote %s", (_how, words) => {
    expect(score(all(true, words)).total).toBe(100);
  });

  it.each([
    ["an invented quote", "The shelf is never a cache"],
    ["a quote put together from two places", "Bread is a cache"],
    ["no quote", ""],
    ["a quote that shows nothing", "e"],
  ])("counts a yes with %s as no", (_what, words) => {
    const found = score(all(true, words));
    expect(found.total).toBe(0);
    expect(found.evidence.every((item) => !item.yes && item.quote === "")).toBe(true);
  });

  it("counts items that were not answered as no, and ignores items that nobody asked", () => {
    expect(score([]).total).toBe(0);
    expect(score([...all(false), { id: "clarity.invented", yes: true, quote }]).total).toBe(0);
  });

  it("caps at 59 on a failed check, not on a warning", () => {
    expect(score(all(true), [error])).toMatchObject({ total: 59, cap: "check" });
    expect(score(all(true), [{ ...error, severity: "warning" }])).toMatchObject({ total: 100, cap: null });
  });

  it("caps at 59 when one dimension is below 50", () => {
    const answers = all(true).map((answer) => ({
      ...answer,
      yes: !answer.id.startsWith("accuracy.") || answer.id.endsWith("limits"),
    }));
    expect(score(answers)).toMatchObject({ total: 59, cap: "floor", dimensions: { accuracy: 25 } });
  });

  it("asks the same number of items in every dimension", () => {
    for (const dimension of dimensions)
      expect(reviewItems.filter((item) => item.dimension === dimension)).toHaveLength(4);
    expect(new Set(reviewItems.map((item) => item.id)).size).toBe(20);
  });
});

describe("totalOf", () => {
  const dimension = fc.integer({ min: 0, max: 100 });
  const scored = fc.record({
    clarity: dimension,
    engagement: dimension,
    structure: dimension,
    accuracy: dimension,
    completeness: dimension,
  });

  it("is the rounded mean, and never above 59 with a failed check or a dimension below 50", () => {
    fc.assert(
      fc.property(scored, fc.boolean(), (values, failed) => {
        const mean = Object.values(values).reduce((sum, value) => sum + value, 0) / 5;
        const capped = failed || Object.values(values).some((value) => value < 50);
        const { total, cap } = totalOf(values, failed ? [error] : []);
        expect(total).toBe(capped ? Math.min(59, Math.round(mean)) : Math.round(mean));
        expect(cap !== null).toBe(capped && Math.round(mean) > 59);
      }),
      { numRuns: 2000 },
    );
  });

  it("weighs every dimension the same and rises with each", () => {
    fc.assert(
      fc.property(scored, fc.constantFrom(...dimensions), fc.constantFrom(...dimensions), (values, a, b) => {
        const swapped = { ...values, [a]: values[b], [b]: values[a] };
        expect(totalOf(swapped, []).total).toBe(totalOf(values, []).total);
        expect(totalOf({ ...values, [a]: 100 }, []).total).toBeGreaterThanOrEqual(totalOf(values, []).total);
      }),
    );
  });
});

describe("passes and compareScores", () => {
  it("passes from 75, without failed checks", () => {
    expect(passes(someScores({ total: 75 }))).toBe(true);
    expect(passes(someScores({ total: 74 }))).toBe(false);
    expect(passes(someScores({ findings: [error] }))).toBe(false);
  });

  it("prefers the total, then fewer failed checks, then more before the cap", () => {
    const low = someScores({ total: 59, findings: [error, error] });
    expect(compareScores(someScores({ total: 60 }), low)).toBeGreaterThan(0);
    expect(compareScores(someScores({ total: 59, findings: [error] }), low)).toBeGreaterThan(0);
    expect(compareScores(low, { ...low, dimensions: { ...low.dimensions, clarity: 50 } })).toBeGreaterThan(0);
    expect(compareScores(low, low)).toBe(0);
  });
});
