import type { CodePlan, File } from "./project.ts";
import { standardText } from "./standard.ts";

/** The written files and those that are the same in every project, in the order of the plan. */
export function assembled(plan: CodePlan, files: readonly (File | null)[]): File[] {
  const written = new Map(files.flatMap((each) => (each ? [[each.path, each] as const] : [])));
  return plan.files.flatMap((planned, at): File[] => {
    const there = written.get(planned.path);
    if (there) return [there];
    const text = standardText(planned, plan);
    return text === undefined ? [] : [{ id: `f${at + 1}`, kind: "file", path: planned.path, text }];
  });
}
