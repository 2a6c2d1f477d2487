import { z } from "zod";
import { autofix } from "../../checks/project/autofix.ts";
import { checkProject } from "../../checks/project/check.ts";
import type { ProjectFinding } from "../../checks/project/finding.ts";
import { projectFinding } from "../../checks/project/finding.ts";
import type { CheckParts } from "../../checks/project/read.ts";
import type { LookUp } from "../../checks/registry/look-up.ts";
import { author } from "../blog/author.ts";
import { type CodePlan, type File, file } from "./project.ts";

/** What the checks of a project are handed: what reads Python, and what asks the registries. Both may be absent. */
export interface CodeCheckParts extends CheckParts {
  lookUp?: LookUp;
}

/** Loads what the checks of a project are handed by the entry, when it is first needed: ruff is 10 MB of WebAssembly. */
export type CodeChecks = () => Promise<CodeCheckParts>;

/** A version of the project in the making, what the checks found in it, and who wrote it last. */
export const codeDraft = z.object({
  parts: z.array(file),
  findings: z.array(projectFinding),
  writer: author.nullable(),
});
export type CodeDraft = z.infer<typeof codeDraft>;

/** A project after the free mends, what they mended, and what the checks find in the rest. */
export function checkedProject(
  plan: CodePlan,
  parts: readonly File[],
  checks: CheckParts,
): { parts: File[]; fixed: ProjectFinding[]; findings: ProjectFinding[] } {
  const { project, fixed } = autofix({ plan, parts });
  return { parts: [...project.parts], fixed, findings: [...plan.notes, ...checkProject(project, checks)] };
}
