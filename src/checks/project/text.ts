import type { Tree } from "@lezer/common";
import type { LRParser } from "@lezer/lr";

/** The line of an offset, from 1. Lines are found once, so that a thousand offsets cost no more than one. */
export function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The text with the given stretches as spaces; same length and lines. */
export function blanked(text: string, stretches: readonly { from: number; to: number }[]): string {
  let result = "";
  let at = 0;
  for (const { from, to } of stretches) {
    if (from < at) continue;
    result += text.slice(at, from) + text.slice(from, to).replace(/[^\n]/g, " ");
    at = to;
  }
  return result + text.slice(at);
}

/** The nodes of these names, outermost first where they nest. */
export function nodesNamed(tree: Tree, names: RegExp): { name: string; from: number; to: number }[] {
  const nodes: { name: string; from: number; to: number }[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (names.test(name)) nodes.push({ name, from, to });
    },
  });
  return nodes;
}

/** The tree of a text, or the offset at which it stops being one: nothing is guessed past it, which would be slow. */
export function parseStrictly(parser: LRParser, text: string): { tree: Tree } | { at: number } {
  try {
    return { tree: parser.configure({ strict: true }).parse(text) };
  } catch (error) {
    return { at: Math.min(text.length, Number(/\d+$/.exec(String(error))?.[0] ?? 0)) };
  }
}

/** Every match of a pattern as its line and its groups. */
export function matches(text: string, pattern: RegExp, lineOf = lineIndex(text)): { line: number; groups: string[] }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    line: lineOf(match.index),
    groups: [...match].map((group) => group ?? ""),
  }));
}
