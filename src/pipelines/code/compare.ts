import { createTwoFilesPatch, diffLines } from "diff";
import { leaksMasked } from "../../checks/project/leaks.ts";
import type { CodeProject, File } from "./project.ts";

/** What became of one file. Lines are counted. */
export interface FileDiff {
  path: string;
  change: "changed" | "added" | "removed";
  added: number;
  removed: number;
}

/** What differs between two versions of a project. Files are matched by path. */
export interface ProjectDiff {
  files: FileDiff[];
  /** How many files are the same in both. */
  unchanged: number;
}

/** Furthest that two files are searched for the shortest way from one to the other, in lines. */
const maxEdits = 2_000;

/** Compares two versions of a project, file by file and line by line. */
export function compareProjects(before: CodeProject, after: CodeProject): ProjectDiff {
  const pairs = pairsOf(before, after);
  const files = pairs
    .filter(([old, young]) => old?.text !== young?.text)
    .map(([old, young]): FileDiff => {
      const path = (young ?? old)?.path ?? "";
      const change = !old ? "added" : young ? "changed" : "removed";
      return { path, change, ...linesBetween(old?.text ?? "", young?.text ?? "") };
    });
  return { files, unchanged: pairs.length - files.length };
}

/** The difference as a unified diff that `git apply` and `patch -p1` take. Keys are blanked. (P8) */
export function unifiedDiff(before: CodeProject, after: CodeProject): string {
  return pairsOf(before, after)
    .filter(([old, young]) => old?.text !== young?.text)
    .map(([old, young]) => {
      const path = (young ?? old)?.path ?? "";
      const text = (file: File | undefined) => leaksMasked(file?.text ?? "");
      const names = [old ? `a/${path}` : "/dev/null", young ? `b/${path}` : "/dev/null"] as const;
      const patch = createTwoFilesPatch(...names, text(old), text(young), undefined, undefined, { context: 3 });
      // the library's own line of `=` is not part of the format
      return `diff --git a/${path} b/${path}\n${modes(old, young)}${patch.replace(/^=+\n/, "")}`;
    })
    .join("");
}

const modes = (old: File | undefined, young: File | undefined): string =>
  old ? (young ? "" : "deleted file mode 100644\n") : "new file mode 100644\n";

/** Every file of either version by its path, in the order of paths. */
function pairsOf(before: CodeProject, after: CodeProject): [File | undefined, File | undefined][] {
  const [old, young] = [before, after].map(({ parts }) => new Map(parts.map((part) => [part.path, part])));
  const paths = [...new Set([...before.parts, ...after.parts].map(({ path }) => path))].sort();
  return paths.map((path) => [old?.get(path), young?.get(path)]);
}

function linesBetween(before: string, after: string): { added: number; removed: number } {
  const pieces = diffLines(before, after, { maxEditLength: maxEdits });
  if (!pieces) return { added: lineCount(after), removed: lineCount(before) };
  const count = (of: "added" | "removed") =>
    pieces.reduce((sum, piece) => sum + (piece[of] ? (piece.count ?? 0) : 0), 0);
  return { added: count("added"), removed: count("removed") };
}

const lineCount = (text: string): number => (text === "" ? 0 : text.replace(/\n$/, "").split("\n").length);
