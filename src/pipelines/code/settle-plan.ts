import { found, type ProjectFinding } from "../../checks/project/finding.ts";
import { manifestNames } from "../../checks/project/manifest.ts";
import { nameOf, sameFile } from "../../checks/project/paths.ts";
import { planMaxFiles, validatePlan } from "../../checks/project/validate-plan.ts";
import type { Subject } from "../blog/brief.ts";
import { shorten } from "../blog/shorten.ts";
import { slugOf } from "../blog/slug.ts";
import type { CodePlan, PlannedFile } from "./project.ts";
import type { CodePlanDraft } from "./prompts/plan.ts";
import { isStandard } from "./standard.ts";

/** Limits of a plan; lengths in characters. */
export const planLimits = {
  ...{ title: 90, description: 400, approach: 2_000, purpose: 400, export: 240, command: 200, name: 50 },
  ...{ exports: 30, features: 12, dependencies: 25, commands: 12, lines: 600 },
};

/**
 * What the model drafted, made to hold: files that cannot be are dropped, cycles are cut, what every project has is
 * added, and each of that is a note. `validatePlan` finds no error in the result.
 */
export function settleCodePlan(draft: CodePlanDraft, brief: Pick<Subject, "idea" | "title" | "description">): CodePlan {
  const notes: ProjectFinding[] = [];
  const manifest = manifestFor(draft);
  const kept = keptFiles(draft, notes);
  const files = acyclic(withEssentials(kept, manifest), notes);
  const paths = new Map(files.map(({ path }) => [sameFile(path), path]));
  const line = (text: string, limit: number) => shorten(text, limit);
  const settled: CodePlan = {
    title: line(draft.title, planLimits.title) || line(brief.title, planLimits.title) || "Project",
    description: line(draft.description, planLimits.description) || line(brief.description, planLimits.description),
    name: nameFor(draft.name, draft.title, brief.title),
    outputType: draft.language === "python" || draft.outputType !== "notebook" ? draft.outputType : "cli",
    language: draft.language,
    architecture: draft.architecture,
    tier: draft.tier,
    approach: line(draft.approach, planLimits.approach),
    files,
    features: draft.features.slice(0, planLimits.features).flatMap(({ name, files: named }) => {
      const there = named.flatMap((path) => paths.get(sameFile(path)) ?? []);
      return name.trim() === "" || there.length === 0 ? [] : [{ name: line(name, 160), files: [...new Set(there)] }];
    }),
    dependencies: draft.dependencies
      .filter(({ name }) => name.trim() !== "")
      .slice(0, planLimits.dependencies)
      .map(({ name, version, reason }) => ({
        name: name.trim(),
        ...(version !== null && version.trim() !== "" && { version: version.trim() }),
        reason: line(reason, 200),
      })),
    commands: draft.commands.slice(0, planLimits.commands).map((command) => line(command, planLimits.command)),
    notes: [],
  };
  return { ...settled, notes };
}

const manifestFor = ({ language, outputType }: CodePlanDraft): string =>
  language === "python" && outputType === "notebook" ? "requirements.txt" : (manifestNames[language][0] ?? "");

/** Lower-case Latin words with hyphens, which every registry takes. */
export function nameFor(...candidates: string[]): string {
  const slug = slugOf(...candidates)
    .replace(/[^a-z0-9-]+/g, "")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, planLimits.name)
    .replace(/-+$/, "");
  return slug === "" ? "project" : slug;
}

