import { inert } from "../../checks/inert.ts";
import { sameFile } from "../../checks/project/paths.ts";
import type { CodePlan } from "./project.ts";
import type { ReadmeAnswer } from "./prompts/readme.ts";

/** A README laid out: title, what it is, install, run, examples, tests, structure, licence. Empty parts are left out. */
export function readmeText(answer: ReadmeAnswer, plan: Pick<CodePlan, "title" | "files">): string {
  const paths = new Map(plan.files.map(({ path }) => [sameFile(path), path]));
  const structure = answer.structure.flatMap(({ path, what }) => {
    const there = paths.get(sameFile(path.replace(/^\.\//, "")));
    return there === undefined ? [] : [`- [\`${there}\`](${encodeURI(there)}): ${oneLine(what)}`];
  });
  const examples = answer.examples.flatMap(({ title, language, code }) =>
    code.trim() === "" ? [] : [`${oneLine(title)}\n\n${fenced(code, language.replace(/[^\w+#-]/g, ""))}`],
  );
  const licence = plan.files.find(({ path }) => /^LICEN[CS]E/i.test(path))?.path ?? "LICENSE";
  const parts: [heading: string, text: string][] = [
    ["Install", commands(answer.install)],
    ["Run", commands(answer.run)],
    ["Examples", examples.join("\n\n")],
    ["Tests", commands(answer.test)],
    ["Structure", structure.join("\n")],
    ["Notes", inert((answer.notes ?? "").trim())],
    ["Licence", `MIT, see [${licence}](${licence}).`],
  ];
  const sections = parts.filter(([, text]) => text !== "").map(([heading, text]) => `## ${heading}\n\n${text}`);
  return `${[`# ${oneLine(plan.title)}`, inert(answer.what.trim()), ...sections].join("\n\n")}\n`;
}

const commands = (lines: readonly string[]): string => {
  const written = lines.map((line) => line.trim()).filter((line) => line !== "");
  return written.length === 0 ? "" : fenced(written.join("\n"), "sh");
};

/** A fence that nothing inside it closes. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\s+$/, "")}\n${fence}`;
}

const oneLine = (text: string): string => inert(text.replace(/\s+/g, " ").trim());
