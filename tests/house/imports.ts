import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** One import of a file, as written in it. */
export interface Import {
  /** A path below the repository for our own files, else the specifier: `zod`, `node:fs`, `hono/body-limit`. */
  to: string;
  /** Erased before it runs. */
  typeOnly: boolean;
}

const statements = [
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^"';]*?\s)?from\s+"(?<to>[^"]+)"/gm,
  /^\s*import\s+"(?<to>[^"]+)"/gm,
  /\bimport\(\s*"(?<to>[^"]+)"/g,
  /\bimport\.meta\.resolve\(\s*"(?<to>[^"]+)"/g,
];

/** What a source text imports. `file`: its path below the repository. Reads code that Biome has formatted. */
export function importsOf(file: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return statements.flatMap((statement) =>
    [...code.matchAll(statement)].map(({ groups }) => {
      const to = groups?.to ?? "";
      const own = to.startsWith(".");
      return { to: own ? normalize(join(dirname(file), to)) : to, typeOnly: groups?.type !== undefined };
    }),
  );
}

/** Files that hold the texts of other programs, as strings: what stands in them is no code of this house. */
export const isTemplate = (file: string): boolean => /\/templates\/[\w-]+\.ts$/.test(file);

/** Every TypeScript file below a folder of the repository, with what it imports. */
export function importGraph(folder: "src" | "tests"): Map<string, Import[]> {
  const files = globSync(`${folder}/**/*.ts`).sort();
  return new Map(files.map((file) => [file, isTemplate(file) ? [] : importsOf(file, readFileSync(file, "utf8"))]));
}

/** The package of a specifier: `@scope/name` or `name`; undefined for our own files and for Node's modules. */
export function packageOf(specifier: string): string | undefined {
  if (/^(?:node:|src\/|tests\/|\.)/.test(specifier)) return undefined;
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** What runs when `entry` does: its files and the specifiers they import, types left out. */
export function reachable(graph: Map<string, Import[]>, entry: string): Map<string, string> {
  const from = new Map<string, string>([[entry, ""]]);
  for (const file of from.keys()) {
    for (const { to, typeOnly } of graph.get(file) ?? []) {
      if (!typeOnly && !from.has(to)) from.set(to, file);
    }
  }
  return from;
}

/** Cycles among the nodes of a graph, each written `a → b → a`. */
export function cyclesOf(edges: Map<string, Iterable<string>>): string[] {
  const state = new Map<string, "open" | "closed">();
  const path: string[] = [];
  const cycles: string[] = [];
  const visit = (node: string): void => {
    if (state.get(node) === "closed") return;
    if (state.get(node) === "open") {
      cycles.push([...path.slice(path.indexOf(node)), node].join(" → "));
      return;
    }
    state.set(node, "open");
    path.push(node);
    for (const next of edges.get(node) ?? []) visit(next);
    path.pop();
    state.set(node, "closed");
  };
  for (const node of edges.keys()) visit(node);
  return cycles;
}
