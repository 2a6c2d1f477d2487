import type { Project, ProjectFile, ProjectPlan } from "../../../src/checks/project/project.ts";

/** A project of these files, with a plan that has them all and one feature that the first delivers. */
export function projectOf(
  language: ProjectPlan["language"],
  files: Readonly<Record<string, string>>,
  plan: Partial<ProjectPlan> = {},
): Project {
  const parts = Object.entries(files).map(
    ([path, text], i): ProjectFile => ({ id: `f${i}`, kind: "file", path, text }),
  );
  const planned = parts.map(({ path }) => ({ path, purpose: "", exports: [], dependsOn: [] }));
  const features = [{ name: "works", files: planned.slice(0, 1).map(({ path }) => path) }];
  return { plan: { language, files: planned, features, dependencies: [], commands: [], ...plan }, parts };
}

/** One sound project in each language, as a person would keep it. */
export const soundProjects: Readonly<Record<ProjectPlan["language"], Project>> = {
  python: projectOf("python", {
    "src/sentiment/__init__.py": 'from .score import score\n\n__all__ = ["score"]\n',
    "src/sentiment/score.py":
      "import yaml\nfrom sklearn.linear_model import LogisticRegression\n\nfrom sentiment.io import load\n\n\ndef score(path: str) -> float:\n    model = LogisticRegression()\n    return float(len(yaml.safe_load(load(path)))) + model.tol\n",
    "src/sentiment/io.py":
      "from pathlib import Path\n\n\ndef load(path: str) -> str:\n    return Path(path).read_text()\n",
    "src/sentiment/__main__.py": "import sys\n\nfrom sentiment import score\n\nprint(score(sys.argv[1]))\n",
    "tests/test_score.py":
      "import pytest\n\nfrom sentiment.score import score\n\n\ndef test_score():\n    with pytest.raises(OSError):\n        score('nothing')\n",
    "pyproject.toml":
      '[project]\nname = "sentiment"\nversion = "0.1.0"\ndependencies = [\n  "scikit-learn>=1.5",\n  "PyYAML",\n]\n\n[project.optional-dependencies]\ndev = ["pytest"]\n',
    "README.md":
      "# Sentiment\n\nSee `src/sentiment/score.py` and the [licence](LICENSE).\n\n```sh\npython -m venv .venv && . .venv/bin/activate\npip install -e '.[dev]'\npython -m sentiment tweets.yaml\npytest tests/test_score.py\n```\n",
    LICENSE: "MIT\n",
  }),
  javascript: projectOf("javascript", {
    "src/index.js":
      'import { parseArgs } from "node:util";\nimport chalk from "chalk";\nimport { add } from "./notes.js";\n\nconst { positionals } = parseArgs({ allowPositionals: true });\nconsole.log(chalk.green(add(positionals.join(" "))));\n',
    "src/notes.js": "export function add(text) {\n  return text.trim();\n}\n",
    "test/notes.test.js":
      'import assert from "node:assert/strict";\nimport test from "node:test";\nimport { add } from "../src/notes.js";\n\ntest("trims", () => assert.equal(add(" a "), "a"));\n',
    "package.json":
      '{\n  "name": "notes",\n  "type": "module",\n  "scripts": { "test": "node --test", "start": "node src/index.js" },\n  "dependencies": { "chalk": "^5.0.0" }\n}\n',
    "README.md":
      "# Notes\n\n```bash\nnpm install\nnpm start -- hello\nnpm test\nnode src/index.js hello   # the same\n```\n",
  }),
  typescript: projectOf("typescript", {
    "src/server.ts":
      'import express, { type Request } from "express";\nimport { z } from "zod";\nimport { store } from "@/store.js";\n\nconst app = express();\napp.get("/:id", (req: Request, res) => res.json(store.get(z.string().parse(req.params.id))));\napp.listen(3000);\n',
    "src/store.ts": 'import type { Pool } from "pg";\n\nexport const store = new Map<string, Pool | number>();\n',
    "src/store.test.ts":
      'import { expect, it } from "vitest";\nimport { store } from "./store.js";\n\nit("is empty", () => expect(store.size).toBe(0));\n',
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "paths": { "@/*": ["./src/*"] } } }\n',
    "package.json":
      '{\n  "name": "api",\n  "scripts": { "build": "tsc", "test": "vitest run", "dev": "tsx watch src/server.ts" },\n  "dependencies": { "express": "^5.0.0", "zod": "^4.0.0" },\n  "devDependencies": { "@types/express": "^5.0.0", "@types/pg": "^8.0.0", "tsx": "^4.0.0", "typescript": "^5.0.0", "vitest": "^3.0.0" }\n}\n',
    Dockerfile: "FROM node:24\nCOPY . .\nCMD npm start\n",
    "README.md":
      "# API\n\n```sh\nnpm ci\nnpm run build\nnode dist/server.js\ndocker build -t api .\n```\n\nThe map lives in [`src/store.ts`](src/store.ts).\n",
  }),
  rust: projectOf("rust", {
    "src/main.rs":
      'mod words;\n\nuse clap::Parser;\nuse serde::Serialize;\nuse words::count;\n\n#[derive(Parser)]\nstruct Args {\n    text: String,\n}\n\n#[derive(Serialize)]\nstruct Answer {\n    words: usize,\n}\n\nfn main() -> anyhow::Result<()> {\n    let args = Args::parse();\n    println!("{}", serde_json::to_string(&Answer { words: count(&args.text) })?);\n    Ok(())\n}\n',
    "src/words.rs":
      '/// How many words a text has.\npub fn count(text: &str) -> usize {\n    text.split_whitespace().count()\n}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn counts() {\n        assert_eq!(count("a b"), 2);\n    }\n}\n',
    "Cargo.toml":
      '[package]\nname = "words"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nanyhow = "1"\nclap = { version = "4", features = ["derive"] }\nserde = { version = "1", features = ["derive"] }\nserde_json = "1"\n',
    "README.md": '# Words\n\n```sh\ncargo run -- "some words"\ncargo test\n```\n',
  }),
  go: projectOf("go", {
    "cmd/notes/main.go":
      'package main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t"github.com/spf13/cobra"\n\n\t"example.com/notes/internal/store"\n)\n\nfunc main() {\n\tcmd := &cobra.Command{Use: "notes", Run: func(*cobra.Command, []string) { fmt.Println(store.All()) }}\n\tif err := cmd.Execute(); err != nil {\n\t\tos.Exit(1)\n\t}\n}\n',
    "internal/store/store.go": 'package store\n\n// All the notes.\nfunc All() []string { return []string{"a"} }\n',
    "internal/store/store_test.go":
      'package store\n\nimport "testing"\n\nfunc TestAll(t *testing.T) {\n\tif len(All()) != 1 {\n\t\tt.Fatal("one note")\n\t}\n}\n',
    "go.mod":
      "module example.com/notes\n\ngo 1.24\n\nrequire github.com/spf13/cobra v1.9.1\n\nrequire (\n\tgithub.com/spf13/pflag v1.0.6 // indirect\n)\n",
    "README.md": "# Notes\n\n```sh\ngo run ./cmd/notes\ngo test ./...\n```\n",
  }),
};

/** The project with some files changed, added, or (undefined) taken away. */
export function changed(project: Project, files: Readonly<Record<string, string | undefined>>): Project {
  const kept = project.parts.filter(({ path }) => !(path in files));
  const added = Object.entries(files).flatMap(([path, text]): ProjectFile[] =>
    text === undefined ? [] : [{ id: path, kind: "file", path, text }],
  );
  return { ...project, parts: [...kept, ...added] };
}
