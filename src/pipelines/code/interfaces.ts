import { withoutComments } from "../../checks/project/comments.ts";
import { languageOf } from "../../checks/project/read.ts";
import type { File } from "./project.ts";

/** Files up to this long are shown whole, in characters. */
const wholeUpTo = 2_500;

/** Longest interface that is shown of a file, in characters. */
const interfaceMax = 4_000;

/**
 * What another file has to know of a written one: all of a short file, else the lines that declare something, in order.
 * Data files are shown from their beginning.
 */
export function interfaceOf({ path, text }: Pick<File, "path" | "text">): string {
  if (text.length <= wholeUpTo) return text;
  const declares = declarations[languageOf(path)];
  if (declares === undefined) return `${text.slice(0, wholeUpTo)}\n…`;
  const lines = withoutComments(path, text)
    .split("\n")
    .filter((line) => declares.test(line))
    .map((line) => line.trimEnd());
  const found = lines.join("\n");
  return found.length <= interfaceMax ? found : `${found.slice(0, interfaceMax)}\n…`;
}

const script =
  /^\s{0,4}(?:export\s|(?:async\s+)?function\s|class\s|interface\s|type\s|(?:static\s|async\s|get\s|set\s|readonly\s)*\w+\([^)]*\)[^;]*\{\s*$)|^(?:const|let)\s|^module\.exports/;

const declarations: Readonly<Partial<Record<string, RegExp>>> = {
  python: /^\s*(?:async\s+)?def\s|^\s*class\s|^\s*@\w|^[A-Za-z_]\w*\s*(?::[^=]+)?=|^\s{4}\w+:\s/,
  javascript: script,
  typescript: script,
  rust: /^\s*(?:pub\b|impl\b|trait\b|struct\b|enum\b|fn\s|type\s|const\s|#\[derive)/,
  go: /^(?:package|func|type|const|var)\b|^\t[A-Z]\w*\s+\S/,
};
