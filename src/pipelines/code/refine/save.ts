import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import type { Store } from "../../../store/store.ts";
import { type Author, author } from "../../blog/author.ts";
import { type Saved, saveWork } from "../../blog/steps/save.ts";
import { defineStep } from "../../step.ts";
import { codeSteps } from "../graph.ts";
import { type CodeProject, codeScores, type File, file } from "../project.ts";
import { type EditedProjectVersion, editedProject } from "./edited.ts";

const input = z.object({
  edited: editedProject,
  parts: z.array(file),
  scores: codeScores,
  /** Who did what, by task; null where nobody did. */
  authors: z.record(z.string(), author.nullable()),
});

/** Keeps the edited project as a version made from the one that was edited. */
export function saveProjectEditStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Saved> {
  return defineStep({
    type: codeSteps.saveEdit,
    input,
    async run(ctx, { edited, parts, scores, authors }) {
      const content = refinedProject(edited, parts, authors);
      return { output: await saveWork(store, ctx, { format: "code", content, scores, lineage: edited.lineage }) };
    },
  });
}

/** The edited project with these files. It is demo work when any of it is. */
export function refinedProject(
  { content }: Pick<EditedProjectVersion, "content">,
  parts: File[],
  authors: Record<string, Author | null>,
): CodeProject {
  const involved = Object.entries(authors).flatMap(([task, by]) => (by ? [{ task, by }] : []));
  return {
    ...content,
    parts,
    models: {
      ...content.models,
      ...Object.fromEntries(involved.map(({ task, by }) => [task, `${by.provider}:${by.model}`])),
    },
    demo: content.demo || involved.some(({ by }) => by.demo),
  };
}
