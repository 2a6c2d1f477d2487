import { describe, expect, it } from "vitest";
import { rules } from "../../../src/checks/finding.ts";
import { correctionsFor } from "../../../src/pipelines/blog/corrections.ts";
import { reviewItems } from "../../../src/pipelines/blog/items.ts";
import type { Finding, Scores } from "../../../src/pipelines/blog/post.ts";
import { aPlan, image, someScores, text } from "./fixtures.ts";

const plan = aPlan();
const words = (count: number) => "bread ".repeat(count).trim();
const parts = [
  text("intro", words(40)),
  text("s1", `## Bread before dawn\n\n${words(120)}`),
  image("p1"),
  text("s2", `## The shelf is a cache\n\n${words(30)}`),
  text("s3", `## Stale on purpose\n\n${words(300)}`),
];
const fault = (rule: string, cell: string | null, params: Finding["params"] = {}): Finding => ({
  ...{ rule, severity: "error", cell, params },
});
const cells = (findings: Finding[], fixes: Parameters<typeof correctionsFor>[3] = [], scores: Partial<Scores> = {}) =>
  correctionsFor(plan, parts, someScores({ findings, ...scores }), fixes).map((correction) => correction.cell);

describe("correctionsFor", () => {
  it("names the cell in which a check failed, and what to do there", () => {
    const [correction] = correctionsFor(
      plan,
      parts,
      someScores({ findings: [fault("html", "s2", { excerpt: "<b>" })] }),
      [],
    );
    expect(correction).toEqual({ cell: "s2", problem: "html: <b>", instruction: "Say it in markdown without HTML." });
  });

  it("has a missing section inserted behind the one planned before it", () => {
    const without = parts.filter((part) => part.id !== "s2");
    const finding = fault("section.missing", null, { section: "s2" });
    const [correction] = correctionsFor(plan, without, someScores({ findings: [finding] }), []);
    expect(correction?.cell).toBe("s1");
    expect(correction?.instruction).toMatch(/"## The shelf is a cache".*Hits; Misses/);
  });

  it("has the sections lengthened, or cut, that are furthest from their plan", () => {
    expect(cells([fault("length.short", null)])).toEqual(["s2"]);
    expect(cells([fault("length.long", null)])).toEqual(["s3"]);
  });

  it("takes the reviewer's fixes of cells that are there", () => {
    const fix = { problem: "p", instruction: "i" };
    expect(
      cells(
        [],
        [
          { cell: "s1", ...fix },
          { cell: "p1", ...fix },
          { cell: "s77", ...fix },
        ],
      ),
    ).toEqual(["s1"]);
  });

  it("leaves warnings alone", () => {
    expect(cells([{ ...fault("markdown.emphasis", "s1"), severity: "warning" }])).toEqual([]);
  });

  it("asks the whole text for what a reviewer denied without naming a cell", () => {
    const evidence = reviewItems.map(({ id, dimension }, i) => ({ dimension, item: id, yes: i > 0, quote: "" }));
    expect(cells([], [], { evidence })).toEqual(["intro", "s1", "s2", "s3"]);
    expect(cells([], [], { evidence: evidence.slice(1) })).toEqual([]);
  });

  it("knows what to do about every rule that fails a check in a text", () => {
    const without = rules.filter((rule) => !["markdown.emphasis", "picture.alt"].includes(rule));
    for (const rule of without) {
      const finding = fault(rule, /^(?:section\.missing|length)/.test(rule) ? null : "s1", { section: "s2" });
      const short = rule === "section.missing" ? parts.filter((part) => part.id !== "s2") : parts;
      expect(correctionsFor(plan, short, someScores({ findings: [finding] }), []), rule).not.toEqual([]);
    }
  });
});
