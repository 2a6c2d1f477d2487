import { readObject, record } from "../languages/data.ts";
import { folderOf, nameOf } from "../paths.ts";
import type { ProjectFile } from "../project.ts";
import { here, nowhere, type Resolver, registry } from "./resolution.ts";

const withRust = /^(?:std|core|alloc|proc_macro|test|str|char|bool|[iu](?:8|16|32|64|128|size)|f(?:32|64))$/;

/** Rust's paths: `mod x;` as files, the crates of this project, crates.io. */
export function rustResolver(parts: readonly ProjectFile[]): Resolver {
  const files = new Set(parts.map(({ path }) => path));
  const own = new Set(
    parts
      .filter(({ path }) => nameOf(path) === "Cargo.toml")
      .map(({ text }) => readObject("toml", text))
      .flatMap((toml) => [record(toml?.package)?.name, record(toml?.lib)?.name])
      .map((name) => crateName(String(name))),
  );
  const sources = parts.filter(({ path }) => path.endsWith(".rs"));
  const modules = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\bmod\s+(\w+)/g)].map(([, name]) => name)));
  const moved = new Set(sources.filter(({ text }) => text.includes("#[path")).map(({ path }) => path));

  return ({ name }, path) => {
    const [word, module] = name.split(" ");
    if (word === "mod" && module) {
      if (moved.has(path)) return here;
      const stem = nameOf(path).replace(/\.rs$/, "");
      const root =
        /^(?:main|lib|mod|build)$/.test(stem) || /(?:^|\/)(?:tests|benches|examples|bin)$/.test(folderOf(path));
      const folder = [folderOf(path), ...(root ? [] : [stem])].filter((each) => each !== "").join("/");
      return files.has(`${folder}/${module}.rs`) || files.has(`${folder}/${module}/mod.rs`) ? here : nowhere;
    }
    return withRust.test(name) || own.has(name) || modules.has(name) ? here : registry(name);
  };
}

/** A crate's name as it is written in code. */
export const crateName = (name: string): string => name.replaceAll("-", "_");
