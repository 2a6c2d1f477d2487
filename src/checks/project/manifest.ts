import { readObject, record } from "./languages/data.ts";
import { nameOf } from "./paths.ts";
import type { ProjectFile, ProjectLanguage } from "./project.ts";

/** A line of a manifest: a distribution that the project says it needs. */
export interface Dependency {
  name: string;
  /** The manifest's path. */
  file: string;
  line: number | null;
  /** For development alone: tools, which nothing imports. */
  dev: boolean;
  /** The bound on its version as it is written; null where there is none. */
  version: string | null;
}

/** What the manifests of a project say. */
export interface Manifest {
  dependencies: Dependency[];
  /** The manifests that were read. */
  files: string[];
  /** Those that could not be. */
  unreadable: string[];
}

/** The manifests of each language; the first is the usual one. */
export const manifestNames: Readonly<Record<ProjectLanguage, readonly string[]>> = {
  python: ["pyproject.toml", "requirements.txt"],
  javascript: ["package.json"],
  typescript: ["package.json"],
  rust: ["Cargo.toml"],
  go: ["go.mod"],
};

type Named = [name: string, dev: boolean, version: string | null][];

const readers: Readonly<Record<string, (text: string) => Named | undefined>> = {
  "package.json": packageJson,
  "pyproject.toml": pyproject,
  "requirements.txt": (text) => requirements(text, false),
  "requirements-dev.txt": (text) => requirements(text, true),
  "dev-requirements.txt": (text) => requirements(text, true),
  "Cargo.toml": cargo,
  "go.mod": goMod,
};

/** Whether a path is a manifest of a language that we read. */
export const isManifest = (path: string): boolean => nameOf(path) in readers;

/** Reads every manifest of a project. */
export function readManifests(parts: readonly ProjectFile[]): Manifest {
  const manifest: Manifest = { dependencies: [], files: [], unreadable: [] };
  for (const { path, text } of parts) {
    const read = Object.hasOwn(readers, nameOf(path)) ? readers[nameOf(path)] : undefined;
    if (!read) continue;
    manifest.files.push(path);
    const names = read(text);
    if (!names) manifest.unreadable.push(path);
    for (const [name, dev, version] of names ?? [])
      manifest.dependencies.push({ name, dev, version, file: path, line: lineNaming(text, name) });
  }
  return manifest;
}

function packageJson(text: string): Named | undefined {
  const json = readObject("json", text);
  return (
    json && [
      ...keys(json.dependencies, false),
      ...keys(json.peerDependencies, false),
      ...keys(json.optionalDependencies, false),
      ...keys(json.devDependencies, true),
    ]
  );
}

function pyproject(text: string): Named | undefined {
  const toml = readObject("toml", text);
  if (!toml) return undefined;
  const project = record(toml.project);
  const poetry = record(record(toml.tool)?.poetry);
  const groups = Object.values(record(poetry?.group) ?? {}).map((group) => record(group)?.dependencies);
  const lists = [record(project?.["optional-dependencies"]), record(toml["dependency-groups"])];
  return [
    ...listed(project?.dependencies, false),
    ...lists.flatMap((list) => Object.values(list ?? {}).flatMap((each) => listed(each, true))),
    ...keys(poetry?.dependencies, false).filter(([name]) => name !== "python"),
    ...[...groups, poetry?.["dev-dependencies"]].flatMap((group) => keys(group, true)),
  ];
}

function requirements(text: string, dev: boolean): Named {
  return text.split("\n").flatMap((line) => requirement(line.replace(/(?:^|\s)#.*$/, ""), dev));
}

const listed = (value: unknown, dev: boolean): Named =>
  Array.isArray(value) ? value.flatMap((each) => (typeof each === "string" ? requirement(each, dev) : [])) : [];

/** A requirement of PEP 508: its name, whatever follows. Options (`-r`, `--hash`) name none. */
function requirement(text: string, dev: boolean): Named {
  const name = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:[[<>=!~;@(]|$)/.exec(text)?.[1];
  if (name === undefined) return [];
  const version = text
    .replace(/;.*$/, "")
    .trim()
    .slice(name.length)
    .replace(/^\s*\[[^\]]*\]/, "")
    .replace(/[()]/g, "")
    .trim();
  return [[name, dev, version === "" ? null : version]];
}

function cargo(text: string): Named | undefined {
  const toml = readObject("toml", text);
  if (!toml) return undefined;
  const targets = Object.values(record(toml.target) ?? {}).map(record);
  return [toml, record(toml.workspace), ...targets].flatMap((from) => [
    ...keys(from?.dependencies, false),
    ...keys(from?.["dev-dependencies"], true),
    ...keys(from?.["build-dependencies"], true),
  ]);
}

function goMod(text: string): Named | undefined {
  if (!/^\s*module\s+\S+/m.test(text)) return undefined;
  const lines = text.split("\n");
  const named: Named = [];
  let block = "";
  for (const line of lines) {
    block = /^\s*(\w+)\s*\(/.exec(line)?.[1] ?? (/^\s*\)/.test(line) ? "" : block);
    const at =
      block === "require"
        ? /^\s*([\w.~-]+\/\S+)\s+(v\S+)/.exec(line)
        : /^\s*require\s+([\w.~-]+\/\S+)\s+(v\S+)/.exec(line);
    // what another module needs is the tool's to write
    if (at?.[1]) named.push([at[1], line.includes("// indirect"), at[2] ?? null]);
  }
  return named;
}

const keys = (value: unknown, dev: boolean): Named =>
  Object.entries(record(value) ?? {}).map(([name, bound]) => [name, dev, versionIn(bound)]);

/** A bound is written as it is, or as a property beside others; what comes from a folder or an address says so. */
function versionIn(bound: unknown): string | null {
  if (typeof bound === "string") return bound;
  const { version, path, git, workspace } = record(bound) ?? {};
  if (path !== undefined || git !== undefined || workspace !== undefined) return "path:";
  return typeof version === "string" ? version : null;
}

function lineNaming(text: string, name: string): number | null {
  const index = text.split("\n").findIndex((line) => line.includes(name));
  return index < 0 ? null : index + 1;
}
