import { excerpt, type Fault } from "./finding.ts";

/** Longest path, and longest name within it, in UTF-8 bytes: what zip tools and Windows still take. */
export const pathMaxBytes = 200;
const nameMaxBytes = 100;

/** What a checkout may not hold (git refuses it, or would run it). */
const reservedNames =
  /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)|^(?:\.git|git~1|node_modules)$/i;

/** What is wrong with a path as the place of a file in a repository, on any system; undefined when nothing is. */
export function pathFault(path: string): Fault | undefined {
  const params = { path: excerpt(path) };
  const names = path.split("/");
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  if (path.trim() === "" || unsafe.test(path) || names.some(climbs)) return { rule: "path.unsafe", line: null, params };
  if (names.some((name) => reservedNames.test(name))) return { rule: "path.reserved", line: null, params };
  if (bytes(path) > pathMaxBytes || names.some((name) => bytes(name) > nameMaxBytes))
    return { rule: "path.long", line: null, params };
  return undefined;
}

// absolute, a drive, home, a scheme, what Windows forbids in names, control and direction characters, lone surrogates
const unsafe = /^[/~]|[\\:*?"<>|]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Empty, `.` and `..`; a name that ends in a dot or a blank is another one on Windows. */
const climbs = (name: string): boolean => name === "" || /^\s|[.\s]$/.test(name);

/** Two paths that are the same file where case, or the composition of letters, does not count. */
export const sameFile = (path: string): string => path.normalize("NFC").toLowerCase();

/** The paths that were there before, in any case. */
export function duplicates(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const name = sameFile(path);
    if (seen.has(name)) return true;
    seen.add(name);
    return false;
  });
}

/** The folder of a path; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** The name without its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** A path with `.` and `..` worked out, from a folder; undefined when it climbs out of the project. */
export function joined(folder: string, path: string): string | undefined {
  const names: string[] = folder === "" ? [] : folder.split("/");
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names.join("/");
}