/** The files that can be: each path once, safe, of text, and no more than there may be. */
function keptFiles({ files, language }: CodePlanDraft, notes: ProjectFinding[]): PlannedFile[] {
  const seen = new Set<string>();
  const possible = files.flatMap((file): PlannedFile[] => {
    const path = file.path.trim().replace(/^(?:\.\/)+/, "");
    const alone = { language, files: [{ path, purpose: "", exports: [], dependsOn: [] }], features: [] };
    const wrong = validatePlan({ ...alone, dependencies: [], commands: [] }).find(
      ({ rule }) => rule.startsWith("path.") || rule === "plan.path",
    );
    const twice = seen.has(sameFile(path));
    if (wrong || twice) {
      notes.push(
        wrong ? { ...wrong, severity: "warning", file: null } : note("path.duplicate", { path: shorten(path, 100) }),
      );
      return [];
    }
    seen.add(sameFile(path));
    return [
      {
        path,
        purpose: shorten(file.purpose, planLimits.purpose),
        exports: file.exports.slice(0, planLimits.exports).map((each) => shorten(each, planLimits.export)),
        dependsOn: file.dependsOn.map((each) => each.trim().replace(/^(?:\.\/)+/, "")),
        lines: Number.isFinite(file.lines) ? Math.min(planLimits.lines, Math.max(5, Math.round(file.lines))) : 80,
      },
    ];
  });
  // room for what every project has
  const most = planMaxFiles - essentials.length - 1;
  if (possible.length > most + essentials.length + 1)
    notes.push(note("plan.many", { files: possible.length, max: planMaxFiles }));
  return possible.length <= planMaxFiles ? possible.slice(0, planMaxFiles) : shortlisted(possible, most);
}

/** Of too many files those that the others need most, and what every project has. */
function shortlisted(files: readonly PlannedFile[], most: number): PlannedFile[] {
  const needed = new Map<string, number>();
  for (const { dependsOn } of files) for (const path of dependsOn) needed.set(path, (needed.get(path) ?? 0) + 1);
  const always = (path: string) => essentials.includes(path) || Object.values(manifestNames).flat().includes(path);
  const ranked = files
    .map((file, at) => ({
      file,
      at,
      rank: always(file.path) ? Number.POSITIVE_INFINITY : (needed.get(file.path) ?? 0),
    }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .slice(0, most);
  return ranked.sort((a, b) => a.at - b.at).map(({ file }) => file);
}

/** What every project has, beside its manifest. */
const essentials = ["README.md", "LICENSE", ".gitignore"];

function withEssentials(files: readonly PlannedFile[], manifest: string): PlannedFile[] {
  const there = new Set(files.map(({ path }) => sameFile(path)));
  const names = new Set(files.map(({ path }) => nameOf(path)));
  const every = (path: string) => files.map((file) => file.path).filter((each) => each !== path && !isStandard(each));
  const blank = { exports: [], lines: 40 };
  const accepted = Object.values(manifestNames).find((all) => all[0] === manifest || all.includes(manifest)) ?? [];
  return [
    ...files.map((file) =>
      sameFile(file.path) === "readme.md" && file.dependsOn.length === 0
        ? { ...file, dependsOn: every(file.path) }
        : file,
    ),
    ...(accepted.some((name) => names.has(name))
      ? []
      : [{ ...blank, path: manifest, purpose: "The manifest: name, version, dependencies, scripts.", dependsOn: [] }]),
    ...(there.has("readme.md")
      ? []
      : [{ ...blank, path: "README.md", purpose: "What it is and how to use it.", dependsOn: every("README.md") }]),
    ...(there.has("license") || there.has("license.md") || there.has("license.txt")
      ? []
      : [{ ...blank, path: "LICENSE", purpose: "The licence.", dependsOn: [] }]),
    ...(there.has(".gitignore")
      ? []
      : [{ ...blank, path: ".gitignore", purpose: "What git leaves out.", dependsOn: [] }]),
  ];
}

/** Needs of files that are not there are dropped; where files wait for each other, the later one stops waiting. */
function acyclic(files: readonly PlannedFile[], notes: ProjectFinding[]): PlannedFile[] {
  const known = new Map(files.map(({ path }) => [sameFile(path), path]));
  const needs = new Map<string, string[]>();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (needs.get(from) ?? []).some((next) => reaches(next, to, seen));
  };
  return files.map((file) => {
    const dependsOn: string[] = [];
    for (const need of new Set(file.dependsOn.flatMap((path) => known.get(sameFile(path)) ?? []))) {
      if (need === file.path) continue;
      needs.set(file.path, dependsOn);
      if (reaches(need, file.path)) notes.push(note("plan.cycle", { cycle: `${file.path} → ${need} → ${file.path}` }));
      else dependsOn.push(need);
    }
    needs.set(file.path, dependsOn);
    return { ...file, dependsOn };
  });
}

const note = (rule: "path.duplicate" | "plan.many" | "plan.cycle", params: ProjectFinding["params"]): ProjectFinding =>
  found(null, { rule, severity: "warning", line: null, params });
