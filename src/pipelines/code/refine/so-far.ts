import type { RunSnapshot } from "../../../engine/types.ts";
import type { FinishedWork } from "../../blog/steps/save.ts";
import { outputIn } from "../../snapshot.ts";
import { type CodeChecks, checkedProject, codeDraft } from "../checks.ts";
import { codeJudgement } from "../judgement.ts";
import { unreviewedProject } from "../score.ts";
import { editedProject } from "./edited.ts";
import { refinedProject } from "./save.ts";

/** The edited project as far as the finished steps of a run have come. Undefined where nothing is different. */
export async function projectEditSoFar(snapshot: RunSnapshot, checks: CodeChecks): Promise<FinishedWork | undefined> {
  const edited = outputIn(snapshot, "edit", editedProject);
  if (!edited?.changed) return undefined;
  const { lineage, content, by } = edited;
  const draft = outputIn(snapshot, "check", codeDraft) ?? checkedProject(content.plan, content.parts, await checks());
  const judged = outputIn(snapshot, "review", codeJudgement.nullable());
  return {
    format: "code",
    content: refinedProject(edited, draft.parts, { refine: by, review: judged?.by ?? null }),
    scores: judged?.scores ?? unreviewedProject(draft.findings, 0),
    lineage,
  };
}
