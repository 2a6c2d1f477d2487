import { withoutSecrets } from "../../../checks/secrets.ts";
import type { StepContext, StepOutcome } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { authorOf } from "../../blog/author.ts";
import type { Lineage } from "../../blog/brief.ts";
import { shorten } from "../../blog/shorten.ts";
import type { IdeaOptions } from "../../options.ts";
import { unchangedSteps } from "../../refine/graph.ts";
import type { ChangeRequest } from "../../refine/refine.ts";
import { editedCheckSteps } from "../graph.ts";
import { project } from "../project.ts";
import { projectEditRequest } from "../prompts/edit.ts";
import { applyProjectAnswer } from "./apply.ts";
import type { EditedProjectVersion } from "./edited.ts";

/** What is to be changed: a stored version of an idea's project, and what people want of it. */
export interface ProjectEditing {
  idea: { text: string; options: IdeaOptions };
  /** As stored. */
  content: unknown;
  lineage: Lineage;
  requests: ChangeRequest[];
}

/** Longest word of the editor's, in characters. */
const noteMaxLength = 400;

/** Has an editor do what was asked for to a stored version of a project, in one call, touching no other file. */
export async function editProject(
  models: Models,
  ctx: StepContext,
  { idea, content: stored, lineage, requests }: ProjectEditing,
): Promise<StepOutcome<EditedProjectVersion>> {
  const before = project.parse(stored);
  const answer = await models.generate(ctx, projectEditRequest(idea.text, before, requests));
  const { content, touched, ignored } = applyProjectAnswer(before, answer.value);
  for (const { file, why } of ignored) ctx.log("warn", `ignored an edit of ${file.slice(0, 80)}: ${why}`);
  const { direction = [], title, description } = content;
  const { note } = answer.value;
  const output: EditedProjectVersion = {
    ...{ lineage, content, touched },
    brief: {
      ...{ idea: idea.text, options: idea.options, title, description, language: "en", not: [] },
      direction: [...direction, ...requests.map(({ text }) => text)],
    },
    changed: JSON.stringify(content) !== JSON.stringify(before),
    note: note && shorten(withoutSecrets(note), noteMaxLength),
    by: authorOf(answer),
  };
  return { output, add: output.changed ? editedCheckSteps() : unchangedSteps() };
}
