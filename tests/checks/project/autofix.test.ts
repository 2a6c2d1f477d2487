import { describe, expect, it } from "vitest";
import { autofix } from "../../../src/checks/project/autofix.ts";
import { checkProject } from "../../../src/checks/project/check.ts";
import { changed, projectOf, soundProjects } from "./projects.ts";

const { python, javascript, rust } = soundProjects;
const textsOf = (project: typeof python) => Object.fromEntries(project.parts.map(({ path, text }) => [path, text]));
const mended = (path: string, text: string) => autofix(projectOf("python", { [path]: text })).project.parts[0]?.text;

describe("autofix", () => {
  it.each(Object.entries(soundProjects))("leaves a sound project in %s as it is", (_language, project) => {
    expect(autofix(project)).toEqual({ project, fixed: [] });
  });

  it("takes the fence off a file, and ends its last line", () => {
    expect(mended("a.py", "```python\nprint(1)\n```")).toBe("print(1)\n");
    expect(mended("a.md", "```markdown\n# A\n\n```sh\nx\n```\n```")).toBe("# A\n\n```sh\nx\n```\n");
    expect(mended("a.py", "print(1)")).toBe("print(1)\n");
  });

  it("keeps its hands off what is not one file in one fence", () => {
    const several = "```python\na = 1\n```\nand\n```python\nb = 2\n```\n";
    expect(mended("a.py", several)).toBe(several);
    expect(mended("a.md", "```sh\nx\n```\n")).toBe("```sh\nx\n```\n");
    expect(mended("a.py", "```python\na = 1\n")).toBe("```python\na = 1\n");
  });

  it("lays out JSON that stands on one line, and loses no digit", () => {
    const long = { name: "a".repeat(60), list: [1, 2, 3], nested: { value: "b".repeat(40) } };
    expect(mended("a.json", JSON.stringify(long))).toBe(`${JSON.stringify(long, null, 2)}\n`);
    const exact = `{"id": 12345678901234567890123, "name": "${"a".repeat(100)}"}\n`;
    expect(mended("a.json", exact)).toBe(exact);
  });

  it.each([
    [
      "pyproject.toml",
      python,
      { "src/a.py": "import requests\n" },
      { name: "requests", version: "2.32" },
      '"requests>=2.32"',
    ],
    [
      "package.json",
      javascript,
      { "src/a.js": 'import _ from "lodash";\n' },
      { name: "lodash", version: "^4.17.21" },
      '"lodash": "^4.17.21"',
    ],
    [
      "Cargo.toml",
      rust,
      { "src/words.rs": "use regex::Regex;\npub fn count(t: &str) -> usize { Regex::new(t).iter().count() }\n" },
      { name: "regex", version: "1" },
      'regex = "1"',
    ],
  ])("adds the line of a planned dependency that %s lacks", (path, sound, files, dependency, line) => {
    const broken = changed(sound, files);
    const { project, fixed } = autofix({
      ...broken,
      plan: { ...broken.plan, dependencies: [{ ...dependency, reason: "" }] },
    });
    expect(textsOf(project)[path]).toContain(line);
    expect(fixed.map(({ rule }) => rule)).toEqual(["import.undeclared"]);
    expect(checkProject(project).map(({ rule }) => rule)).toEqual([]);
  });

  it("does not add what the plan does not name, for it may not exist", () => {
    const broken = changed(python, { "src/a.py": "import sentimentizer\n" });
    expect(autofix(broken)).toEqual({ project: broken, fixed: [] });
  });
});
