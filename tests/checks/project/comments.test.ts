import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutComments } from "../../../src/checks/project/comments.ts";
import { readCorpus } from "./corpus.ts";

describe("a file without its comments", () => {
  it.each([
    ["a.py", 'x = 1  # safe, trust me\ny = "# no comment"\n', 'x = 1\ny = "# no comment"\n'],
    [
      "a.js",
      "const a = 1; // fine\n/* all\n   good */\nconst b = '// no';\n",
      "const a = 1;\n\n\nconst b = '// no';\n",
    ],
    ["a.ts", "let a: number; /* checked */ let b;\n", "let a: number;               let b;\n"],
    ["a.rs", "fn main() {} // done\n", "fn main() {}\n"],
    ["a.go", "package a // perfect\n", "package a\n"],
    ["a.txt", "# stays\n", "# stays\n"],
    ["broken.js", "const a = ; // left as it is\n", "const a = ; // left as it is\n"],
  ])("%s", (path, text, bare) => {
    expect(withoutComments(path, text)).toBe(bare);
  });

  it("has every line where it was, whatever the file", () => {
    for (const { path, text } of readCorpus())
      expect(withoutComments(path, text).split("\n")).toHaveLength(text.split("\n").length);
    fc.assert(
      fc.property(
        fc.constantFrom("a.py", "a.ts", "a.rs", "a.go"),
        fc.string({ unit: "binary", maxLength: 60 }),
        (path, text) => {
          expect(withoutComments(path, text).split("\n")).toHaveLength(text.split("\n").length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
