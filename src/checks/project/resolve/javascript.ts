import { nodeBuiltins, nodePrefixed } from "../data/node-builtins.ts";
import { readObject, record } from "../languages/data.ts";
import { folderOf, joined, nameOf } from "../paths.ts";
import type { ProjectFile } from "../project.ts";
import { here, nowhere, type Resolver, registry } from "./resolution.ts";

const endings = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", ".d.ts", ".vue", ".svelte"];

/** JavaScript's and TypeScript's imports: files, `paths` of tsconfig.json, Node's own modules, npm. */
export function javascriptResolver(parts: readonly ProjectFile[]): Resolver {
  const files = new Set(parts.map(({ path }) => path));
  const settings = parts.filter(({ path }) => /^(?:tsconfig|jsconfig)[\w.]*\.json$/.test(nameOf(path)));
  const aliases = settings.flatMap(({ path, text }) => aliasesOf(text, folderOf(path)));
  const packages = parts
    .filter(({ path }) => nameOf(path) === "package.json")
    .map(({ text }) => readObject("json", text));
  const names = new Set(packages.map((each) => each?.name));

  const exists = (path: string | undefined): boolean => {
    if (path === undefined) return false;
    // what TypeScript compiles is imported by the name that it will have
    const source = path.replace(/\.([cm]?)jsx?$/, ".$1ts");
    return [path, source, `${source}x`].some((each) =>
      endings.some((ending) => files.has(each + ending) || files.has(`${each === "" ? "" : `${each}/`}index${ending}`)),
    );
  };

  return ({ name: written }, path) => {
    const name = written.replace(/\?.*$/, "");
    if (/^\.{0,2}\//.test(name) || name === "." || name === "..") {
      if (name.startsWith("/")) return exists(name.slice(1)) || exists(`public${name}`) ? here : nowhere;
      const full = joined(folderOf(path), name);
      return exists(full) || built(full) ? here : nowhere;
    }
    const alias = aliases.find(({ before }) => name.startsWith(before));
    if (alias) return alias.targets.some((target) => exists(target + name.slice(alias.before.length))) ? here : nowhere;
    const root = name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : (name.split("/")[0] ?? "");
    if (name.startsWith("node:")) return nodeBuiltins.has(name.slice(5).split("/")[0] ?? "") ? here : nowhere;
    if (nodeBuiltins.has(root) && !nodePrefixed.has(root)) return here;
    if (names.has(root) || name.startsWith("#") || /^[\w+-]+:/.test(name)) return here;
    return registry(root, `@types/${root.replace(/^@/, "").replace("/", "__")}`);
  };
}

/** What a build makes is not there yet. */
const built = (path: string | undefined): boolean => /^(?:dist|build|out|lib|generated)\//.test(path ?? "");

function aliasesOf(text: string, folder: string): { before: string; targets: string[] }[] {
  const options = record(readObject("json", withoutComments(text))?.compilerOptions);
  const base = joined(folder, typeof options?.baseUrl === "string" ? options.baseUrl : ".") ?? "";
  return Object.entries(record(options?.paths) ?? {}).flatMap(([pattern, targets]) =>
    Array.isArray(targets)
      ? [
          {
            before: pattern.replace(/\*$/, ""),
            targets: targets.flatMap((target) => aliasTarget(base, String(target).replace(/\*$/, ""))),
          },
        ]
      : [],
  );
}

function aliasTarget(base: string, target: string): string[] {
  const path = joined(base, target);
  return path === undefined ? [] : [target.endsWith("/") && path !== "" ? `${path}/` : path];
}

/** tsconfig.json may hold comments and last commas. */
export function withoutComments(text: string): string {
  return text
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (match) => (match.startsWith('"') ? match : ""))
    .replace(/,(?=\s{0,200}[}\]])/g, "");
}
