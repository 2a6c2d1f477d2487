import { found, type ProjectFinding } from "./finding.ts";
import { sameFile } from "./paths.ts";
import type { Project } from "./project.ts";

/** What was planned and is not there: files, the names that they export, the files of each feature. */
export function plannedFindings({ plan, parts }: Project): ProjectFinding[] {
  const texts = new Map(parts.map(({ path, text }) => [sameFile(path), text]));
  const delivered = (path: string) => (texts.get(sameFile(path)) ?? "").trim() !== "";
  return [
    ...plan.files
      .filter(({ path }) => !texts.has(sameFile(path)))
      .map(({ path }) => found(path, { rule: "file.missing", line: null, params: { path } })),
    ...plan.files.flatMap(({ path, exports }) => {
      const text = texts.get(sameFile(path));
      const names = text === undefined ? [] : exports.map(nameIn).filter((name) => name !== "" && !holds(text, name));
      return names.map((name) => found(path, { rule: "interface.missing", line: null, params: { name } }));
    }),
    ...plan.features
      .filter(({ files }) => files.length === 0 || !files.every(delivered))
      .map(({ name }) => found(null, { rule: "feature.missing", line: null, params: { name } })),
  ];
}

/** The name of a planned interface, which may come with its parameters: `score(text: str) -> float`. */
function nameIn(planned: string): string {
  const words =
    /^\s*(?:(?:export|default|async|pub|const|let|def|class|function|func|fn|type|interface|struct|enum)\s+)*(?:\w+\.)*([A-Za-z_$][\w$]*)/;
  return words.exec(planned)?.[1] ?? "";
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\w$]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + name.length))) return true;
  return false;
}
