import { describe, expect, it } from "vitest";
import { canonicalLanguage, countWords } from "../../src/checks/words.ts";

describe("countWords", () => {
  it.each([
    ["en", "It's a well-known fact.", 5],
    ["de", "Das ist größer als vorher.", 5],
    ["ar", "مرحبا بكم في عالم الحاسوب", 5],
    ["zh", "我们今天去公园", 4],
    ["ja", "今日は良い天気です", 5],
    ["th", "สวัสดีชาวโลก", 3],
    ["en", "🎉🎉", 0],
  ])("counts the words of %s as that language parts them: %s", (language, text, expected) => {
    expect(countWords(text, language)).toBe(expected);
  });

  it("counts what is read: no markup, no addresses, no fenced code", () => {
    expect(countWords("## Two words\n\n**One** [link](https://example.com/a/b)\n\n```\nnot these\n```", "en")).toBe(4);
  });

  it("takes a tag that Intl does not know as English", () => {
    expect(canonicalLanguage("not a tag")).toBe("en");
    expect(canonicalLanguage("pt-br")).toBe("pt-BR");
    expect(countWords("one two", "x")).toBe(2);
  });
});
