import { fileMaxCharacters } from "./check.ts";
import { resolveDependencies, type Undeclared } from "./dependencies.ts";
import { withoutFence } from "./fences.ts";
import { found, type ProjectFinding } from "./finding.ts";
import { readObject, record } from "./languages/data.ts";
import { manifestNames } from "./manifest.ts";
import { nameOf } from "./paths.ts";
import type { Project, ProjectFile } from "./project.ts";
import { languageOf, readFile } from "./read.ts";

/** A project after the free mends, and what they mended. */
export interface Fixed {
  project: Project;
  fixed: ProjectFinding[];
}

/**
 * Mends what needs no judgement: a fence around a file, a missing last line break, JSON on one line, and the line of a
 * planned dependency that a manifest lacks. A distribution that the plan does not name is left for the checks, for it may not
 * exist. A second time changes nothing.
 */
export function autofix(project: Project): Fixed {
  const fixed: ProjectFinding[] = [];
  const mended = project.parts.map((part) => {
    const { text, faults } = mendText(part);
    fixed.push(...faults);
    return text === part.text ? part : { ...part, text };
  });
  const declared = declare({ ...project, parts: mended });
  return { project: declared.project, fixed: [...fixed, ...declared.fixed] };
}

function mendText({ path, text }: ProjectFile): { text: string; faults: ProjectFinding[] } {
  const faults: ProjectFinding[] = [];
  if (text.length > fileMaxCharacters) return { text, faults };
  let result = text;
  for (let inner = withoutFence(path, result); inner !== undefined; inner = withoutFence(path, result)) {
    result = inner;
    faults.push(found(path, { rule: "file.fence", line: 1 }));
  }
  if (result.trim() !== "" && !result.endsWith("\n")) {
    result = `${result}\n`;
    faults.push(found(path, { rule: "file.newline", severity: "warning", line: null }));
  }
  const laid = /^(?:json|notebook)$/.test(languageOf(path)) ? laidOut(path, result) : undefined;
  if (laid !== undefined) {
    result = laid;
    faults.push(found(path, { rule: "format.json", severity: "warning", line: null }));
  }
  return { text: result, faults };
}

/** JSON that stands on one line, laid out; numbers that JavaScript cannot hold stay as they are. */
function laidOut(path: string, text: string): string | undefined {
  const line = text.trim();
  if (line.includes("\n") || line.length < 100) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    if (JSON.stringify(value).replace(/\s/g, "").length !== line.replace(/\s/g, "").length) return undefined;
    return `${JSON.stringify(value, null, languageOf(path) === "notebook" ? 1 : 2)}\n`;
  } catch {
    return undefined;
  }
}

function declare(project: Project): Fixed {
  const importsOf = new Map(
    project.parts
      .filter(({ text }) => text.length <= fileMaxCharacters)
      .map(({ path, text }) => [path, readFile(path, text).imports]),
  );
  const { undeclared, manifest } = resolveDependencies(project, importsOf);
  const wanted = new Map<string, { version: string | undefined; from: Undeclared }>();
  for (const from of undeclared) {
    const planned = project.plan.dependencies.find(({ name }) => from.names.some((each) => same(each, name)));
    if (planned && !wanted.has(planned.name)) wanted.set(planned.name, { version: planned.version, from });
  }
  const names = manifestNames[project.plan.language];
  const target = project.parts.find(({ path }) => manifest.files.includes(path) && names.includes(nameOf(path)));
  if (!target || wanted.size === 0) return { project, fixed: [] };
  const fixed: ProjectFinding[] = [];
  let { text } = target;
  for (const [name, { version, from }] of wanted) {
    const next = withDependency(target.path, text, name, version);
    if (next === undefined) continue;
    text = next;
    fixed.push(
      found(from.file, { rule: "import.undeclared", line: from.line, params: { name, manifest: target.path } }),
    );
  }
  return {
    project: { ...project, parts: project.parts.map((part) => (part === target ? { ...part, text } : part)) },
    fixed,
  };
}

const same = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/[-_.]+/g, "-") === b.toLowerCase().replace(/[-_.]+/g, "-");

/** The manifest with one more line; undefined where it is not laid out as expected. */
function withDependency(path: string, text: string, name: string, version: string | undefined): string | undefined {
  if (/[^\w@./-]/.test(name) || /[^\w.^~<>=!*+ ,-]/.test(version ?? "")) return undefined;
  if (nameOf(path) === "package.json") {
    const json = readObject("json", text);
    if (!json) return undefined;
    const dependencies = { ...record(json.dependencies), [name]: version ?? "*" };
    return `${JSON.stringify({ ...json, dependencies }, null, 2)}\n`;
  }
  const bound = version === undefined ? "" : /^\d/.test(version) ? `>=${version}` : version;
  if (nameOf(path) === "requirements.txt") return `${text.trimEnd()}\n${name}${bound}\n`.trimStart();
  if (nameOf(path) === "Cargo.toml")
    return inserted(text, /^\[dependencies\][^\n]*\n/m, `${name} = "${version ?? "*"}"\n`);
  if (nameOf(path) !== "pyproject.toml") return undefined;
  const next = inserted(text, /^dependencies\s*=\s*\[(?=\s*(?:"[^"\n]*"\s*(?:,\s*)?)*\])/m, `"${name}${bound}", `);
  return next !== undefined && readObject("toml", next) ? next : undefined;
}

function inserted(text: string, after: RegExp, line: string): string | undefined {
  const match = after.exec(text);
  return match
    ? text.slice(0, match.index + match[0].length) + line + text.slice(match.index + match[0].length)
    : undefined;
}
