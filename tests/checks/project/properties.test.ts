import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autofix } from "../../../src/checks/project/autofix.ts";
import { checkFile, checkProject } from "../../../src/checks/project/check.ts";
import { projectFinding, projectRules } from "../../../src/checks/project/finding.ts";
import { readCorpus } from "./corpus.ts";
import { projectOf } from "./projects.ts";

const endings = ["py", "js", "ts", "tsx", "rs", "go", "json", "yaml", "toml", "ipynb", "md", "txt"];
const path = fc.oneof(
  fc.constantFrom(...endings.map((ending) => `a.${ending}`)),
  fc.constantFrom(
    "package.json",
    "pyproject.toml",
    "requirements.txt",
    "Cargo.toml",
    "go.mod",
    "README.md",
    "tsconfig.json",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const piece = fc.constantFrom(
  ...[
    "import ",
    "from ",
    "def f(",
    "{",
    "}",
    "(",
    ")",
    "`",
    "```",
    "${",
    '"',
    "'",
    "\n",
    "  ",
    "fn ",
    "mod x;",
    "use ",
    "::",
  ],
  ...[
    "func ",
    "require(",
    "[project]",
    "=",
    ":",
    "<a>",
    "[a](",
    "# ",
    "//",
    "/*",
    "SELECT ",
    "\\",
    "\u0000",
    "\ud800",
    "😀",
  ],
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc
    .tuple(fc.constantFrom(...readCorpus().map((file) => file.text)), fc.nat(), fc.nat(30))
    .map(
      ([whole, at, length]) =>
        whole.slice(0, at % (whole.length + 1)) + whole.slice((at % (whole.length + 1)) + length),
    ),
);
const files = fc.dictionary(path, text, { maxKeys: 5, noNullPrototype: true });

describe("whatever a model writes", () => {
  it("is checked without a throw, into findings that can be stored and worded", () => {
    fc.assert(
      fc.property(fc.constantFrom("python", "typescript", "rust", "go"), files, (language, given) => {
        for (const found of checkProject(projectOf(language, given))) {
          expect(projectFinding.safeParse(found).success).toBe(true);
          expect(projectRules).toContain(found.rule);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("is mended once: a second time changes nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom("python", "javascript", "rust"), files, (language, given) => {
        const project = projectOf(language, given, {
          dependencies: [
            { name: "x", reason: "" },
            { name: "serde", reason: "" },
          ],
        });
        const once = autofix(project);
        const twice = autofix(once.project);
        expect(twice.project).toEqual(once.project);
        expect(twice.fixed).toEqual([]);
        expect(once.project.parts.map(({ id, path }) => [id, path])).toEqual(
          project.parts.map(({ id, path }) => [id, path]),
        );
      }),
      { numRuns: 400 },
    );
  });
});

/** What would make a careless pattern slow, repeated to this many characters. */
const floods = [
  "a",
  " ",
  "(",
  "[",
  '"',
  "`",
  "\\",
  "-eyJabcdefghij",
  "use a::",
  "select x ",
  "/*",
  "import ",
  "{",
  "#",
  "`a` ",
  "sk-",
  "xoxb",
  "a.b.c.",
  "=1,",
  "<",
];
const flood = (seed: string, characters: number) =>
  `${seed.repeat(Math.ceil(characters / seed.length)).slice(0, characters)}\n`;

describe("a line of thousands of characters", () => {
  it.each(["py", "js", "ts", "rs", "go", "json", "yaml", "toml", "ipynb", "txt"])(
    "costs a .%s file linear time",
    (ending) => {
      for (const seed of floods) {
        const ms = [1_000, 8_000].map((characters) => {
          const started = process.threadCpuUsage();
          checkFile({ id: "f", kind: "file", path: `a.${ending}`, text: flood(seed, characters) });
          const { user, system } = process.threadCpuUsage(started);
          return (user + system) / 1000;
        });
        const [short = 0, long = 0] = ms;
        // eight times as long: linear is 8, square 64; what takes next to no time is not measured
        if (long > 800) expect(long / short, `${seed} ${short} ${long}`).toBeLessThan(30);
      }
    },
    120_000,
  );

  it("is read no further once it has a million", () => {
    for (const seed of floods) {
      const started = performance.now();
      const { faults } = checkFile({ id: "f", kind: "file", path: "a.py", text: flood(seed, 1_000_000) });
      expect(faults.map(({ rule }) => rule)).toContain("file.large");
      expect(performance.now() - started, seed).toBeLessThan(1500);
    }
  });
});
