import { leaksMasked } from "../../../checks/project/leaks.ts";
import type { Task } from "../../../models/types.ts";
import type { Subject } from "../../blog/brief.ts";
import { assignment } from "../../blog/prompts/assignment.ts";
import { data } from "../../blog/prompts/data.ts";
import { type CodePlan, type File, type Tier, tiers } from "../project.ts";

/** The models that write a project of this tier; after a failed round those of the next one. */
export function writersOf(tier: Tier, failedRounds = 0): Task {
  const at = Math.min(tiers.length - 1, tiers.indexOf(tier) + failedRounds);
  return `code.${tiers[at] ?? tier}`;
}

/** What every writer of a project reads first, word for word the same, so that providers can cache it. */
export function sharedPlan(brief: Subject, plan: CodePlan): string {
  return `${assignment(brief)}\n\n${data("plan", planText(plan))}`;
}

/** The plan as those read it who write, judge and mend. */
export function planText(plan: CodePlan): string {
  const { title, name, description, outputType, language, architecture, approach } = plan;
  return JSON.stringify(
    {
      ...{ title, name, description, outputType, language, architecture, approach },
      features: plan.features,
      dependencies: plan.dependencies,
      commands: plan.commands,
      files: plan.files.map(({ path, purpose, exports, dependsOn }) => ({ path, purpose, exports, dependsOn })),
    },
    null,
    1,
  );
}

/** A file as data, by its path. Keys that it shows are blanked: a key reaches no prompt. (P8) */
export function fileText({ path, text }: Pick<File, "path" | "text">): string {
  return data("file", leaksMasked(text)).replace("<file>", `<file path=${JSON.stringify(path)}>`);
}

/** The same with numbered lines. */
export const numberedText = ({ path, text }: Pick<File, "path" | "text">): string =>
  fileText({
    path,
    text: text
      .replace(/\n$/, "")
      .split("\n")
      .map((line, at) => `${at + 1}| ${line}`)
      .join("\n"),
  });
