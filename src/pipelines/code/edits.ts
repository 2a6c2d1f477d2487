import { leakMask, leaksMasked } from "../../checks/project/leaks.ts";
import { sameFile } from "../../checks/project/paths.ts";
import type { File } from "./project.ts";
import type { FixAnswer } from "./prompts/fix.ts";
import { fileTextOf } from "./text.ts";

/** Why an edit was not followed. */
export type Ignored =
  | "unknown file"
  | "file not concerned"
  | "not found"
  | "found more than once"
  | "overlaps"
  | "no text"
  | "key left";

/** A project after its edits. What was not changed is the same object, byte for byte. */
export interface EditedProject {
  parts: File[];
  /** Paths of files that were changed or added. */
  changed: string[];
  ignored: { file: string; why: Ignored }[];
}

/**
 * Applies a model's edits to the files that were to be mended and to no other; `missing` may be added. All edits of a file
 * hold or none: one that is not found exactly once is not guessed at. A model sees keys blanked, so its edits are made
 * there, and a file in which the blank is left stays as it was.
 */
export function applyFixes(
  parts: readonly File[],
  { edits, rewrites }: FixAnswer,
  concerned: ReadonlySet<string>,
  missing: ReadonlySet<string> = new Set(),
): EditedProject {
  const result: EditedProject = { parts: [...parts], changed: [], ignored: [] };
  const byPath = new Map(parts.map((part) => [part.path, part]));
  const ignore = (file: string, why: Ignored) => result.ignored.push({ file, why });
  const named = [...new Set([...rewrites.map(({ file }) => file), ...edits.map(({ file }) => file)])];
  for (const path of named) {
    const part = byPath.get(path);
    const rewrite = rewrites.findLast(({ file }) => file === path);
    if (!part && !missing.has(path)) ignore(path, "unknown file");
    else if (part && !concerned.has(path)) ignore(path, "file not concerned");
    else if (!part || rewrite) {
      const text = fileTextOf(rewrite?.text ?? "");
      if (text.trim() === "") ignore(path, "no text");
      else put(path, part, text);
    } else {
      const text = replaced(
        leaksMasked(part.text),
        edits.filter(({ file }) => file === path),
      );
      if (typeof text === "object") ignore(path, text.why);
      else put(path, part, text);
    }
  }
  return result;

  function put(path: string, part: File | undefined, text: string): void {
    if (part && text.includes(leakMask) && !part.text.includes(leakMask)) return void ignore(path, "key left");
    if (part?.text === text) return;
    const next: File = part ? { ...part, text } : { id: freshFileId(result.parts), kind: "file", path, text };
    const at = result.parts.findIndex((each) => sameFile(each.path) === sameFile(path));
    result.parts.splice(at === -1 ? result.parts.length : at, at === -1 ? 0 : 1, next);
    result.changed.push(path);
  }
}

/** The text with every search replaced, or why not. Whole lines are compared without what blanks end them. */
function replaced(text: string, edits: FixAnswer["edits"]): string | { why: Ignored } {
  const places: { from: number; to: number; replace: string }[] = [];
  for (const { search, replace } of edits) {
    const wanted = fileTextOf(search).replace(/^\n+|\n+$/g, "");
    if (wanted.trim() === "") return { why: "no text" };
    const found = placesOf(text, wanted);
    const [first] = found;
    if (first === undefined) return { why: "not found" };
    if (found.length > 1) return { why: "found more than once" };
    places.push({ ...first, replace: fileTextOf(replace).replace(/^\n+|\n+$/g, "") });
  }
  places.sort((a, b) => a.from - b.from);
  if (places.some(({ from }, at) => from < (places[at - 1]?.to ?? 0))) return { why: "overlaps" };
  return places.toReversed().reduce((rest, { from, to, replace }) => {
    // a line that is removed takes its break with it
    const end = replace === "" && rest[to] === "\n" && (from === 0 || rest[from - 1] === "\n") ? to + 1 : to;
    return rest.slice(0, from) + replace + rest.slice(end);
  }, text);
}

function placesOf(text: string, wanted: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    places.push({ from: at, to: at + wanted.length });
  if (places.length > 0) return places;
  // models lose the blanks at the end of lines
  const lines = text.split("\n");
  const sought = wanted.split("\n").map((line) => line.trimEnd());
  const starts = lines.map((_, at) => lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0));
  return lines.flatMap((_, at) =>
    at + sought.length <= lines.length && sought.every((line, i) => lines[at + i]?.trimEnd() === line)
      ? [
          {
            from: starts[at] ?? 0,
            to: (starts[at + sought.length - 1] ?? 0) + (lines[at + sought.length - 1] ?? "").length,
          },
        ]
      : [],
  );
}

/** An id that no file has: `f` and the number after the highest in use. */
export function freshFileId(parts: readonly { id: string }[]): string {
  const numbers = parts.map(({ id }) => (id.startsWith("f") ? Number(id.slice(1)) : 0)).filter(Number.isInteger);
  return `f${Math.max(0, ...numbers) + 1}`;
}
