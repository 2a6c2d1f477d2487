import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan, settlePlan } from "../../../src/pipelines/blog/plan.ts";
import { tones, wordLimits } from "../../../src/pipelines/options.ts";
import { aBrief, aDraft, aPlan, by } from "./fixtures.ts";

describe("settlePlan", () => {
  it("keeps a good draft and gives ids to its sections and pictures", () => {
    const settled = aPlan();
    expect(settled.sections.map(({ id, heading }) => [id, heading])).toEqual([
      ["s1", "Bread before dawn"],
      ["s2", "The shelf is a cache"],
      ["s3", "Stale on purpose"],
    ]);
    expect(settled.images.map(({ id, after }) => [id, after])).toEqual([
      ["p1", "s1"],
      ["p2", "s3"],
    ]);
    expect(settled.slug).toBe("bakery-caching");
    expect(settled.sections.reduce((sum, section) => sum + section.words, 0)).toBe(360);
  });

  it("lets every option win over the draft", () => {
    const brief = aBrief(
      { language: "de" },
      { tone: "technical", audience: "pastry chefs", words: 1200, images: false },
    );
    const settled = settlePlan(aDraft(), brief);
    expect(settled).toMatchObject({
      tone: "technical",
      audience: "pastry chefs",
      words: 1200,
      language: "de",
      images: [],
    });
  });

  it("cuts what is too long at a word", () => {
    const settled = aPlan({ metaTitle: "caching ".repeat(20), description: "bread and butter ".repeat(20) });
    expect(settled.metaTitle).toBe(`${"caching ".repeat(7).trim()}…`);
    expect([...settled.description].length).toBeLessThanOrEqual(160);
    expect(settled.description).toMatch(/(?:bread|and|butter)…$/);
  });

  it("moves pictures into range, never two behind the same section, three at most", () => {
    const at = (section: number) => ({ section, subject: "x", alt: "x", caption: "x" });
    expect(aPlan({ images: [at(99), at(99), at(-4), at(0)] }).images.map((image) => image.after)).toEqual([
      "s1",
      "s2",
      "s3",
    ]);
  });

  it("gives a post without planned pictures one, and every picture alt text and caption", () => {
    expect(aPlan({ images: [] }).images).toHaveLength(1);
    const [image] = aPlan({ images: [{ section: 1, subject: "an oven", alt: "", caption: " " }] }).images;
    expect(image).toMatchObject({ alt: "an oven", caption: "an oven" });
  });

  it("keeps tags unique whatever their case, without #, eight at most", () => {
    expect(aPlan({ tags: ["#Go", "go", "", "Rust", ..."abcdefgh"] }).tags).toEqual([
      "Go",
      "Rust",
      "a",
      "b",
      "c",
      "d",
      "e",
      "f",
    ]);
  });

  it("tells sections with the same heading apart and keeps eight", () => {
    const section = { heading: "## Bread", purpose: "", points: [" "], words: 0 };
    const settled = aPlan({ sections: Array.from({ length: 12 }, () => section) });
    expect(settled.sections).toHaveLength(8);
    expect(new Set(settled.sections.map((s) => s.heading)).size).toBe(8);
    expect(settled.sections[0]).toMatchObject({ heading: "Bread", points: [] });
  });

  it("holds its limits for any draft", () => {
    const wild = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.constantFrom("", "🎉🎉", "שלום עולם", "a".repeat(400)),
    );
    const number = fc.oneof(fc.double(), fc.integer());
    const drafts = fc.record({
      title: wild.filter((title) => title !== ""),
      sections: fc.array(
        fc.record({
          heading: wild.filter((h) => h !== ""),
          purpose: wild,
          points: fc.array(wild, { maxLength: 3 }),
          words: number,
        }),
        { minLength: 2, maxLength: 12 },
      ),
      tone: fc.constantFrom(...tones),
      audience: wild.filter((audience) => audience !== ""),
      words: number,
      images: fc.array(fc.record({ section: number, subject: wild, alt: wild, caption: wild }), { maxLength: 6 }),
      style: wild,
      metaTitle: wild,
      description: wild,
      slug: wild,
      tags: fc.array(wild, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(drafts, (draft) => {
        const settled = settlePlan(draft, aBrief());
        plan.parse({ ...settled, by });
        expect([...settled.metaTitle].length).toBeLessThanOrEqual(60);
        expect([...settled.description].length).toBeLessThanOrEqual(160);
        expect(settled.slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect([...settled.slug].length).toBeLessThanOrEqual(60);
        expect(settled.words).toBeGreaterThanOrEqual(wordLimits.min);
        expect(settled.words).toBeLessThanOrEqual(wordLimits.max);
        expect(settled.tags.length).toBeLessThanOrEqual(8);
        expect(settled.images.length).toBeGreaterThanOrEqual(1);
        expect(settled.images.length).toBeLessThanOrEqual(3);
        const sections = new Set(settled.sections.map((section) => section.id));
        expect(
          settled.images.every((image) => sections.has(image.after) && image.alt !== "" && image.caption !== ""),
        ).toBe(true);
        expect(new Set(settled.images.map((image) => image.after)).size).toBe(settled.images.length);
        expect(settled.sections.every((section) => section.words >= 10)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
