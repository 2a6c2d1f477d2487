import type { Fault } from "./finding.ts";

const opening = /^\s*(`{3,}|~{3,})[\w+#.-]*[^\n`]*$/;

/**
 * A file that came wrapped in a fence, which every parser of JavaScript reads as a template. Markdown may hold fences,
 * but is wrapped when its first line opens one as `markdown` and its last closes it.
 */
export function fenceFault(path: string, text: string): Fault | undefined {
  const lines = text.trim().split("\n");
  const first = lines[0] ?? "";
  if (!opening.test(first)) return undefined;
  if (/\.(?:md|markdown|mdx)$/i.test(path) && !wrapped(lines)) return undefined;
  return { rule: "file.fence", line: 1 };
}

function wrapped(lines: readonly string[]): boolean {
  return (
    /^\s*(?:`{3,}|~{3,})\s*(?:markdown|md)\s*$/i.test(lines[0] ?? "") && closes(lines[0] ?? "", lines.at(-1) ?? "")
  );
}

function closes(first: string, last: string): boolean {
  const mark = opening.exec(first)?.[1] ?? "```";
  return last.trim().startsWith(mark) && last.trim().replaceAll(mark.charAt(0), "") === "";
}

/** The text without the fence around it; undefined where what is inside cannot be told from what is outside. */
export function withoutFence(path: string, text: string): string | undefined {
  if (fenceFault(path, text) === undefined) return undefined;
  const lines = text.trim().split("\n");
  if (lines.length < 2 || !closes(lines[0] ?? "", lines.at(-1) ?? "")) return undefined;
  const inner = lines.slice(1, -1);
  const markdown = /\.(?:md|markdown|mdx)$/i.test(path);
  // a second fence inside: several blocks with prose between them, not one file
  if (!markdown && inner.some((line) => /^\s*(?:`{3,}|~{3,})/.test(line))) return undefined;
  return inner.length === 0 ? undefined : `${inner.join("\n")}\n`;
}
