import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { beginning, codeSpan, inert, inline, plain, quotation, verbatim } from "../../src/chat/markdown.ts";

const render = (markdown: string) => new MarkdownIt({ linkify: true }).render(markdown);

describe("foreign text in cards (P9)", () => {
  it.each([
    "<script>alert(1)</script>",
    "**bold** _thin_ `code` ~~gone~~",
    "[click](https://evil.example)",
    "![pixel](https://evil.example/p.png)",
    "# heading",
    "- item",
    "1. item",
    "=====",
    "| a | b |",
    "https://evil.example/path",
    "a \\*b",
    ":smile:",
  ])("stands for itself: %s", (text) => {
    const html = render(plain(text));
    expect(html.replace(/<\/?p>/g, "").trim()).toBe(
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    );
  });

  it("keeps right-to-left letters and drops what would turn our own words around", () => {
    expect(plain("كيف أخبز \u202Eevil\u202C خبزا")).toBe("كيف أخبز evil خبزا");
  });

  it("is one line where a line is wanted, cut with an ellipsis", () => {
    expect(inline("a\n\nb\t c")).toBe("a b c");
    expect(inline("one two three", 8)).toBe("one two…");
    expect([...inline("👩‍🚀".repeat(30), 10)].length).toBeLessThanOrEqual(10);
  });

  it("is quoted line by line", () => {
    expect(quotation("first\n# second", 100)).toBe("> first\n> \\# second");
    expect(quotation("a".repeat(50), 10)).toBe(`> ${"a".repeat(9)}…`);
  });

  it.each(["/data/posts/bees", "a`b", "`a`", "``"])("is code on one line: %s", (text) => {
    expect(render(codeSpan(text))).toBe(`<p><code>${text}</code></p>\n`);
  });

  it("cannot leave its code block", () => {
    const text = "```js\nx\n```` and <b>";
    const block = verbatim(text);
    expect(render(block)).toBe(`<pre><code>${text.replace("<b>", "&lt;b&gt;")}\n</code></pre>\n`);
  });
});

describe("a model's markdown in cards", () => {
  it("keeps its structure and loses its pictures, links, HTML and mentions", () => {
    const html = render(
      inert(
        "## Title\n\nA [word](https://a.example/x) and ![alt](https://b.example/p.png), <img src=x onerror=y>, <!channel> @everyone",
      ),
    );
    expect(html).toContain("<h2>Title</h2>");
    expect(html).not.toMatch(/<a |<img|@everyone/);
    expect(html).toContain("word (<code>https://a.example/x</code>)");
    expect(html).toContain("&lt;!channel&gt;");
  });

  it("shows a bare address without making it a link", () => {
    expect(render(inert("see https://a.example/x."))).not.toContain("<a ");
  });

  it("leaves code as it is", () => {
    const code = "```html\n<a href='https://x.example'>@everyone ![a](b)</a>\n```";
    expect(inert(code).replaceAll("\u2060", "")).toBe(code);
  });
});

describe("the beginning of a text", () => {
  it("is the whole text when it fits", () => {
    expect(beginning("one\n\ntwo", 100)).toEqual({ text: "one\n\ntwo", cut: false });
  });

  it("ends between paragraphs", () => {
    expect(beginning(`${"a".repeat(50)}\n\n${"b".repeat(50)}`, 80)).toEqual({ text: "a".repeat(50), cut: true });
  });

  it("never ends inside a code block", () => {
    const fence = `\`\`\`\n${"x\n\n".repeat(40)}\`\`\``;
    const { text, cut } = beginning(`before\n\n${fence}\n\nafter`, 60);
    expect(text).toBe("before");
    expect(cut).toBe(true);
  });

  it("closes a code block that its author forgot to close", () => {
    expect(beginning("```js\nlet a;", 100).text).toBe("```js\nlet a;\n```");
  });

  it("does not end with a heading that has lost its text", () => {
    expect(beginning(`intro\n\n## Next\n\n${"b".repeat(90)}`, 60).text).toBe("intro");
  });

  it("cuts a single long paragraph between words", () => {
    const { text, cut } = beginning("word ".repeat(100), 52);
    expect(text).toMatch(/^(word )+word…$/);
    expect(text.length).toBeLessThanOrEqual(52);
    expect(cut).toBe(true);
  });

  it("shows nothing of a code block that is too long to be first", () => {
    expect(beginning(`\`\`\`\n${"x".repeat(100)}\n\`\`\``, 50).text).toBe("…");
  });
});
