import { pythonDistributions } from "../data/python-distributions.ts";
import { pythonStdlib } from "../data/python-stdlib.ts";
import type { Import } from "../languages/facts.ts";
import { folderOf } from "../paths.ts";
import type { ProjectFile } from "../project.ts";
import { here, nowhere, type Resolution, type Resolver, registry } from "./resolution.ts";

/** Python's imports: relative ones, packages and modules from the roots that an interpreter would have, PyPI. */
export function pythonResolver(parts: readonly ProjectFile[]): Resolver {
  const files = new Map(parts.map(({ path, text }) => [path, text]));
  const modules = parts.map(({ path }) => path).filter((path) => path.endsWith(".py"));
  const folders = new Set(modules.flatMap((path) => ancestors(folderOf(path))));
  // a folder without __init__.py is where scripts and tests stand, and Python looks beside them
  const roots = new Set([...folders].filter((folder) => !files.has(under(folder, "__init__.py"))));
  const exists = (path: string) => files.has(`${path}.py`) || folders.has(path);

  /** Whether a module, and what is taken from it, is there below a root. */
  function reaches(root: string, names: readonly string[], members: readonly string[] | undefined): boolean {
    const path = under(root, names.join("/"));
    if (files.has(`${path}.py`)) return true;
    if (!folders.has(path)) return names.length > 1 && members === undefined && files.has(`${folderOf(path)}.py`);
    const init = files.get(under(path, "__init__.py"));
    return (members ?? []).every(
      (member) => member === "*" || exists(under(path, member)) || (init !== undefined && defines(init, member)),
    );
  }

  return ({ name, members }, path) => {
    const dots = /^\.*/.exec(name)?.[0].length ?? 0;
    const names = name
      .slice(dots)
      .split(".")
      .filter((each) => each !== "");
    if (dots > 0) {
      const own = ancestors(folderOf(path));
      const root = own[dots - 1];
      return root !== undefined && reaches(root, names, members) ? here : nowhere;
    }
    const own = [...new Set(["", "src", ...ancestors(folderOf(path)), ...roots])].filter((root) =>
      exists(under(root, names[0] ?? "")),
    );
    const local = own.filter((root) => root === "" || root === "src" || roots.has(root));
    if (local.some((root) => reaches(root, names, members))) return here;
    if (pythonStdlib.has(names[0] ?? "")) return here;
    return local.length > 0 ? nowhere : distributions(names, members);
  };
}

function distributions(names: readonly string[], members: Import["members"] = []): Resolution {
  const dotted = [...members.map((member) => [...names, member]), names];
  const known = dotted.flatMap((each) =>
    each.flatMap((_, i) => pythonDistributions[each.slice(0, each.length - i).join(".")] ?? []),
  );
  const spelled = dotted.flatMap((each) => each.slice(0, 4).map((_, i) => each.slice(0, i + 1).join("-")));
  return registry(...new Set([...known, names[0] ?? "", ...spelled]));
}

/** A member of a package that its `__init__` makes. */
function defines(init: string, member: string): boolean {
  return new RegExp(`(?<!\\w)${member.replace(/\W/g, "")}(?!\\w)|__getattr__|import \\*`).test(init);
}

/** A folder and those above it, innermost first; the root of the project is the empty one. */
function ancestors(folder: string): string[] {
  const names = folder === "" ? [] : folder.split("/");
  return names.map((_, i) => names.slice(0, names.length - i).join("/")).concat("");
}

const under = (folder: string, path: string): string => [folder, path].filter((each) => each !== "").join("/");
