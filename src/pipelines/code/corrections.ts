import type { ProjectFinding } from "../../checks/project/finding.ts";
import { codeItems } from "./items.ts";
import type { CodePlan, CodeScores, File } from "./project.ts";
import type { CodeCorrection } from "./prompts/fix.ts";
import { type CodeReviewAnswer, findingLine } from "./prompts/review.ts";
import { isError } from "./score.ts";

/** Most corrections that are worked on in one round. */
const most = 16;

/** What a finding asks for; rules that are not here are told by their name and parameters. */
const instructions: Readonly<Record<string, string>> = {
  "file.missing": "Write the planned file, as a rewrite with its whole text.",
  "file.empty": "Write the file as it was planned.",
  "file.fence": "Give the file's text without a fence around it.",
  "interface.missing": "Define the planned name exactly as the plan has it.",
  "feature.missing": "Write what the plan says this file does for the feature.",
  syntax: "Mend the syntax so that the file can be read.",
  notebook: "Give the whole notebook as valid JSON of nbformat 4.",
  "import.missing": "Import what is there: correct the path or the name, or do without it.",
  "import.undeclared": "Do without it, using the standard library or what the manifest has.",
  "dependency.unused": "Remove it from the manifest.",
  "dependency.unknown": "Remove it: no such package can be had. Do without it, here and where it is imported.",
  "dependency.version": "Give a bound within which there are versions, or none.",
  "dependency.new": "Do without it, here and where it is imported: it is too young to be trusted.",
  "manifest.unreadable": "Write the manifest anew, in its format.",
  "readme.file": "Name only files that are there.",
  "readme.command": "Give a command that works in this project, or remove it.",
  secret: "Remove the key or password; read it from the environment.",
  "danger.sql": "Pass the value as a parameter of the query.",
  "danger.shell": "Run the program with a list of arguments and without a shell.",
  "danger.eval": "Do it without running text as code.",
  "danger.tls": "Verify certificates.",
  "body.empty": "Write what the function is there for, or remove it.",
  "body.unfinished": "Finish it.",
};

/** What the next round has to mend: failed checks first, then what the reviewer named, each in a file that is or should be there. */
export function codeCorrections(
  plan: CodePlan,
  parts: readonly File[],
  { findings, evidence }: Pick<CodeScores, "findings" | "evidence">,
  fixes: CodeReviewAnswer["fixes"],
): CodeCorrection[] {
  const paths = new Set(parts.map(({ path }) => path));
  const planned = new Set(plan.files.map(({ path }) => path));
  const checks = findings
    .filter(isError)
    .flatMap((finding) => [...fromFinding(finding, plan, paths), ...whereImported(finding, parts)]);
  const reviewed = fixes
    .filter(({ file }) => paths.has(file))
    .map(({ file, line, problem, instruction }) => ({ file, line: line > 0 ? line : null, problem, instruction }));
  const warnings = findings
    .filter(({ rule, severity }) => severity === "warning" && rule === "dependency.unused")
    .flatMap((finding) => fromFinding(finding, plan, paths));
  const all = [...checks, ...reviewed];
  const wanted = all.length > 0 ? [...all, ...warnings] : fromItems(evidence, plan, paths);
  return wanted.filter(({ file }) => paths.has(file) || planned.has(file)).slice(0, most);
}

function fromFinding(finding: ProjectFinding, plan: CodePlan, paths: ReadonlySet<string>): CodeCorrection[] {
  const { rule, file, line } = finding;
  const instruction = instructions[rule] ?? "Mend what the check found.";
  const problem = findingLine(finding);
  if (file !== null) return [{ file, line, problem, instruction }];
  const feature = plan.features.find(({ name }) => rule === "feature.missing" && name === finding.params.name);
  const readme = [...paths].find((path) => /^readme\.md$/i.test(path)) ?? "README.md";
  const files = feature?.files ?? (rule === "readme.missing" ? [readme] : []);
  return files.map((path) => ({ file: path, line: null, problem, instruction }));
}

/** A package that cannot be had is named by a manifest, and imported by others: those are concerned as well. */
function whereImported(finding: ProjectFinding, parts: readonly File[]): CodeCorrection[] {
  const { rule, file, params } = finding;
  const name = String(params.name ?? "");
  if (!/^dependency\.(?:unknown|new)$/.test(rule) || name === "") return [];
  const spellings = [name, name.replaceAll("-", "_")];
  const problem = findingLine(finding);
  return parts
    .filter(({ path, text }) => path !== file && spellings.some((each) => text.includes(each)))
    .map(({ path }) => ({ file: path, line: null, problem, instruction: instructions[rule] ?? "" }));
}

/** A reviewer who said no and named no file means the files that the plan is about. */
function fromItems(evidence: CodeScores["evidence"], plan: CodePlan, paths: ReadonlySet<string>): CodeCorrection[] {
  const failed = codeItems.filter((item) => evidence.some((found) => found.item === item.id && !found.yes));
  const files = plan.features
    .flatMap(({ files: each }) => each)
    .filter((path, at, all) => paths.has(path) && all.indexOf(path) === at);
  if (failed.length === 0) return [];
  const instruction = `Where this file can help, make these true: ${failed.map(({ question }) => question).join(" ")}`;
  return files
    .slice(0, 4)
    .map((file) => ({ file, line: null, problem: "A reviewer found these missing.", instruction }));
}

/** What was wrong with a version, for those who write it anew. */
export function feedbackOf(
  scores: Pick<CodeScores, "findings" | "evidence">,
  fixes: CodeReviewAnswer["fixes"],
): string {
  const failed = codeItems.filter((item) => scores.evidence.some((found) => found.item === item.id && !found.yes));
  return [
    "An earlier version of this project was not good enough. Do not repeat what was wrong with it:",
    ...scores.findings.filter(isError).slice(0, 20).map(findingLine),
    ...fixes.slice(0, 10).map(({ file, problem, instruction }) => `${file}: ${problem} ${instruction}`),
    ...failed.map(({ question }) => `A reviewer said no: ${question}`),
  ].join("\n");
}
