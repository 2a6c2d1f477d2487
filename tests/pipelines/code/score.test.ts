import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeEndSteps, maxCodeRounds } from "../../../src/pipelines/code/graph.ts";
import { codeItems } from "../../../src/pipelines/code/items.ts";
import { codeDimensions, weights } from "../../../src/pipelines/code/project.ts";
import { compareCodeScores, passMark, scoreProject, totalOf } from "../../../src/pipelines/code/score.ts";
import { afterCodeReview } from "../../../src/pipelines/code/steps/review.ts";
import { file, projectWith } from "./fixtures.ts";

const mark = fc.integer({ min: 0, max: 100 });
const dimensions = fc.record({
  ...{ correctness: mark, security: mark, quality: mark, completeness: mark, documentation: mark },
});
const finding = fc.record({
  rule: fc.constantFrom("syntax", "secret", "import.undeclared", "dependency.unused"),
  severity: fc.constantFrom("error" as const, "warning" as const),
  file: fc.constantFrom("a.py", "b.py"),
  line: fc.constant(1),
  params: fc.constant({}),
});
const parts = [file("a.py", "x = 1\n\ny = 2\n"), file("b.py", "z = 3\n")];
const answer = fc.record({
  yes: fc.boolean(),
  file: fc.constantFrom("a.py", "b.py", "c.py", ""),
  line: fc.integer({ min: -1, max: 9 }),
});
const scored = fc
  .record({
    answers: fc.array(answer, { minLength: codeItems.length, maxLength: codeItems.length }),
    findings: fc.array(finding, { maxLength: 3 }),
    approved: fc.boolean(),
  })
  .map(({ answers, findings, approved }) =>
    scoreProject({
      answers: answers.map((each, i) => ({ ...each, id: codeItems[i]?.id ?? "" })),
      ...{ parts, findings, approved, reviewer: "judge:m", rounds: 0 },
    }),
  );

describe("the score of a project", () => {
  it("weighs the dimensions, a hundred in all", () => {
    expect(codeDimensions.reduce((sum, each) => sum + weights[each], 0)).toBe(100);
    const even = { correctness: 80, security: 60, quality: 60, completeness: 60, documentation: 60 };
    expect(totalOf(even, []).total).toBe(67);
  });

  it("passes no floor, no open error and no secret, whatever the dimensions are", () => {
    fc.assert(
      fc.property(dimensions, fc.array(finding, { maxLength: 3 }), (marks, findings) => {
        const { total, cap } = totalOf(marks, findings);
        const bad = findings.some(({ severity, rule }) => severity === "error" || rule === "secret");
        const low = codeDimensions.some((each) => marks[each] < 50);
        if (bad || low) expect(total).toBeLessThan(60);
        expect(cap !== null).toBe(bad || low);
      }),
    );
  });

  it("counts a yes only where a line is there to show it, and passes only what a judge approved", () => {
    fc.assert(
      fc.property(scored, (scores) => {
        for (const { yes, file: path, line } of scores.evidence)
          if (yes)
            expect(
              parts
                .find((part) => part.path === path)
                ?.text.split("\n")
                [line - 1]?.trim(),
            ).toBeTruthy();
        if (scores.passed) {
          expect(scores.total).toBeGreaterThanOrEqual(passMark);
          expect(scores).toMatchObject({ approved: true, cap: null });
        }
      }),
    );
  });
});

describe("the rounds", () => {
  const { plan } = projectWith({ "a.py": "" });

  it("never put a worse version in the place of a better one", () => {
    fc.assert(
      fc.property(scored, scored, fc.integer({ min: 1, max: maxCodeRounds }), (before, found, round) => {
        const next = afterCodeReview(found, before, round, plan, "expand");
        if (compareCodeScores(found, before) <= 0) expect(next).toEqual(codeEndSteps(round - 1, "expand"));
      }),
    );
  });

  it("end after five, and after two where a version is changed", () => {
    fc.assert(
      fc.property(scored, scored, (before, found) => {
        for (const [flow, last] of [
          ["expand", maxCodeRounds],
          ["refine", 1],
        ] as const)
          expect(afterCodeReview(found, before, last, plan, flow).some(({ key }) => key === "save")).toBe(true);
      }),
    );
  });

  it("are better in an order without contradictions", () => {
    fc.assert(
      fc.property(scored, scored, scored, (a, b, c) => {
        expect(Math.sign(compareCodeScores(a, b))).toBe(-Math.sign(compareCodeScores(b, a)) + 0);
        if (compareCodeScores(a, b) > 0 && compareCodeScores(b, c) > 0)
          expect(compareCodeScores(a, c)).toBeGreaterThan(0);
      }),
    );
  });
});
