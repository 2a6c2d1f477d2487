import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import type { Store } from "../../../store/store.ts";
import { type Author, author } from "../../blog/author.ts";
import { type Brief, brief } from "../../blog/brief.ts";
import { type Saved, saveWork } from "../../blog/steps/save.ts";
import { defineStep } from "../../step.ts";
import { codeSteps } from "../graph.ts";
import { type CodePlan, type CodeProject, codeScores, type File, file } from "../project.ts";
import { plannedCode } from "./plan.ts";

const input = z.object({
  brief,
  plan: plannedCode,
  parts: z.array(file),
  scores: codeScores,
  /** Who did what, by task; null where nobody did. */
  authors: z.record(z.string(), author.nullable()),
});

/** Keeps the best version as the idea's head. Saved again after a crash, it is the same version. */
export function saveProjectStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Saved> {
  return defineStep({
    type: codeSteps.save,
    input,
    async run(ctx, { brief, plan, parts, scores, authors }) {
      const content = projectOf(brief, plan, parts, authors);
      return { output: await saveWork(store, ctx, { format: "code", content, scores, lineage: brief.lineage }) };
    },
  });
}

/** The project that these files make. It is demo work when the demo model had any part in it. */
export function projectOf(
  brief: Brief,
  { by, ...plan }: CodePlan & { by: Author },
  parts: File[],
  authors: Record<string, Author | null>,
): CodeProject {
  const involved = Object.entries({ intake: brief.by, plan: by, ...authors }).filter(([, each]) => each !== null);
  return {
    ...{ title: plan.title, description: plan.description, slug: plan.name, plan, parts },
    ...(brief.direction.length > 0 && { direction: brief.direction }),
    models: Object.fromEntries(involved.map(([task, each]) => [task, `${each?.provider}:${each?.model}`])),
    demo: involved.some(([, each]) => each?.demo),
  };
}
