import { describe, expect, it } from "vitest";
import { answerIn } from "../../../src/chat/replies/answers.ts";

describe("an answer in words", () => {
  it.each([
    ["blog", ["blog", "post", "Blog post please", "a blog post!", "ein Blogbeitrag bitte", "un article", "artículo"]],
    ["code", ["code", "a code project", "Projekt", "un projet"]],
    [undefined, ["yes", "no", "make it a shorter post", "post it", "blog about wasps", "what is a post?", ""]],
  ] as const)("to which of two is %s", (format, said) => {
    expect(said.map((text) => [text, answerIn(text, "format")])).toEqual(said.map((text) => [text, format]));
  });

  it.each([
    ["blog", ["yes", "Ja, bitte", "a post"]],
    ["none", ["no", "No, thanks!", "nein danke"]],
    [undefined, ["code", "no pictures", "yes, but shorter"]],
  ] as const)("to whether a post will do is %s", (format, said) => {
    expect(said.map((text) => [text, answerIn(text, "notSoftware")])).toEqual(said.map((text) => [text, format]));
  });
});
