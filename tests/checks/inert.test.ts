import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inert } from "../../src/checks/inert.ts";
import { hasHtml } from "../../src/checks/markdown.ts";
import { markdownFaults, mentions } from "../../src/checks/well-formed.ts";

describe("inert", () => {
  it("turns tags and comments into text and leaves code and autolinks alone", () => {
    expect(inert("a <b>bold</b> <!-- x --> <https://example.com> 1 < 2")).toBe(
      "a &lt;b>bold&lt;/b> &lt;!-- x --> <https://example.com> 1 < 2",
    );
    expect(inert("`<b>` and\n\n```html\n<script>\n```")).toBe("`<b>` and\n\n```html\n<script>\n```");
  });

  it("leaves code in tables alone", () => {
    const table = "| a | b |\n|---|---|\n| `<b>` | 2 |";
    expect(inert(table)).toBe(table);
  });

  it("knows that a span ends with its block", () => {
    expect(inert("`\n<!--`")).toBe("`\n&lt;!--`");
  });

  it("takes an address that holds a backtick for text", () => {
    expect(inert("<https://a`b> <b> `")).toBe("&lt;https://a`b> <b> `");
    expect(hasHtml("&lt;https://a`b> <b> `")).toBe(false);
  });

  it("leaves no tag live where escaped backticks hide which part is code", () => {
    const entangled = '\\``<b>`<a title="`">';
    expect(hasHtml(entangled)).toBe(true);
    expect(inert(`${entangled}\n\n\`\`\`html\n<b>\n\`\`\``)).toBe('\\``&lt;b>`&lt;a title="`">\n\n```html\n<b>\n```');
  });

  it("parts mentions so that no platform reads one", () => {
    expect(mentions(inert("Hi @everyone, <@U1>, <!here> and @Here"))).toEqual([]);
  });

  it("empties script addresses", () => {
    expect(inert("[x](javascript:alert(1)) [y](<data:text/html,x>)")).not.toMatch(/javascript:|data:/);
  });

  it("holds for any mixture of what is live and what is code, and a second time changes nothing", () => {
    const piece = fc.constantFrom(
      "<b>",
      "<https://a`b>",
      '<a title="`">',
      "| a | b |\n|---|---|\n| ",
      " | ",
      "~~~",
      "# ",
      "</script>",
      "<!--",
      "-->",
      "@everyone",
      "<@U1>",
      "`",
      "``",
      "```",
      "\n",
      "\n\n",
      "    ",
      "](javascript:x)",
      "[a",
      "> ",
      "- ",
      "text ",
      "\\",
      "&lt;",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const once = inert(pieces.join(""));
        expect(hasHtml(once)).toBe(false);
        expect(markdownFaults(once).filter((fault) => fault.rule === "html")).toEqual([]);
        expect(mentions(once)).toEqual([]);
        expect(inert(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});
