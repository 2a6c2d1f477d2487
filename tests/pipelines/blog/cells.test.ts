import { describe, expect, it } from "vitest";
import { placePictures, splitCells } from "../../../src/pipelines/blog/cells.ts";
import { aPlan, image, text } from "./fixtures.ts";

const plan = aPlan();
const ids = (markdown: string) => splitCells(markdown, plan).map((cell) => cell.id);

describe("splitCells", () => {
  it("makes the introduction and every planned section a cell of its own", () => {
    const cells = splitCells(
      "Hello.\n\n## Bread before dawn\n\nA\n\n## The shelf is a cache\nB\n\n## Stale on purpose\n\nC\n",
      plan,
    );
    expect(cells).toEqual([
      text("intro", "Hello."),
      text("s1", "## Bread before dawn\n\nA"),
      text("s2", "## The shelf is a cache\nB"),
      text("s3", "## Stale on purpose\n\nC"),
    ]);
  });

  it("knows a planned section by its words, wherever it stands", () => {
    expect(ids("## Why the shelf is a cache\n\nB\n\n## bread before dawn:\n\nA")).toEqual(["s2", "s1"]);
  });

  it("gives a section that nobody planned a fresh id", () => {
    expect(ids("## Bread before dawn\n\nA\n\n## Something else\n\nX\n\n## And more\n\nY")).toEqual(["s1", "s4", "s5"]);
  });

  it("uses no planned section twice", () => {
    expect(ids("## Bread before dawn\n\nA\n\n## Bread before dawn\n\nB")).toEqual(["s1", "s4"]);
  });

  it("does not split at deeper headings, nor at what looks like one in code or a quote", () => {
    expect(ids("## Bread before dawn\n\n### Deeper\n\n```md\n## Not a heading\n```\n\n> ## Nor this")).toEqual(["s1"]);
  });

  it("drops the title that a writer puts first, and reads Windows line ends", () => {
    expect(splitCells("# The title\r\n\r\nHello.\r\n\r\n## Stale on purpose\r\n\r\nC", plan)).toEqual([
      text("intro", "Hello."),
      text("s3", "## Stale on purpose\n\nC"),
    ]);
  });

  it("makes what is live inert", () => {
    expect(splitCells("Hi @everyone <script>alert(1)</script>", plan)[0]?.text).toBe(
      "Hi @\u2060everyone &lt;script>alert(1)&lt;/script>",
    );
  });

  it("makes no cells of nothing", () => {
    expect(splitCells(" \n", plan)).toEqual([]);
  });
});

describe("placePictures", () => {
  const texts = [text("intro", "Hello."), text("s1", "## A"), text("s2", "## B")];

  it("puts every picture behind its section, and one without its section last", () => {
    const parts = placePictures(texts, [image("p2"), image("p1")], plan);
    expect(parts.map((part) => part.id)).toEqual(["intro", "s1", "p1", "s2", "p2"]);
  });
});
