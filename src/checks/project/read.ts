import { dataFaults } from "./languages/data.ts";
import type { Facts, Import } from "./languages/facts.ts";
import { readGo } from "./languages/go.ts";
import { readJavascript } from "./languages/javascript.ts";
import { readPython } from "./languages/python.ts";
import { readRust } from "./languages/rust.ts";
import { readNotebook } from "./notebook.ts";
import { nameOf } from "./paths.ts";
import type { ProjectLanguage } from "./project.ts";
import { withoutComments } from "./resolve/javascript.ts";

/** Where a Python text cannot be compiled; undefined when it can. ruff's, loaded by the entry. */
export type PythonSyntax = (text: string) => { line: number; message: string } | undefined;

/** Parts that the checks are handed, since they are loaded differently on Node and on a Worker. */
export interface CheckParts {
  /** Without it Python is read leniently, and said to be unverified. */
  pythonSyntax?: PythonSyntax;
}

/** What a file is, by its name. */
export type FileLanguage = ProjectLanguage | "notebook" | "json" | "yaml" | "toml" | "markdown" | "other";

const byEnding: Readonly<Record<string, FileLanguage>> = {
  ...{ py: "python", pyi: "python", ipynb: "notebook", rs: "rust", go: "go", json: "json", webmanifest: "json" },
  ...{ js: "javascript", mjs: "javascript", cjs: "javascript", jsx: "javascript" },
  ...{ ts: "typescript", tsx: "typescript", mts: "typescript", cts: "typescript" },
  ...{ yml: "yaml", yaml: "yaml", toml: "toml", md: "markdown", markdown: "markdown" },
};

/** The language of a path. */
export function languageOf(path: string): FileLanguage {
  const ending = /\.(\w+)$/.exec(nameOf(path))?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? "other") : "other";
}

/** What can be read off one file, whatever language it is in. Never throws: what cannot be read is a fault. */
export function readFile(path: string, text: string, parts: CheckParts = {}): Facts {
  try {
    return read(path, text, parts);
  } catch (error) {
    const message = error instanceof Error ? error.name : "error";
    return { faults: [{ rule: "syntax", line: null, params: { message } }], imports: [] };
  }
}

function read(path: string, text: string, parts: CheckParts): Facts {
  const language = languageOf(path);
  if (language === "python") return python(text, parts);
  if (language === "javascript" || language === "typescript") return readJavascript(text, path);
  if (language === "rust") return readRust(text);
  if (language === "go") return readGo(text);
  if (language === "notebook") return notebook(text, parts);
  if (language === "json")
    return { faults: dataFaults("json", commented.test(nameOf(path)) ? withoutComments(text) : text), imports: [] };
  if (language === "yaml" || language === "toml") return { faults: dataFaults(language, text), imports: [] };
  return { faults: [], imports: [] };
}

/** JSON files whose tools allow comments. */
const commented =
  /^(?:tsconfig|jsconfig)[\w.]*\.json$|^(?:devcontainer|settings|launch|extensions|tasks|\.eslintrc)\.json$/;

function python(text: string, { pythonSyntax }: CheckParts): Facts {
  const { faults, imports, doubt } = readPython(text);
  if (pythonSyntax) {
    const wrong = pythonSyntax(text);
    return wrong
      ? { faults: [{ rule: "syntax", line: wrong.line, params: { message: wrong.message } }], imports }
      : { faults, imports };
  }
  if (doubt === undefined) return { faults, imports };
  return { faults: [{ rule: "syntax.unverified", severity: "warning", line: doubt }, ...faults], imports };
}

function notebook(text: string, parts: CheckParts): Facts {
  const { faults, cells } = readNotebook(text);
  const imports: Import[] = [];
  for (const { number, text: code } of cells) {
    const facts = python(code, parts);
    faults.push(...facts.faults.map((fault) => ({ ...fault, params: { ...fault.params, cell: number } })));
    imports.push(...facts.imports);
  }
  return { faults, imports };
}
