import { describe, expect, it } from "vitest";
import { postFiles } from "../../../src/pipelines/blog/files.ts";
import type { Post } from "../../../src/pipelines/blog/post.ts";
import { aPlan, image, text } from "./fixtures.ts";

const post: Post = {
  ...aPlan(),
  parts: [
    text("intro", "Hello."),
    image("p1"),
    { ...image("p2"), mime: "image/jpeg", alt: "a ] *b*", caption: "x\ny" },
  ],
  models: {},
  demo: false,
};
const facts = { date: new Date("2026-11-20T10:00:00Z"), demoNotice: "This is demo text." };
const markdown = (changes: Partial<Post> = {}) => {
  const file = postFiles({ ...post, ...changes }, facts).at(-1);
  return file && "text" in file ? file.text : "";
};

describe("postFiles", () => {
  it("puts the pictures beside the text, and the text last", () => {
    expect(postFiles(post, facts).map((file) => file.path)).toEqual(["p1.png", "p2.jpg", "post.md"]);
  });

  it("writes front matter, title, text and pictures by relative links", () => {
    expect(markdown()).toBe(`---
title: "What a bakery taught me about caching"
metaTitle: "What a bakery taught me about caching"
description: "Bread is baked ahead, sold fast and thrown away in time: a cache."
slug: "bakery-caching"
date: "2026-11-20T10:00:00.000Z"
tags: ["caching","performance","bakery"]
language: "en"
tone: "casual"
audience: "backend developers"
---

# What a bakery taught me about caching

Hello.

![An oven](p1.png)

*The oven*

![a \\] \\*b\\*](p2.jpg)

*x y*
`);
  });

  it("closes a block of code that was left open, so that the next cell does not run out of its own", () => {
    const parts = [text("s1", "```js\nopen"), text("s2", "```html\n<script>\n```")];
    const [, body] = markdown({ parts }).split("# What a bakery taught me about caching\n\n");
    expect(body).toBe("```js\nopen\n```\n\n```html\n<script>\n```\n");
  });

  it("keeps hostile titles inside their field", () => {
    const title = 'a: "b"\n---\n# c\u2028d';
    const [, matter] = markdown({ title }).split("---\n");
    expect(matter?.split("\n")[0]).toBe('title: "a: \\"b\\"\\n---\\n# c\\u2028d"');
    expect(markdown({ title }).match(/^---$/gm)).toHaveLength(2);
  });

  it("says in front matter and text that demo text is demo text", () => {
    expect(markdown({ demo: true })).toMatch(/^demo: true$/m);
    expect(markdown({ demo: true })).toContain("\n\n> This is demo text.\n\n");
    expect(markdown()).not.toContain("demo");
  });
});
