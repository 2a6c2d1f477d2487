import { pathFault, sameFile } from "../../../checks/project/paths.ts";
import { planMaxFiles, validatePlan } from "../../../checks/project/validate-plan.ts";
import { withoutSecrets } from "../../../checks/secrets.ts";
import { shorten } from "../../blog/shorten.ts";
import { applyFixes, type EditedProject } from "../edits.ts";
import type { CodePlan, CodeProject, File } from "../project.ts";
import type { ProjectEditAnswer } from "../prompts/edit.ts";
import { nameFor, planLimits } from "../settle-plan.ts";

/** A project after its edits. Files that no edit named are the same objects. */
export interface AppliedProject {
  content: CodeProject;
  /** Paths of files that were changed, added or moved. */
  touched: string[];
  ignored: EditedProject["ignored"];
}

/** Makes an editor's answer come true, as far as it fits the project. What would leave no file at all changes nothing. */
export function applyProjectAnswer(project: CodeProject, answer: ProjectEditAnswer): AppliedProject {
  const moved = moveFiles(project.parts, answer.moves);
  const gone = new Set(answer.deletes.map(sameFile));
  const left = moved.parts.filter(({ path }) => !gone.has(sameFile(path)));
  if (left.length === 0) return { content: project, touched: [], ignored: [] };
  const paths = new Set(left.map(({ path }) => path));
  const room = planMaxFiles - left.length;
  const fresh = answer.rewrites
    .map(({ file }) => file)
    .filter((path) => ![...paths].some((each) => sameFile(each) === sameFile(path)) && canBe(path, project.plan))
    .slice(0, Math.max(0, room));
  const edited = applyFixes(left, answer, paths, new Set(fresh));
  const plan = planAfter(project.plan, edited.parts, moved.to, answer);
  const title = shorten(withoutSecrets(answer.title ?? ""), planLimits.title) || project.title;
  const content: CodeProject = { ...project, title, slug: plan.name, plan: { ...plan, title }, parts: edited.parts };
  const there = new Set(edited.parts.map(({ path }) => path));
  const touched = [...new Set([...moved.to.values(), ...edited.changed])].filter((path) => there.has(path));
  return { content, touched, ignored: edited.ignored };
}

/** Whether a new file of this path could have been planned. */
function canBe(path: string, plan: CodePlan): boolean {
  const alone = { ...plan, files: [{ path, purpose: "", exports: [], dependsOn: [] }], features: [] };
  return pathFault(path) === undefined && !validatePlan(alone).some(({ rule }) => rule === "plan.path");
}

/** Files under their new paths, where those are free and can be. `to`: from each old path to its new one. */
function moveFiles(
  before: readonly File[],
  moves: ProjectEditAnswer["moves"],
): { parts: File[]; to: Map<string, string> } {
  const to = new Map<string, string>();
  let parts = [...before];
  for (const { from, to: path } of moves) {
    const part = parts.find((each) => each.path === from);
    const taken = parts.some((each) => each !== part && sameFile(each.path) === sameFile(path));
    if (!part || taken || from === path || pathFault(path) !== undefined) continue;
    parts = parts.map((each) => (each === part ? { ...part, path } : each));
    to.set(from, path);
  }
  return { parts, to };
}

/** The plan that the project could have been written from now. */
function planAfter(
  plan: CodePlan,
  parts: readonly File[],
  moved: ReadonlyMap<string, string>,
  answer: ProjectEditAnswer,
): CodePlan {
  const there = new Set(parts.map(({ path }) => path));
  const now = (path: string) => moved.get(path) ?? path;
  const changed = new Set([...answer.edits, ...answer.rewrites].map(({ file }) => file));
  const kept = plan.files
    .map((file) => ({
      ...file,
      path: now(file.path),
      dependsOn: file.dependsOn.map(now).filter((path) => there.has(path)),
      // what a changed file offers is what it now defines
      exports: changed.has(now(file.path)) ? [] : file.exports,
    }))
    .filter(({ path }) => there.has(path));
  const known = new Set(kept.map(({ path }) => path));
  const added = parts
    .filter(({ path }) => !known.has(path))
    .map(({ path, text }) => ({ path, purpose: "", exports: [], dependsOn: [], lines: text.split("\n").length }));
  const removed = new Set(answer.removeDependencies.map((name) => name.toLowerCase()));
  const names = new Set(answer.addDependencies.map(({ name }) => name.toLowerCase()));
  return {
    ...plan,
    name: answer.name === null ? plan.name : nameFor(answer.name, plan.name),
    files: [...kept, ...added],
    features: plan.features
      .map(({ name, files }) => ({ name, files: files.map(now).filter((path) => there.has(path)) }))
      .filter(({ files }) => files.length > 0),
    dependencies: [
      ...plan.dependencies.filter(({ name }) => !removed.has(name.toLowerCase()) && !names.has(name.toLowerCase())),
      ...answer.addDependencies.map(({ name, version, reason }) => ({
        name,
        ...(version !== null && { version }),
        reason: shorten(reason, 200),
      })),
    ].slice(0, planLimits.dependencies),
    notes: [],
  };
}
