import { dependencyFindings, resolveDependencies } from "./dependencies.ts";
import { fenceFault } from "./fences.ts";
import { type Fault, found, type ProjectFinding } from "./finding.ts";
import type { Import } from "./languages/facts.ts";
import { leaks } from "./leaks.ts";
import { manifestNames } from "./manifest.ts";
import { duplicates, nameOf, pathFault } from "./paths.ts";
import { plannedFindings } from "./planned.ts";
import type { Project, ProjectFile } from "./project.ts";
import { type CheckParts, languageOf, readFile } from "./read.ts";
import { readmeFaults } from "./readme.ts";
import { unfinishedComments } from "./unfinished.ts";

/** Longest file that is read, in characters; nobody keeps more in one file of source. */
export const fileMaxCharacters = 256 * 1024;

/** Everything that is wrong with a project and can be seen without a model. Pure; the same project finds the same. */
export function checkProject(project: Project, parts: CheckParts = {}): ProjectFinding[] {
  const importsOf = new Map<string, Import[]>();
  const findings = [...pathFindings(project.parts), ...plannedFindings(project)];
  for (const part of project.parts) {
    const { faults, imports } = checkFile(part, parts);
    findings.push(...faults.map((fault) => found(part.path, fault)));
    importsOf.set(part.path, imports);
  }
  // what a file imports that cannot be read, nobody knows
  const unread = findings.some(({ rule }) => /^(?:syntax|file\.fence|file\.large)/.test(rule));
  const dependencies = dependencyFindings(project.plan.language, resolveDependencies(project, importsOf));
  findings.push(...dependencies.filter(({ rule }) => !unread || rule !== "dependency.unused"));
  findings.push(...manifestFindings(project), ...readmeFindings(project.parts));
  return findings;
}

/** What is wrong with one file by itself, and what it imports. */
export function checkFile({ path, text }: ProjectFile, parts: CheckParts = {}): { faults: Fault[]; imports: Import[] } {
  const faults: Fault[] = leaks(text);
  if (text.length > fileMaxCharacters)
    return {
      faults: [
        ...faults,
        { rule: "file.large", line: null, params: { characters: text.length, max: fileMaxCharacters } },
      ],
      imports: [],
    };
  const fence = fenceFault(path, text);
  // what is wrapped is no program, whatever a parser makes of it
  if (fence) return { faults: [...faults, fence], imports: [] };
  const read = readFile(path, text, parts);
  const code = !/^(?:json|markdown|notebook|other)$/.test(languageOf(path));
  if (text.trim() === "") faults.push(...(mayBeEmpty.test(path) ? [] : [{ rule: "file.empty" as const, line: null }]));
  else if (!text.endsWith("\n")) faults.push({ rule: "file.newline", severity: "warning", line: null });
  const env = /^\.env/.test(nameOf(path)) && /^\s*NODE_TLS_REJECT_UNAUTHORIZED\s*=\s*["']?0/m.test(text);
  if (env) faults.push({ rule: "danger.tls", line: null });
  return { faults: [...faults, ...read.faults, ...(code ? unfinishedComments(text) : [])], imports: read.imports };
}

/** Files that say what they are by being there. */
const mayBeEmpty = /(?:^|\/)(?:__init__\.py|py\.typed|\.gitkeep|\.keep|\.nojekyll)$/;

function pathFindings(parts: readonly ProjectFile[]): ProjectFinding[] {
  const paths = parts.map(({ path }) => path);
  return [
    ...paths.flatMap((path) => {
      const fault = pathFault(path);
      return fault ? [found(path, fault)] : [];
    }),
    ...duplicates(paths).map((path) => found(path, { rule: "path.duplicate", line: null, params: { path } })),
  ];
}

function manifestFindings({ plan, parts }: Project): ProjectFinding[] {
  const names = manifestNames[plan.language];
  const there = parts.some(({ path }) => names.includes(nameOf(path)));
  return there ? [] : [found(null, { rule: "manifest.missing", line: null, params: { manifest: names[0] ?? "" } })];
}

function readmeFindings(parts: readonly ProjectFile[]): ProjectFinding[] {
  const readme = parts.find(({ path }) => /^readme\.(?:md|markdown)$/i.test(path));
  if (!readme) return [found(null, { rule: "readme.missing", line: null })];
  if (readme.text.length > fileMaxCharacters) return [];
  return readmeFaults(readme, parts).map((fault) => found(readme.path, fault));
}
