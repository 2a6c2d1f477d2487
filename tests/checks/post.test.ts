import { describe, expect, it } from "vitest";
import type { Part } from "../../src/checks/part.ts";
import { checkPost } from "../../src/checks/post.ts";

const sentence = "Hand-overs every day keep the context small and the pager honest for everybody involved. ";
const section = (id: string, heading: string, text = sentence.repeat(1)): Part => ({
  id,
  kind: "markdown",
  text: `## ${heading}\n\n${text}`,
});
const expected = {
  idea: "Why our on-call rotation moved to daily hand-overs, see https://Example.com/Notes/.",
  language: "en",
  words: 34,
  sections: [
    { id: "s1", heading: "Before" },
    { id: "s2", heading: "After" },
  ],
};
const sound: Part[] = [
  section("s1", "Before"),
  { id: "p1", kind: "image", alt: "A pager on a desk", caption: "The pager" },
  section(
    "s2",
    "After",
    "Nobody carries a week of half-finished incidents home any more, and that alone was worth it.",
  ),
];
const rulesOf = (parts: Part[], changes: Partial<typeof expected> = {}) =>
  checkPost(parts, { ...expected, ...changes }).map((finding) => `${finding.rule}@${finding.cell}`);
const withText = (text: string) => [...sound, { id: "x", kind: "markdown" as const, text }];

describe("checkPost", () => {
  it("finds nothing in a sound post", () => {
    expect(checkPost(sound, expected)).toEqual([]);
  });

  it("misses a planned section that is not there", () => {
    expect(checkPost(sound.slice(1), { ...expected, words: 18 })).toEqual([
      { rule: "section.missing", severity: "error", cell: null, params: { section: "s1", heading: "Before" } },
    ]);
  });

  it("calls a section with nothing below its heading empty, unless it shows code", () => {
    const [, , after] = sound;
    if (!after) throw new Error("no section");
    expect(rulesOf([section("s1", "Before", ""), after], { words: 18 })).toEqual(["section.empty@s1"]);
    expect(rulesOf([section("s1", "Before", "```sh\nnpm test\n```"), after], { words: 18 })).toEqual([]);
  });

  it("allows a quarter of the target either way", () => {
    expect(rulesOf(sound, { words: 44 })).toEqual([]);
    expect(rulesOf(sound, { words: 46 })).toEqual(["length.short@null"]);
    expect(rulesOf(sound, { words: 27 })).toEqual(["length.long@null"]);
  });

  it.each([
    ["an unclosed fence", "```js\nconst a = 1;", "markdown.fence"],
    ["a fence closed by a shorter one", "````js\nconst a = 1;\n```", "markdown.fence"],
    ["a link without an address", "See [here]().", "markdown.link"],
    ["a link to a page that we do not have", "See [here](/about).", "markdown.link"],
    ["a link that was never closed", "See [here](https://example.com/Notes", "markdown.link"],
    ["a reference that is not defined", "See [here][notes].", "markdown.link"],
    ["a script address", "See [here](javascript:alert(1)).", "markdown.link"],
    ["a table whose header does not fit", "| a | b |\n|---|---|---|\n| 1 | 2 |", "markdown.table"],
    ["a table with a ragged row", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", "markdown.table"],
    ["a heading without its blank", "###Heading", "markdown.heading"],
    ["a second title", "# Title", "markdown.heading"],
    ["an empty heading", "##", "markdown.heading"],
    ["stars that make nothing bold", "This ** is not bold.", "markdown.emphasis"],
    ["a picture that is no cell", "![cat](https://example.com/Notes)", "markdown.picture"],
    ["lorem ipsum", "Lorem ipsum dolor.", "placeholder"],
    ["a note to oneself", "TODO: numbers", "placeholder"],
    ["a slot", "Thanks, [insert name here]!", "placeholder"],
    ["a template's slot", "Dear {{name}}", "placeholder"],
    ["a model that speaks of itself", "As an AI language model, I have no pager.", "placeholder"],
    ["the same in German", "Als KI-Sprachmodell habe ich keinen Pager.", "placeholder"],
    ["an invented address", "Read https://invented.dev/post.", "url.foreign"],
    ["an invented address in a link", "Read [this](https://invented.dev/post).", "url.foreign"],
    ["an invented address in code", "```sh\ncurl https://invented.dev/x\n```", "url.foreign"],
    ["a stand-in address outside code", "Read https://example.org.", "url.foreign"],
    ["a tag", "Press <b>hard</b>", "html"],
    ["a script", "<script>alert(1)</script>", "html"],
    ["a mention of everyone", "Hello @everyone", "mention"],
    ["a mention of a person", "Hello <@U12345>", "mention"],
    ["a key", `Use sk-ant-${"a1".repeat(20)}`, "secret"],
  ])("finds %s", (_what, text, rule) => {
    expect(rulesOf(withText(text))).toContain(`${rule}@x`);
  });

  it.each([
    ["code that looks like the faults", "```html\n<script>TODO: @everyone</script> ** [x]()\n```"],
    ["a span that looks like them", "Write `<b>` or `@everyone` or `[insert name]`."],
    ["a fence in a quote", "> ```\n> code\n> ```"],
    ["an address of the idea", "See https://example.com/Notes and [there](https://EXAMPLE.com/Notes/)."],
    ["a stand-in address in code", "```sh\ncurl http://localhost:3000 https://api.example.com/v1\n```"],
    ["a table with pipes in it", "| a | b |\n|---|---|\n| `x` \\| y | 2 |"],
    ["a reference that is defined", "See [notes].\n\n[notes]: https://example.com/Notes"],
    ["square brackets that are no slot", "An array [1, 2] and a footnote [a]."],
    ["the word to-do", "Put it on your to-do list."],
  ])("lets %s be", (_what, text) => {
    expect(rulesOf(withText(text))).toEqual([]);
  });

  it("does not hold the idea's own words against the post", () => {
    expect(rulesOf(withText("A word about lorem ipsum."), { idea: "The history of Lorem Ipsum" })).toEqual([]);
  });

  it("finds a paragraph that recurs", () => {
    expect(rulesOf([...sound, section("s3", "Again")], { words: 50 })).toEqual(["repetition@s3"]);
  });

  it("wants every picture described", () => {
    expect(rulesOf([...sound, { id: "p2", kind: "image", alt: " ", caption: "" }])).toEqual(["picture.alt@p2"]);
  });

  it("keeps a secret out of its findings", () => {
    const key = `ghp_${"Ab1".repeat(12)}`;
    expect(JSON.stringify(checkPost(withText(`Use ${key}`), expected))).not.toContain(key);
  });
});
