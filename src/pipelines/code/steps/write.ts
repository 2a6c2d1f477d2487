import { z } from "zod";
import { languageOf } from "../../../checks/project/read.ts";
import type { StepContext, StepOutcome, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Models } from "../../../models/types.ts";
import { type Author, authorOf } from "../../blog/author.ts";
import { subject } from "../../blog/brief.ts";
import { defineStep, mustMakeDo, retry } from "../../step.ts";
import { feedbackOf } from "../corrections.ts";
import { codeSteps } from "../graph.ts";
import { codeJudgement } from "../judgement.ts";
import { notebookText } from "../notebook.ts";
import { codePlan, type File, file } from "../project.ts";
import { notebookRequest } from "../prompts/notebook.ts";
import { readmeRequest } from "../prompts/readme.ts";
import { type Writing, writeFileRequest } from "../prompts/write.ts";
import { readmeText } from "../readme.ts";
import { fileTextOf } from "../text.ts";

const input = z.object({
  brief: subject,
  plan: codePlan,
  path: z.string(),
  needed: z.array(file.nullable()),
  /** The review of the version that is written anew; null the first time. */
  review: codeJudgement.nullable(),
  round: z.number().int(),
});

/** A written file; null where no model wrote one that could be used, so that the checks find it missing. */
export interface WrittenFile {
  file: File | null;
  by: Author | null;
}

/** Failures of one file that are no reason to give up the others. */
const ofThisFile = new Set<string>(["model.refused", "model.truncated", "model.bad_output", "model.too_long"]);

/** Writes one file of the project: a README and a notebook from their parts, every other as it is. */
export function writeFileStep({ models }: { models: Models }): StepType<z.infer<typeof input>, WrittenFile> {
  return defineStep({
    type: codeSteps.write,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, given): Promise<StepOutcome<WrittenFile>> {
      const { brief, plan, path, needed, review, round } = given;
      const at = plan.files.findIndex((each) => each.path === path);
      const planned = plan.files[at];
      if (!planned) throw new KindlingError("step.invalid_input", { params: { missing: "file" } });
      const writing: Writing = {
        ...{ brief, plan, file: planned },
        needed: needed.filter((each) => each !== null),
        feedback: review && feedbackOf(review.scores, review.fixes),
        failedRounds: round,
      };
      try {
        const { text, by } = await written(models, ctx, writing);
        return { output: { file: { id: `f${at + 1}`, kind: "file", path, text }, by } };
      } catch (error) {
        if (!mustMakeDo(error, ctx) || !ofThisFile.has(error.code)) throw error;
        ctx.log("warn", `${path} was not written: ${error.code}`);
        return { output: { file: null, by: null } };
      }
    },
  });
}

async function written(models: Models, ctx: StepContext, writing: Writing): Promise<{ text: string; by: Author }> {
  const { path } = writing.file;
  if (/^readme\.md$/i.test(path)) {
    const answer = await models.generate(ctx, readmeRequest(writing));
    return { text: readmeText(answer.value, writing.plan), by: authorOf(answer) };
  }
  if (languageOf(path) === "notebook") {
    const answer = await models.generate(ctx, notebookRequest(writing));
    return { text: notebookText(answer.value), by: authorOf(answer) };
  }
  const answer = await models.generate(ctx, writeFileRequest(writing));
  return { text: fileTextOf(answer.value), by: authorOf(answer) };
}
