import { beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../../src/checks/project/check.ts";
import type { Project } from "../../../src/checks/project/project.ts";
import type { CheckParts } from "../../../src/checks/project/read.ts";
import { createPythonSyntax } from "../../../src/checks/project/ruff-node.ts";
import { changed, soundProjects } from "./projects.ts";

const parts: CheckParts = {};
beforeAll(async () => {
  parts.pythonSyntax = await createPythonSyntax();
});
const { python, javascript, typescript, rust, go } = soundProjects;
const shown = (project: Project) =>
  checkProject(project, parts).map(({ rule, file, line }) => `${rule} ${file}${line === null ? "" : `:${line}`}`);
const textOf = (project: Project, path: string) => project.parts.find((part) => part.path === path)?.text ?? "";

describe("checkProject", () => {
  it.each(Object.entries(soundProjects))("finds nothing in a sound project in %s", (_language, project) => {
    expect(checkProject(project, parts)).toEqual([]);
  });

  it.each([
    ["an import that no manifest names", python, { "src/a.py": "import requests\n" }, "import.undeclared src/a.py:1"],
    [
      "a module of ours that is not there",
      python,
      { "src/a.py": "\nfrom sentiment.absent import x\n" },
      "import.missing src/a.py:2",
    ],
    [
      "a name that a package of ours does not make",
      python,
      { "src/a.py": "from sentiment import absent\n" },
      "import.missing src/a.py:1",
    ],
    [
      "a relative import into nothing",
      python,
      { "src/sentiment/a.py": "from .absent import x\n" },
      "import.missing src/sentiment/a.py:1",
    ],
    [
      "a dependency that nothing uses",
      python,
      { "requirements.txt": "flask==3.0\n" },
      "dependency.unused requirements.txt:1",
    ],
    [
      "a dependency that nothing uses, of npm",
      javascript,
      { "src/index.js": "console.log(1);\n" },
      "dependency.unused package.json:5",
    ],
    [
      "a package that package.json lacks",
      javascript,
      { "src/a.js": 'import x from "lodash/get";\n' },
      "import.undeclared src/a.js:1",
    ],
    [
      "a file that is not there",
      typescript,
      { "src/a.ts": 'import { x } from "./absent.js";\n' },
      "import.missing src/a.ts:1",
    ],
    [
      "an alias into nothing",
      typescript,
      { "src/a.ts": 'export { x } from "@/absent";\n' },
      "import.missing src/a.ts:1",
    ],
    [
      "a module of Node that there is not",
      javascript,
      { "src/a.js": 'import x from "node:absent";\n' },
      "import.missing src/a.js:1",
    ],
    [
      "a crate that Cargo.toml lacks",
      rust,
      { "src/words.rs": "use regex::Regex;\npub fn count(t: &str) -> usize { Regex::new(t).iter().count() }\n" },
      "import.undeclared src/words.rs:1",
    ],
    [
      "a mod without its file",
      rust,
      { "src/words.rs": "mod absent;\npub fn count(t: &str) -> usize { t.len() }\n" },
      "import.missing src/words.rs:1",
    ],
    [
      "a package of ours that is not there",
      go,
      { "internal/a/a.go": 'package a\n\nimport "example.com/notes/internal/absent"\n' },
      "import.missing internal/a/a.go:3",
    ],
    [
      "a package that Go does not have",
      go,
      { "internal/a/a.go": 'package a\n\nimport "net/httpx"\n' },
      "import.missing internal/a/a.go:3",
    ],
    [
      "a module that go.mod lacks",
      go,
      { "internal/a/a.go": 'package a\n\nimport "github.com/lib/pq"\n' },
      "import.undeclared internal/a/a.go:3",
    ],
    ["a manifest that is not there", go, { "go.mod": undefined }, "manifest.missing null"],
    ["a manifest that cannot be read", javascript, { "package.json": "{\n" }, "manifest.unreadable package.json"],
    ["a project without a README", rust, { "README.md": undefined }, "readme.missing null"],
    ["a README that links to nothing", rust, { "README.md": "# A\n\n[b](docs/b.md)\n" }, "readme.file README.md:3"],
    [
      "a README that names a file that is not there",
      python,
      { "README.md": "# A\n\nIn `src/absent.py`.\n" },
      "readme.file README.md:3",
    ],
    [
      "a README that runs a script that is not there",
      javascript,
      { "README.md": "```sh\nnpm ci\nnpm run absent\n```\n" },
      "readme.command README.md:3",
    ],
    [
      "a README that runs a file that is not there",
      python,
      { "README.md": "```sh\npython absent.py\n```\n" },
      "readme.command README.md:2",
    ],
    ["a README for another tool", python, { "README.md": "```sh\nmake test\n```\n" }, "readme.command README.md:2"],
    ["a path that climbs out", python, { "../a.txt": "a\n" }, "path.unsafe ../a.txt"],
    ["an absolute path", python, { "/etc/passwd": "a\n" }, "path.unsafe /etc/passwd"],
    ["a path of Windows", python, { "a\\b.txt": "a\n" }, "path.unsafe a\\b.txt"],
    ["a name that Windows keeps", python, { "src/aux.txt": "a\n" }, "path.reserved src/aux.txt"],
    ["git's own folder", python, { ".git/hooks/post-checkout": "a\n" }, "path.reserved .git/hooks/post-checkout"],
    ["a name in another case", python, { "readme.MD": "a\n" }, "path.duplicate readme.MD"],
    ["a path that is too long", python, { [`${"a".repeat(101)}.txt`]: "a\n" }, `path.long ${"a".repeat(101)}.txt`],
    ["a control character in a path", python, { "a\u202eb.txt": "a\n" }, "path.unsafe a\u202eb.txt"],
    ["a file past what is read", python, { "big.txt": "a\n".repeat(300_000) }, "file.large big.txt"],
    [
      "certificates switched off in an environment",
      javascript,
      { ".env.example": "NODE_TLS_REJECT_UNAUTHORIZED=0\n" },
      "danger.tls .env.example",
    ],
    [
      "a database's password",
      python,
      { "src/a.py": 'URL = "postgres://app:Vq8tLw2zR@db1.acme.io/app"\n' },
      "secret src/a.py:1",
    ],
  ])("finds %s", (_what, project, files, finding) => {
    expect(shown(changed(project, files))).toContain(finding);
  });

  it("finds what was planned and is not there, and what a feature lacks for it", () => {
    const without = changed(javascript, {
      "src/index.js": undefined,
      "package.json": textOf(javascript, "package.json").replace(/,\s*"dependencies".*\}/, ""),
    });
    expect(shown(without)).toEqual(["file.missing src/index.js", "feature.missing null", ...shown(without).slice(2)]);
  });

  it("finds a planned interface that is not defined", () => {
    const files = go.plan.files.map((file) =>
      file.path === "internal/store/store.go" ? { ...file, exports: ["func All() []string", "Find"] } : file,
    );
    expect(checkProject({ ...go, plan: { ...go.plan, files } }, parts)).toEqual([
      {
        rule: "interface.missing",
        severity: "error",
        file: "internal/store/store.go",
        line: null,
        params: { name: "Find" },
      },
    ]);
  });

  it.each([
    [
      "a module that may be absent",
      python,
      { "src/a.py": "try:\n    import tomli\nexcept ImportError:\n    tomli = None\n" },
    ],
    [
      "a script beside its module",
      python,
      { "scripts/a.py": "import helper\n\nprint(helper.x)\n", "scripts/helper.py": "x = 1\n" },
    ],
    ["a name that a package makes", python, { "src/a.py": "from sentiment import score, io\n\nprint(score, io)\n" }],
    [
      "a folder that is imported by its index",
      javascript,
      { "src/a.js": 'export * from "./b";\n', "src/b/index.js": "export const b = 1;\n" },
    ],
    [
      "a plug-in that only a command names",
      python,
      { "requirements.txt": "uvicorn[standard]==0.30\n", Procfile: "web: uvicorn app:app\n" },
    ],
    [
      "a module of a folder",
      rust,
      {
        "src/words.rs": undefined,
        "src/words/mod.rs": "pub mod deep;\npub fn count(t: &str) -> usize { deep::len(t) }\n",
        "src/words/deep.rs":
          "pub fn len(t: &str) -> usize { crate::words::deep::size(t) }\npub fn size(t: &str) -> usize { t.len() }\n",
      },
    ],
  ])("lets %s be", (_what, project, files) => {
    const planned = checkProject(changed(project, files), parts).filter(({ rule }) => rule !== "file.missing");
    expect(planned).toEqual([]);
  });

  it("keeps a secret out of its findings", () => {
    const key = `ghp_${"Ab1x9Qz".repeat(6)}`;
    const findings = checkProject(changed(python, { "src/a.py": `KEY = "${key}"\n` }), parts);
    expect(findings.map(({ rule }) => rule)).toEqual(["secret"]);
    expect(JSON.stringify(findings)).not.toContain(key);
  });
});
