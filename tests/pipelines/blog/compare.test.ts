import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../../src/pipelines/blog/compare.ts";
import { type DiffPiece, differencesOf } from "../../../src/pipelines/blog/differences.ts";
import { aPost, image, text } from "./fixtures.ts";

const before = aPost();
const changed = (id: string, markdown: string) =>
  before.parts.map((part) => (part.id === id ? text(id, markdown) : part));
const side = (pieces: readonly DiffPiece[], change: "added" | "removed") =>
  pieces.flatMap((piece) => (piece.change === "same" || piece.change === change ? piece.text : [])).join("");

describe("two versions compared", () => {
  it("are the same where nothing differs", () => {
    const words = { before: expect.any(Number), after: expect.any(Number) };
    expect(compareVersions(before, structuredClone(before))).toEqual({
      ...{ title: null, cells: [], pictures: [], unchanged: 5, words },
    });
  });

  it("differ word by word in a cell that was changed, and only there", () => {
    const after = aPost({
      parts: changed("s2", "## The shelf is a cache\n\nA loaf on the shelf is a hit. No loaf is a miss."),
    });
    const diff = compareVersions(before, after);
    expect(diff).toMatchObject({ title: null, pictures: [], unchanged: 4 });
    expect(diff.cells).toEqual([
      {
        ...{ id: "s2", heading: "The shelf is a cache", change: "changed" },
        pieces: [
          { text: "## The shelf is a cache\n\nA loaf on the shelf is a hit. ", change: "same" },
          { text: "An empty shelf ", change: "removed" },
          { text: "No loaf ", change: "added" },
          { text: "is a miss.", change: "same" },
        ],
      },
    ]);
    expect(diff.words.after - diff.words.before).toBe(-1);
  });

  it("stand whole, the old one first, where they are of two languages", () => {
    const after = aPost({ language: "de", title: "Brot", parts: changed("s2", "## Das Brett\n\nIn Brot.") });
    const { title, cells } = compareVersions(before, after);
    expect(title?.map(({ change }) => change)).toEqual(["removed", "added"]);
    expect(cells[0]?.pieces).toEqual([
      {
        text: before.parts.flatMap((part) => (part.id === "s2" && "text" in part ? part.text : [])).join(),
        change: "removed",
      },
      { text: "## Das Brett\n\nIn Brot.", change: "added" },
    ]);
    const regional = aPost({ language: "en-GB", parts: changed("s2", "## The shelf is a cache\n\nA loaf.") });
    expect(compareVersions(before, regional).cells[0]?.pieces.some(({ change }) => change === "same")).toBe(true);
  });

  it("name cells that came and went, where they stand", () => {
    const [intro, s1, p1, , s3] = before.parts;
    const parts = [intro, s1, p1, s3, text("s4", "## Crumbs\n\nWhat is left.")].filter((part) => part !== undefined);
    const { cells, unchanged } = compareVersions(before, aPost({ parts }));
    expect(cells.map(({ id, change, heading }) => [id, change, heading])).toEqual([
      ["s2", "removed", "The shelf is a cache"],
      ["s4", "added", "Crumbs"],
    ]);
    expect(cells[0]?.pieces.map(({ change }) => change)).toEqual(["removed"]);
    expect(unchanged).toBe(4);
  });

  it("name pictures by what they show", () => {
    const parts = before.parts.flatMap((part) =>
      part.id === "p1" ? [{ ...image("p1"), alt: "A cold oven" }, image("p2")] : [part],
    );
    const { pictures, cells } = compareVersions(before, aPost({ parts, title: "What bread taught me" }));
    expect(pictures).toEqual([
      { id: "p1", change: "changed", alt: "A cold oven" },
      { id: "p2", change: "added", alt: "An oven" },
    ]);
    expect(cells).toEqual([]);
  });

  it("differ in their title", () => {
    expect(compareVersions(before, aPost({ title: "What a bakery taught us" })).title).toEqual([
      { text: "What a bakery taught ", change: "same" },
      { text: "me about caching", change: "removed" },
      { text: "us", change: "added" },
    ]);
  });
});

describe("differences", () => {
  it("of any two texts hold both, whole and in order", () => {
    const words = fc.array(fc.constantFrom("bread", "oven", "shelf", "的", "хлеб", " ", ", ", ".\n\n", "## "), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, fc.constantFrom("en", "zh", "ru"), (a, b, language) => {
        const [old, now] = [a.join(""), b.join("")];
        const pieces = differencesOf(old, now, language);
        expect([side(pieces, "removed"), side(pieces, "added")]).toEqual([old, now]);
        expect(pieces.every((piece, i) => piece.text !== "" && piece.change !== pieces[i - 1]?.change)).toBe(true);
      }),
    );
  });

  it("are told by words in scripts without spaces and in Cyrillic", () => {
    expect(differencesOf("我喜欢面包", "我喜欢咖啡", "zh").map(({ text }) => text)).toEqual(["我喜欢", "面包", "咖啡"]);
    expect(differencesOf("свежий хлеб", "свежий чай", "ru").map(({ text }) => text)).toEqual([
      "свежий ",
      "хлеб",
      "чай",
    ]);
  });

  it("of long texts that share nothing are told quickly, line by line", () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, i) => `${word}${i}`).join(" ");
    const started = performance.now();
    const pieces = differencesOf(`Same.\n${long("a")}`, `Same.\n${long("b")}`, "en");
    expect(pieces.map(({ change }) => change)).toEqual(["same", "removed", "added"]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
