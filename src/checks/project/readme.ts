import { inlineTokens, parseMarkdown } from "../markdown.ts";
import { pythonStdlib } from "./data/python-stdlib.ts";
import { excerpt, type Fault } from "./finding.ts";
import { readObject, record } from "./languages/data.ts";
import { readManifests } from "./manifest.ts";
import { folderOf, joined, nameOf } from "./paths.ts";
import type { ProjectFile } from "./project.ts";

/** Names of files that only a project itself has: what a program reads and writes is not meant. */
const sourceFile = /^[\w@./-]+\.(?:py|ipynb|js|mjs|cjs|ts|tsx|jsx|rs|go|toml)$/;

/** What is made by a build or a run, and is therefore not there yet. */
const made = /^(?:dist|build|out|target|bin|node_modules|coverage|\.venv|venv|env|tmp|data|output|outputs|results)\//;

/** What a README names that is not there: files in its text and links, and what its commands want to run. */
export function readmeFaults({ path, text }: ProjectFile, parts: readonly ProjectFile[]): Fault[] {
  const faults: Fault[] = [];
  const paths = parts.map((part) => part.path);
  const folders = new Set(
    paths.flatMap((each) =>
      each
        .split("/")
        .slice(0, -1)
        .map((_, i, all) => all.slice(0, i + 1).join("/")),
    ),
  );
  const exists = (file: string): boolean => {
    const clean = joined(folderOf(path), file.replace(/[#?].*$/, "").replace(/\/$/, ""));
    if (clean === undefined) return false;
    return (
      clean === "" ||
      made.test(`${clean}/`) ||
      folders.has(clean) ||
      paths.some((each) => each === clean || each.endsWith(`/${clean}`))
    );
  };
  const file = (name: string, line: number | null) =>
    faults.push({ rule: "readme.file", line, params: { path: excerpt(name) } });
  const blocks = parseMarkdown(text);
  for (const block of blocks) {
    const line = block.map ? block.map[0] + 1 : null;
    for (const token of inlineTokens([block])) {
      const address =
        token.type === "link_open"
          ? String(token.attrGet("href") ?? "")
          : token.type === "image"
            ? String(token.attrGet("src") ?? "")
            : "";
      if (address !== "" && !/^(?:[a-z][\w+.-]*:|#|\/\/)/i.test(address) && !exists(decoded(address)))
        file(address, line);
      if (
        token.type === "code_inline" &&
        sourceFile.test(token.content) &&
        !/^[/~]|^\.\w+$/.test(token.content) &&
        !exists(token.content)
      )
        file(token.content, line);
    }
    if (
      block.type !== "fence" ||
      !/^(?:sh|bash|shell|console|zsh|terminal|)$/i.test(block.info.trim().split(" ")[0] ?? "")
    )
      continue;
    if (block.info.trim() === "" && !/^\s*\$ /m.test(block.content)) continue;
    const transcript = /^\s*\$ /m.test(block.content);
    block.content
      .replace(/\\\n/g, "  ")
      .split("\n")
      .forEach((each, i) => {
        if (transcript && !/^\s*\$ /.test(each)) return;
        const wrong = commandFault(
          each
            .replace(/^\s*\$ /, "")
            .replace(/\s#.*$/, "")
            .trim(),
          parts,
          exists,
        );
        if (wrong !== undefined)
          faults.push({
            rule: "readme.command",
            line: line === null ? null : line + 1 + i,
            params: { command: excerpt(wrong) },
          });
      });
  }
  return faults;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

type Exists = (path: string) => boolean;

/** The first command of a line that cannot work in this project; undefined when all can, or nobody knows. */
export function commandFault(line: string, parts: readonly ProjectFile[], exists: Exists): string | undefined {
  const commands = line.split(/\s*(?:&&|\|\||;|\|)\s*/).map((each) => each.replace(/^(?:sudo\s+|\w+=\S*\s+)+/, ""));
  // from another folder everything is somewhere else
  if (commands.some((each) => /^(?:cd|pushd)\s+(?!\.?$)/.test(each)) && commands.length > 1) return undefined;
  return commands.find((command) => !works(command.split(/\s+/), parts, exists));
}

function works(words: readonly string[], parts: readonly ProjectFile[], exists: Exists): boolean {
  const [program = "", first = "", second = ""] = words;
  const operand = words.slice(1).find((word) => !word.startsWith("-")) ?? "";
  const after = (flag: string): string | undefined => words[words.indexOf(flag) + 1 || words.length];
  const known = (file: string | undefined) => file === undefined || /[<>*$~{]|^\/|^$/.test(file) || exists(file);
  if (program.startsWith("./")) return known(program);
  switch (program) {
    case "python":
    case "python3":
      return first === "-m" ? knowsModule(second, parts, exists) : !/\.py$/.test(operand) || known(operand);
    case "pip":
    case "pip3":
    case "uv":
      return known(after("-r"));
    case "node":
    case "tsx":
    case "deno":
      return !/\.[cm]?[jt]sx?$/.test(operand) || known(operand);
    case "bash":
    case "sh":
      return first.startsWith("-") || known(operand);
    case "cp":
      return known(operand);
    case "pytest":
    case "jupyter":
      return !/\.(?:py|ipynb)\b/.test(words.at(-1) ?? "") || known((words.at(-1) ?? "").replace(/::.*$/, ""));
    case "npm":
    case "pnpm":
    case "yarn":
      return hasScript(first, second, parts);
    case "cargo":
      return first === "" || hasManifest("Cargo.toml", parts);
    case "go":
      return (
        !/^(?:run|build|test)$/.test(first) ||
        (hasManifest("go.mod", parts) &&
          words
            .slice(2)
            .filter((each) => each.startsWith("./"))
            .every((each) => known(each.replace(/\/?\.\.\.$/, "/"))))
      );
    case "make":
      return hasTarget(operand, parts);
    case "docker":
      return first !== "build" || parts.some(({ path }) => /Dockerfile/.test(path));
    default:
      return true;
  }
}

const hasManifest = (name: string, parts: readonly ProjectFile[]): boolean =>
  parts.some(({ path }) => nameOf(path) === name);

function hasScript(first: string, second: string, parts: readonly ProjectFile[]): boolean {
  const name = first === "run" || first === "run-script" ? second : /^(?:test|start)$/.test(first) ? first : undefined;
  if (first !== "" && !hasManifest("package.json", parts))
    return /^(?:-|create|init|dlx)/.test(first) || (first === "install" && second === "-g");
  if (name === undefined || name === "") return true;
  const packages = parts
    .filter(({ path }) => nameOf(path) === "package.json")
    .map(({ text }) => readObject("json", text));
  const server = name === "start" && parts.some(({ path }) => path === "server.js");
  return server || packages.some((each) => Object.hasOwn(record(each?.scripts) ?? {}, name));
}

function hasTarget(name: string, parts: readonly ProjectFile[]): boolean {
  const makefile = parts.find(({ path }) => /^(?:GNU)?[Mm]akefile$/.test(path));
  return (
    makefile !== undefined &&
    (name === "" ||
      makefile.text
        .split("\n")
        .some((line) => line.replace(/\s/g, "").startsWith(`${name}:`) || line.startsWith(`${name} `)))
  );
}

function knowsModule(name: string, parts: readonly ProjectFile[], exists: Exists): boolean {
  const path = name.replaceAll(".", "/");
  const root = name.split(".")[0] ?? "";
  if (/[<>${]/.test(name) || pythonStdlib.has(root) || root === "pip") return true;
  if ([path, `src/${path}`].some((each) => exists(`${each}.py`) || exists(`${each}/__main__.py`))) return true;
  const same = (each: string) => each.toLowerCase().replace(/[-_.]+/g, "-");
  const tools =
    /^(?:pytest|build|black|ruff|mypy|venv|virtualenv|twine|coverage|flake8|isort|pre_commit|ipykernel|pipx|uv)$/;
  return (
    tools.test(root) ||
    readManifests(parts).dependencies.some((each) => same(each.name) === same(root)) ||
    root === "jupyter" ||
    root === "notebook"
  );
}
