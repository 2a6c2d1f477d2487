import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { coverSvg } from "../../src/images/cover/cover.ts";
import { palettes } from "../../src/images/cover/palettes.ts";
import { setTitle, showable } from "../../src/images/cover/title.ts";
import { createCoverDrawer } from "../../src/images/cover-node.ts";
import { sniff } from "../../src/images/sniff.ts";
import type { DrawCover } from "../../src/images/types.ts";

const size = { width: 1280, height: 720 };
/** Every character as wide as the next. */
const measure = (text: string) => text.length * 50;

let draw: DrawCover;
beforeAll(async () => {
  draw = await createCoverDrawer();
});

describe("the drawn cover", () => {
  it("is a PNG of the size asked for, and the same for the same words", async () => {
    const first = await draw({ title: "The case for boring databases", motif: "databases p1", ...size });
    expect(sniff(first)).toEqual({ mime: "image/png", ...size });
    const again = await (await createCoverDrawer())({
      title: "The case for boring databases",
      motif: "databases p1",
      ...size,
    });
    expect(Buffer.compare(first, again)).toBe(0);
    const other = await draw({ title: "The case for boring databases", motif: "databases p2", ...size });
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it.each([
    ["wide", 1600, 400],
    ["square", 640, 640],
    ["tall", 400, 900],
  ])("can be %s", async (_name, width, height) => {
    expect(sniff(await draw({ title: "A title", motif: "a", width, height }))).toMatchObject({
      mime: "image/png",
      width,
    });
  });

  it("keeps the colours of all pictures of a post", () => {
    const inks = [1, 2, 3].map((n) => {
      const svg = coverSvg({ title: "T", motif: `a-post p${n}`, ...size }, measure);
      return /font-size[^>]* fill="(#\w+)"/.exec(svg)?.[1];
    });
    expect(new Set(inks).size).toBe(1);
  });

  it("shows titles in Latin, Cyrillic and Greek, and none in other scripts", () => {
    expect(showable("Почему мы отказались")).toBe("Почему мы отказались");
    expect(showable("Γιατί όχι;")).toBe("Γιατί όχι;");
    expect(showable("Card Memory Game 🎉👩🏽‍💻 🇩🇪")).toBe("Card Memory Game");
    for (const title of ["ماذا تعلمت", "東京の電車", "שלום", "🎉🎉", "", " \u0000 "]) expect(showable(title)).toBe("");
    expect(coverSvg({ title: "東京の電車", motif: "x", ...size }, measure)).not.toContain("<text");
  });

  it("makes markup of a title harmless", async () => {
    const title = `<script>alert("x")</script> & <text>`;
    expect(coverSvg({ title, motif: "x", ...size }, measure)).not.toContain("<script");
    expect(sniff(await draw({ title, motif: `"><b>`, ...size }))).toMatchObject(size);
  });

  it("draws any title without failing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (title) => {
        expect(sniff(await draw({ title, motif: title, width: 160, height: 90 }))).toBeDefined();
      }),
      { numRuns: 25 },
    );
  });
});

describe("a title", () => {
  const box = { width: 560, height: 500 };

  it("shrinks before it is cut, and stays within its box", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const { lines, size } = setTitle(words.join(" "), box, measure);
        expect(lines.length * size * 1.14).toBeLessThanOrEqual(box.height);
        for (const line of lines) expect((measure(line) * size) / 100).toBeLessThanOrEqual(box.width + 1);
      }),
    );
  });

  it("loses no word as long as it fits", () => {
    const title = "How to review a pull request you don't understand";
    expect(setTitle(title, box, measure).lines.join(" ")).toBe(title);
  });

  it("ends with an ellipsis when nothing else helps", () => {
    expect(setTitle("word ".repeat(200).trim(), box, measure).lines.at(-1)).toMatch(/…$/);
  });
});

describe("the palettes", () => {
  it("give titles a contrast of 7:1 and more", () => {
    for (const { ground, shade, ink } of palettes) {
      for (const back of [ground, shade]) expect(contrast(ink, back)).toBeGreaterThanOrEqual(7);
    }
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
