import { goStdlib } from "../data/go-stdlib.ts";
import { folderOf, nameOf } from "../paths.ts";
import type { ProjectFile } from "../project.ts";
import { here, nowhere, type Resolver, registry } from "./resolution.ts";

/** Go's imports: the standard library, packages of this module, modules. */
export function goResolver(parts: readonly ProjectFile[]): Resolver {
  const modules = parts
    .filter(({ path }) => nameOf(path) === "go.mod")
    .map(({ path, text }) => ({ folder: folderOf(path), name: /^\s*module\s+(\S+)/m.exec(text)?.[1] ?? "" }))
    .filter(({ name }) => name !== "");
  const packages = new Set(parts.filter(({ path }) => path.endsWith(".go")).map(({ path }) => folderOf(path)));

  return ({ name }) => {
    if (goStdlib.has(name)) return here;
    const own = modules.find((module) => name === module.name || name.startsWith(`${module.name}/`));
    if (own) {
      const folder = [own.folder, name.slice(own.name.length + 1)].filter((each) => each !== "").join("/");
      return packages.has(folder) ? here : nowhere;
    }
    // a module's address has a host; without one it could only be the standard library's
    return /^[\w-]+(?:\.[\w-]+)+\//.test(name) ? registry(name) : nowhere;
  };
}
