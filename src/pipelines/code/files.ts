import { leaksMasked } from "../../checks/project/leaks.ts";
import { pathFault } from "../../checks/project/paths.ts";
import type { CodeProject } from "./project.ts";

/** A file of a project as it leaves the house. */
export interface ProjectTextFile {
  path: string;
  text: string;
}

/**
 * The files of a project as they are handed over, in the order of their paths: none that could stand outside of its
 * folder, and no key in any. (P8)
 */
export function projectFiles({ parts }: Pick<CodeProject, "parts">): ProjectTextFile[] {
  return parts
    .filter(({ path }) => pathFault(path) === undefined)
    .map(({ path, text }) => ({ path, text: leaksMasked(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
