import { z } from "zod";
import { canonicalLanguage } from "../../../checks/words.ts";
import type { StepSpec, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { codePlanSteps } from "../../code/graph.ts";
import { ideaOptions } from "../../options.ts";
import { defineStep, retry } from "../../step.ts";
import { authorOf } from "../author.ts";
import { type Brief, lineage, sureFrom, wishes } from "../brief.ts";
import { askSteps, blogSteps, planSteps } from "../graph.ts";
import { intakeRequest } from "../prompts/intake.ts";
import { shorten } from "../shorten.ts";

const input = wishes.extend({ idea: z.string(), options: ideaOptions, lineage: lineage.prefault({}) });

/** Reads the idea, decides the format, and asks in the thread when it cannot. An option decides without asking. */
export function intakeStep({ models }: { models: Models }): StepType<z.infer<typeof input>, Brief> {
  return defineStep({
    type: blogSteps.intake,
    input,
    retry,
    async run(ctx, { idea, options, direction, not, lineage }) {
      const answer = await models.generate(ctx, intakeRequest({ idea, options, direction, not }));
      const { title, description, category, complexity, language, format, reasoning, confidence } = answer.value;
      const output: Brief = {
        ...{ idea, options, direction, not, lineage },
        title: shorten(title, 120),
        description: shorten(description, 500),
        category: shorten(category, 40),
        complexity: clamp(complexity, 1, 5),
        language: canonicalLanguage(options.language ?? language),
        format: options.format === "auto" ? format : options.format,
        reasoning: shorten(reasoning, 500),
        confidence: options.format === "auto" ? clamp(confidence, 0, 100) : 100,
        by: authorOf(answer),
      };
      return { output, add: afterIntake(output) };
    },
  });
}

function afterIntake({ format: likelier, confidence, reasoning }: Brief): StepSpec[] {
  if (confidence < sureFrom) return askSteps({ question: "format", likelier, confidence, reasoning });
  return likelier === "code" ? codePlanSteps() : planSteps();
}

function clamp(value: number, min: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : min;
}
