import { z } from "zod";
import type { StepType } from "../../../engine/types.ts";
import { author } from "../../blog/author.ts";
import { subject } from "../../blog/brief.ts";
import { defineStep } from "../../step.ts";
import { assembled } from "../assembled.ts";
import { type CodeChecks, type CodeDraft, checkedProject } from "../checks.ts";
import { codeSteps } from "../graph.ts";
import { codePlan, file } from "../project.ts";
import { findingLine } from "../prompts/review.ts";

const common = { brief: subject, plan: codePlan, writer: author.nullable() };
const input = z.union([
  z.object({ ...common, files: z.array(file.nullable()) }),
  z.object({ ...common, parts: z.array(file) }),
]);

/**
 * Puts the files together (in the first round), mends what is free to mend, checks the rest without a model, and asks the
 * registries for what it depends on.
 */
export function checkProjectStep({
  codeChecks,
}: {
  codeChecks: CodeChecks;
}): StepType<z.infer<typeof input>, CodeDraft> {
  return defineStep({
    type: codeSteps.check,
    input,
    async run(ctx, given) {
      const { plan, writer } = given;
      const whole = "parts" in given ? given.parts : assembled(plan, given.files);
      const checks = await codeChecks();
      const { parts, fixed, findings: read } = checkedProject(plan, whole, checks);
      const findings = [...read, ...((await checks.lookUp?.({ parts }, ctx.signal)) ?? [])];
      for (const found of fixed) ctx.log("info", `mended: ${findingLine(found)}`);
      for (const found of findings) ctx.log("info", findingLine(found));
      return { output: { parts, findings, writer } };
    },
  });
}
