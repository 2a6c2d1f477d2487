import { found, type ProjectFinding } from "./finding.ts";
import { manifestNames } from "./manifest.ts";
import { duplicates, nameOf, pathFault, sameFile } from "./paths.ts";
import type { ProjectPlan } from "./project.ts";
import { languageOf } from "./read.ts";

/** Most files of a project. */
export const planMaxFiles = 60;

/** What is wrong with a plan before anything is written: paths, the graph of its files, its manifest, its features. */
export function validatePlan(plan: ProjectPlan): ProjectFinding[] {
  const paths = plan.files.map(({ path }) => path);
  const known = new Set(paths);
  const findings: ProjectFinding[] = [];
  if (paths.length > planMaxFiles)
    findings.push(found(null, { rule: "plan.many", line: null, params: { files: paths.length, max: planMaxFiles } }));
  for (const path of paths) {
    const fault = pathFault(path);
    if (fault) findings.push(found(path, fault));
    if (binary.test(path)) findings.push(found(path, { rule: "plan.path", line: null, params: { path } }));
  }
  for (const path of duplicates(paths))
    findings.push(found(path, { rule: "path.duplicate", line: null, params: { path } }));
  for (const { path, dependsOn } of plan.files)
    for (const name of dependsOn)
      if (!known.has(name)) findings.push(found(path, { rule: "plan.depends", line: null, params: { path, name } }));
  for (const cycle of cycles(plan))
    findings.push(found(cycle[0] ?? null, { rule: "plan.cycle", line: null, params: { cycle: cycle.join(" → ") } }));
  if (!paths.some((path) => manifestNames[plan.language].includes(nameOf(path))))
    findings.push(
      found(null, { rule: "plan.manifest", line: null, params: { manifest: manifestNames[plan.language][0] ?? "" } }),
    );
  for (const path of orphans(plan))
    findings.push(found(path, { rule: "plan.orphan", severity: "warning", line: null, params: { path } }));
  for (const { name, files } of plan.features)
    if (files.length === 0 || files.some((path) => !known.has(path)))
      findings.push(found(null, { rule: "plan.feature", line: null, params: { name } }));
  return findings;
}

/** A model writes text. */
const binary =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|pdf|zip|gz|tar|7z|exe|dll|so|dylib|bin|wasm|woff2?|ttf|otf|mp[34]|wav|ogg|avi|mov|sqlite3?|db|pyc|class|jar|pkl|pt|onnx|h5|parquet|xlsx?|docx?)$/i;

/** One cycle for each knot: files that wait for each other, so that neither could be written first. */
function cycles({ files }: ProjectPlan): string[][] {
  const needs = new Map(files.map(({ path, dependsOn }) => [path, dependsOn]));
  const done = new Set<string>();
  const found: string[][] = [];
  for (const start of needs.keys()) {
    const trail: string[] = [];
    const stack = [{ path: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (!top) break;
      if (top.next === 0) trail.push(top.path);
      const need = done.has(top.path) ? undefined : needs.get(top.path)?.[top.next++];
      if (need === undefined) {
        done.add(top.path);
        trail.pop();
        stack.pop();
      } else if (trail.includes(need)) found.push([...trail.slice(trail.indexOf(need)), need]);
      else if (!done.has(need) && needs.has(need)) stack.push({ path: need, next: 0 });
    }
  }
  return found;
}

/** Files of code that no file depends on, no feature names, and no tool finds by its name. */
function orphans(plan: ProjectPlan): string[] {
  const owned = new Set(
    [...plan.files.flatMap(({ dependsOn }) => dependsOn), ...plan.features.flatMap(({ files }) => files)].map(sameFile),
  );
  const commands = plan.commands.join("\n");
  return plan.files
    .map(({ path }) => path)
    .filter((path) => /^(?:python|javascript|typescript|rust|go)$/.test(languageOf(path)))
    .filter((path) => !owned.has(sameFile(path)) && !foundByName.test(path) && !commands.includes(path));
}

const foundByName =
  /(?:^|\/)(?:tests?|__tests__|benches|examples|migrations|scripts)\/|(?:^|\/)(?:test_\w+|\w+_test|conftest|setup|__init__|__main__|main|lib|mod|index|app|cli|server|build|manage)\.\w+$|\.(?:test|spec|config|d)\.\w+$|\.config\.\w+$/;
