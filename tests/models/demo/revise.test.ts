import { describe, expect, it } from "vitest";
import { demoRevise } from "../../../src/models/demo/revise.ts";
import type { DemoFacts } from "../../../src/models/demo/types.ts";

const facts: DemoFacts = {
  idea: "What a bakery taught me about caching, see https://example.com/a",
  tone: "casual",
  audience: null,
  words: 300,
  language: null,
  images: false,
};
const cells = [
  { id: "intro", text: "Let's talk about caching." },
  { id: "s1", text: "## Where it began\n\nIt began in a bakery. It went on from there." },
];
const revise = (cell: string, problem: string, instruction: string, text = cells[1]?.text ?? "") =>
  demoRevise([{ cell, problem, instruction }], [cells[0] ?? { id: "", text: "" }, { id: "s1", text }], facts).edits;
const words = (text: string | null | undefined) => (text ?? "").split(/\s+/).length;

describe("the demo editor", () => {
  it("touches only the cells concerned", () => {
    expect(revise("s1", "Nothing shows it.", "Add a sentence that shows it.").map(({ cell }) => cell)).toEqual(["s1"]);
    expect(demoRevise([], cells, facts).edits).toEqual([]);
  });

  it("keeps the text and adds to it where a reviewer missed something", () => {
    const [edit] = revise("s1", "Nothing shows it.", "Add a sentence that shows it.");
    expect(edit?.text).toMatch(/^## Where it began\n\nIt began in a bakery\./);
    expect(words(edit?.text)).toBeGreaterThan(words(cells[1]?.text) + 10);
  });

  it.each([
    [
      "url.foreign: https://evil.example",
      "See [here](https://evil.example) and https://example.com/a now.",
      "See here and https://example.com/a now.",
    ],
    ["html", "A <b>bold</b> word.", "A bold word."],
    ["mention: @everyone", "Ask @everyone today.", "Ask everyone today."],
    ["placeholder: TODO", "Fine.\n\nTODO: write this", "Fine."],
    ["markdown.fence", "Text.\n\n```js\nlet a = 1;", "Text.\n\n```js\nlet a = 1;\n```"],
    ["markdown.heading", "###Where\n\nText.", "### Where\n\nText."],
    ["repetition: Twice.", "Twice.\n\nTwice.\n\nOnce.", "Twice.\n\nOnce."],
  ])("mends %s", (problem, before, after) => {
    expect(revise("s1", problem, "Mend it.", before)).toEqual([{ op: "replace", cell: "s1", text: after }]);
  });

  it("brings a section to the length asked for", () => {
    const [longer] = revise("s1", "The section has 10 % of its planned length.", "Bring it to about 90 words: more.");
    expect(words(longer?.text)).toBeGreaterThan(75);
    expect(words(longer?.text)).toBeLessThan(125);
    const long = `## Where it began\n\n${"One more sentence stands here. ".repeat(30)}\n\n${"Another one follows it there. ".repeat(30)}`;
    const [shorter] = revise(
      "s1",
      "The section has 300 % of its planned length.",
      "Bring it to about 200 words: cut.",
      long,
    );
    expect(words(shorter?.text)).toBeLessThan(215);
    expect(words(shorter?.text)).toBeGreaterThan(150);
  });

  it("writes a section that is missing, after the cell before it", () => {
    const edits = revise(
      "s1",
      'The planned section "What it costs" is missing.',
      'Insert it after this cell as "## What it costs", about 60 words. Say it.',
    );
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({ op: "insert", cell: "s1" });
    expect(edits[0]?.text).toMatch(/^## What it costs\n\n\S/);
    expect(words(edits[0]?.text)).toBeGreaterThan(45);
  });
});
