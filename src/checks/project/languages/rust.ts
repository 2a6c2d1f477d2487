import { parser } from "@lezer/rust";
import type { Fault } from "../finding.ts";
import { blanked, lineIndex, matches, nodesNamed, parseStrictly } from "../text.ts";
import { type Facts, type Import, idleName, sqlStart } from "./facts.ts";

/** Reads a Rust file with Lezer: syntax, the crates and modules it names, dangers, what was left open. */
export function readRust(text: string): Facts {
  const lineOf = lineIndex(text);
  const read = parseStrictly(parser, text);
  if ("at" in read) return { faults: [{ rule: "syntax", line: lineOf(read.at) }], imports: [] };
  const { tree } = read;
  const comments = nodesNamed(tree, /^(?:LineComment|BlockComment)$/);
  const strings = nodesNamed(tree, /^(?:String|RawString|Char)$/);
  const code = blanked(text, comments);
  const bare = blanked(code, strings);
  const faults: Fault[] = [];
  const rule = (rule: Fault["rule"], source: string, pattern: RegExp) =>
    faults.push(...matches(source, pattern, lineOf).map(({ line }): Fault => ({ rule, line })));

  rule("body.unfinished", bare, /\b(?:unimplemented|todo)!\s*[([{]/g);
  rule("danger.tls", bare, /\bdanger_accept_invalid_(?:certs|hostnames)\s*\(\s*true\b|\bSslVerifyMode::NONE\b/g);
  rule(
    "danger.shell",
    code,
    /\bCommand::new\(\s*"(?:\/bin\/)?(?:ba|z|c)?sh"\s*\)[^;]{0,200}"-c"[^;]{0,200}(?:format!|&?\w+\s*\))/g,
  );
  for (const { from, to } of strings) {
    if (!/\bformat!\s*\(\s*$/.test(text.slice(Math.max(0, from - 20), from))) continue;
    const content = text.slice(from, to).replace(/^[rb]*#*"/, "");
    const holes = content.match(/\{[^}]*\}/g) ?? [];
    if (
      holes.length > 0 &&
      sqlStart.test(content) &&
      !/\bplaceholders|\bcolumns|\btable|\bTABLE/.test(text.slice(from, to + 120))
    )
      faults.push({ rule: "danger.sql", line: lineOf(from) });
  }
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== "FunctionItem") return;
      const block = node.getChild("Block");
      const own = node.parent?.parent;
      const trait = own?.name === "TraitItem" || (own?.name === "ImplItem" && own.getChild("for") !== null);
      const id = node.getChild("BoundIdentifier");
      const called = id ? text.slice(id.from, id.to) : "";
      if (block && !trait && !idleName.test(called) && /^\{\s*\}$/.test(text.slice(block.from, block.to)))
        faults.push({ rule: "body.empty", line: lineOf(node.from), params: { name: called } });
    },
  });
  return { faults, imports: crates(bare, lineOf) };
}

/** `mod x;` as `mod x`; the first names of paths as they stand. What the file itself declares is left out. */
function crates(bare: string, lineOf: (offset: number) => number): Import[] {
  const declared = new Set(
    matches(bare, /\b(?:mod|struct|enum|trait|type|fn|union|macro_rules!)\s+(\w+)/g, lineOf).map(
      ({ groups }) => groups[1],
    ),
  );
  const brought = new Set(
    matches(bare, /\buse\s+[\w:]+::\{?([^;]{0,2000});/g, lineOf).flatMap(
      ({ groups }) => groups[1]?.match(/\w+/g) ?? [],
    ),
  );
  const modules = matches(bare, /\bmod\s+(\w+)\s*;/g, lineOf).map(({ line, groups }) => ({
    name: `mod ${groups[1]}`,
    line,
  }));
  const used = matches(bare, /\b(?:use\s+(?:::)?|extern\s+crate\s+)([a-z_]\w*)/g, lineOf);
  const paths = matches(bare, /(?<![\w:>.$)])([a-z_]\w*)(?=::[\w<{])/g, lineOf).filter(
    ({ groups }) => !brought.has(groups[1] ?? ""),
  );
  const first = new Map<string, Import>();
  for (const { line, groups } of [...used, ...paths]) {
    const name = groups[1] ?? "";
    if (!declared.has(name) && !/^(?:crate|self|super|mut|ref|dyn|in)$/.test(name) && !first.has(name))
      first.set(name, { name, line });
  }
  return [...modules, ...first.values()];
}
