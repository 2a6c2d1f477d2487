import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { liveMarkdown } from "../../src/chat/live-text.ts";

const renderer = new MarkdownIt("default", { html: false, linkify: false });

/** What a reader sees of a text: its words without any markup. */
const seen = (markdown: string) =>
  renderer
    .render(markdown)
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/g, "$1")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, "");

const prefixes = (text: string) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));

/** Shown letter by letter, a document never takes back or changes a word of what it has shown. */
function expectStable(document: string): void {
  const whole = seen(document);
  let before = "";
  for (const prefix of prefixes(document)) {
    const now = seen(liveMarkdown(prefix));
    if (!whole.startsWith(now) || !now.startsWith(before)) {
      expect({ prefix, shown: liveMarkdown(prefix), now }).toEqual({ before, whole });
    }
    before = now;
  }
  expect(liveMarkdown(document)).toBe(document);
}

describe("a text that is being written", () => {
  it.each([
    ["plain words", "plain words"],
    ["held back emphasis: **bo", "held back emphasis: "],
    ["a star at the **end**", "a star at the "],
    ["**done** and", "**done** and"],
    ["2 * 3 = 6", "2 * 3 = 6"],
    ["snake_case_word stays", "snake_case_word stays"],
    ["see [the hi", "see "],
    ["see [the hive](https://exa", "see "],
    ["see [the hive](https://example.org) now", "see [the hive](https://example.org) now"],
    ["run `npm te", "run "],
    ["![a pict", ""],
    ["Text\n\n#", "Text\n\n"],
    ["Text\n\n``", "Text\n\n"],
    ["Text\n\n```ts", "Text\n\n"],
    ["Text\n\n```ts\nlet a", "Text\n\n```ts\nlet a\n```"],
    ["Text\n\n```ts\nlet a = 1;\n``", "Text\n\n```ts\nlet a = 1;\n```"],
    ["~~~~\n```\n", "~~~~\n```\n\n~~~~"],
    ["| a | b |\n", ""],
    ["| a | b |\n| - | - |\n| 1 | 2", "| a | b |\n| - | - |\n"],
    ["| a | b |\n| - | - |\n| 1 | 2 |\n| 3", "| a | b |\n| - | - |\n| 1 | 2 |\n"],
    ["a | b is no table\nbecause", "a | b is no table\nbecause"],
    ["never closed *star\n\nnext", "never closed *star\n\nnext"],
    ["half an emoji \uD83D", "half an emoji "],
    ["- one\n-", "- one\n"],
    ["back\\", "back"],
  ])("%j is shown as %j", (text, shown) => {
    expect(liveMarkdown(text)).toBe(shown);
  });

  it("is stable at every letter of a post", () => {
    expectStable(
      "# A title with *emphasis*\n\nBees **really** like the _north_ balcony: see [why](https://example.org/a(b)).\n\n" +
        "1. First, `code` and a ~~strike~~.\n2. Second **item**\n   goes on.\n\n> A quote with **bold *and* more**.\n\n" +
        "```ts\nconst a = `x`;\n// | no | table |\n```\n\n| Name | Value |\n| --- | ---: |\n| *a* | 1 |\n| b | `2` |\n\n" +
        "![A picture](https://example.org/p.png) and 2 * 3 * 4, a_b_c, [x], AT&amp;T &copy; it.\n\n---\n\nThe end.\n",
    );
  });

  const word = fc.constantFrom("bees", "honey", "the", "balcony,", "2", "it’s", "Größe", "🐝", "a_b", "x.");
  const plainWords = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
  const inline = fc.oneof(
    plainWords,
    plainWords.map((words) => `**${words}**`),
    plainWords.map((words) => `*${words}*`),
    plainWords.map((words) => `_${words}_`),
    plainWords.map((words) => `***${words}***`),
    plainWords.map((words) => `~~${words}~~`),
    plainWords.map((words) => `\`${words}\``),
    plainWords.map((words) => `[${words}](https://example.org/${words.length})`),
    plainWords.map((words) => `![${words}](https://example.org/p.png "t")`),
    plainWords.map((words) => `**${words} *${words}* ${words}**`),
    fc.constantFrom("\\*", "&amp;", "2 * 3", "[1]", "a \\| b", "< 5", "!"),
  );
  const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(" "));
  const block = fc.oneof(
    fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
    line.map((text) => `## ${text}`),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- ${text}`).join("\n")),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((text, n) => `${n + 1}. ${text}`).join("\n")),
    line.map((text) => `> ${text}`),
    fc
      .tuple(fc.constantFrom("```", "~~~~", "````"), line)
      .map(([mark, text]) => `${mark}ts\n${text}\n\n*x* | [\n${mark}`),
    fc.tuple(plainWords, line).map(([head, cell]) => `| ${head} | b |\n| --- | :-: |\n| ${cell} | 1 |\n| 2 | **3** |`),
    fc.constant("---"),
  );

  it("never shows a word that it takes back, and all of it at the end", () => {
    const document = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => `${blocks.join("\n\n")}\n\n`);
    fc.assert(fc.property(document, expectStable), { numRuns: 60 });
  });

  it("takes no longer for a long one than its length explains", () => {
    const long = "[**_`".repeat(4_000);
    const before = performance.now();
    liveMarkdown(long);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
