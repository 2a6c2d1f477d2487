import { describe, expect, it } from "vitest";
import { postHtml } from "../../../src/pipelines/blog/html.ts";
import { aPost, image, text } from "./fixtures.ts";

const facts = { date: new Date("2026-11-20T12:00:00Z"), demoNotice: "Demo text" };
const bytes = new Map([[image("p1").blob, new Uint8Array(100_000).fill(7)]]);

describe("a post as a page", () => {
  it("holds its text, and its pictures as data", () => {
    const post = aPost({
      parts: [text("intro", "Bread is *baked* early."), image("p1"), text("s1", "## Dawn\n\nSoon.")],
    });
    const page = postHtml(post, facts, bytes);
    expect(page).toContain("<p>Bread is <em>baked</em> early.</p>");
    expect(page).toMatch(
      /<figure><img src="data:image\/png;base64,Bw[\w+/=]+" alt="An oven" width="1280" height="720">/,
    );
    expect(page.indexOf("<figure>")).toBeLessThan(page.indexOf("<h2>Dawn</h2>"));
    expect(page).toContain('<html lang="en" dir="auto">');
    expect(page).not.toContain("Demo text");
    expect(postHtml({ ...post, demo: true }, facts, bytes)).toContain('<p class="notice">Demo text</p>');
  });

  it("runs nothing and fetches nothing, whatever is written in it (P9)", () => {
    const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.dev/y.png "z") <!-- a -->';
    const picture = { ...image("p1"), alt: '"><script>', caption: "<b>" };
    const post = aPost({ title: "<script>", description: '"><x', parts: [text("s1", hostile), picture] });
    const page = postHtml(post, facts, bytes);
    expect(page).not.toMatch(/<script|<b>|<x|href="javascript|<!-- a|src="https/);
    expect(page).toContain("<h1>&lt;script&gt;</h1>");
    expect(page).toContain("default-src &#39;none&#39;; img-src data:");
  });

  it("leaves a picture out whose bytes are gone, and closes a block of code that was left open", () => {
    const page = postHtml(
      aPost({ parts: [text("s1", "```\ncode"), image("p1"), text("s2", "After")] }),
      facts,
      new Map(),
    );
    expect(page).not.toContain("<figure>");
    expect(page).toContain("<p>After</p>");
  });
});
