import type { CheckParts } from "../../../../src/checks/project/read.ts";
import { demoCells, demoFile, demoReadme } from "../../../../src/models/demo/project/file.ts";
import { demoCodePlan } from "../../../../src/models/demo/project/plan.ts";
import { checkedProject } from "../../../../src/pipelines/code/checks.ts";
import { notebookText } from "../../../../src/pipelines/code/notebook.ts";
import type { CodePlan, File } from "../../../../src/pipelines/code/project.ts";
import { codePlanDraft } from "../../../../src/pipelines/code/prompts/plan.ts";
import { readmeText } from "../../../../src/pipelines/code/readme.ts";
import { settleCodePlan } from "../../../../src/pipelines/code/settle-plan.ts";
import { standardText } from "../../../../src/pipelines/code/standard.ts";
import { factsOf } from "../written.ts";

/** The project that the demo model makes of an idea, through the pipeline's own rules but without its engine. */
export function writtenProject(idea: string, checks: CheckParts = {}) {
  const facts = factsOf(idea);
  const draft = codePlanDraft.parse(demoCodePlan(facts, true));
  const plan = settleCodePlan(draft, { idea, title: idea, description: idea });
  const parts = plan.files.map((file, at): File => {
    const text = standardText(file, plan) ?? textOf(file.path, plan);
    return { id: `f${at + 1}`, kind: "file", path: file.path, text };
  });
  return { draft, plan, ...checkedProject(plan, parts, checks) };

  function textOf(path: string, plan: CodePlan): string {
    if (path === "README.md") return readmeText(demoReadme(facts, plan), plan);
    if (path.endsWith(".ipynb")) return notebookText(demoCells(facts, plan));
    return demoFile(facts, plan, path);
  }
}
