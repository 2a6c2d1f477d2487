import { parser } from "@lezer/go";
import type { Fault } from "../finding.ts";
import { blanked, lineIndex, matches, nodesNamed, parseStrictly } from "../text.ts";
import { type Facts, type Import, idleName, sqlStart } from "./facts.ts";

/** Reads a Go file with Lezer, which is lenient: its clause, its imports and their use are looked at as the compiler does. */
export function readGo(text: string): Facts {
  const lineOf = lineIndex(text);
  const starry = pointersOfPointers.exec(withoutComments(text));
  if (starry) return { faults: [{ rule: "syntax", line: lineOf(starry.index) }], imports: [] };
  const read = parseStrictly(parser, text);
  if ("at" in read) return { faults: [{ rule: "syntax", line: lineOf(read.at) }], imports: [] };
  const { tree } = read;
  const comments = nodesNamed(tree, /Comment$/);
  const strings = nodesNamed(tree, /^(?:String|Rune)$/);
  const code = blanked(text, comments);
  const bare = blanked(code, strings);
  const faults: Fault[] = [];
  const imports: Import[] = [];
  if (!/^\s*package\s+\w+/.test(bare)) faults.push({ rule: "syntax", line: 1 });
  const rule = (rule: Fault["rule"], source: string, pattern: RegExp) =>
    faults.push(...matches(source, pattern, lineOf).map(({ line }): Fault => ({ rule, line })));

  rule("body.unfinished", code, /\bpanic\(\s*["`](?:not (?:yet )?implemented|unimplemented|todo)\b/gi);
  rule("danger.tls", bare, /\bInsecureSkipVerify\s*[:=]\s*true\b/g);
  rule(
    "danger.shell",
    code,
    /\bexec\.Command(?:Context)?\((?:\s*\w+\s*,)?\s*"(?:\/bin\/)?(?:ba|z)?sh"\s*,\s*"-c"\s*,\s*(?!["`][^"`\n]{0,400}["`]\s*\))/g,
  );
  for (const { from, to } of strings) {
    const before = bare.slice(Math.max(0, from - 16), from);
    const after = bare.slice(to, to + 80);
    const content = text.slice(from + 1, to - 1);
    if (!sqlStart.test(content)) continue;
    const printed =
      /Sprintf\(\s*$/.test(before) && /%[sdvq]/.test(content) && !/placeholder|Join\(|column|table/i.test(after);
    const added =
      /^\s*\+\s*[a-z]\w*/.test(after) && !/^\s*\+\s*(?:placeholder|column|table|strings\.|where|clause)/i.test(after);
    if (printed || added) faults.push({ rule: "danger.sql", line: lineOf(from) });
  }
  tree.iterate({
    enter: ({ name, node }) => {
      const line = lineOf(node.from);
      if (name === "ImportSpec") {
        const path = node.getChild("String");
        if (path) imports.push({ name: text.slice(path.from + 1, path.to - 1), line });
      }
      if (name !== "FunctionDecl") return;
      const block = node.getChild("Block");
      const id = node.getChild("DefName");
      const called = id ? text.slice(id.from, id.to) : "";
      if (block && !idleName.test(called) && /^\{\s*\}$/.test(text.slice(block.from, block.to)))
        faults.push({ rule: "body.empty", line, params: { name: called } });
    },
  });
  return { faults, imports };
}

/**
 * No program has a hundred pointers of pointers, and Lezer follows every reading of a `*`: thousands of them would cost
 * it seconds.
 */
const pointersOfPointers = /(?:[*&]\s*){100}/;

/** The text with spaces for what begins like a comment; same length and lines. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*(?:[\s\S]*?\*\/|[\s\S]*)|\/\/.*/g, (comment) => comment.replace(/[^\n]/g, " "));
