import { z } from "zod";
import type { RunSnapshot } from "../../engine/types.ts";
import { author } from "../blog/author.ts";
import { brief } from "../blog/brief.ts";
import type { FinishedWork } from "../blog/steps/save.ts";
import { outputIn } from "../snapshot.ts";
import { assembled } from "./assembled.ts";
import { type CodeChecks, checkedProject, codeDraft } from "./checks.ts";
import { codeRoundKeys, maxCodeRounds, writeKey } from "./graph.ts";
import { codeJudgement } from "./judgement.ts";
import { file } from "./project.ts";
import { compareCodeScores, unreviewedProject } from "./score.ts";
import { plannedCode } from "./steps/plan.ts";
import { projectOf } from "./steps/save.ts";

const written = z.object({ file: file.nullable(), by: author.nullable() });

/**
 * The best project that the finished steps of a run make: a reviewed version before one that nobody reviewed, else the files
 * that are there. Undefined before a model has written any.
 */
export async function bestProject(snapshot: RunSnapshot, checks: CodeChecks): Promise<FinishedWork | undefined> {
  const read = <T>(key: string, schema: z.ZodType<T>) => outputIn(snapshot, key, schema);
  const [idea, plan] = [read("intake", brief), read("code", plannedCode)];
  if (!idea || !plan) return undefined;
  const files = plan.files.flatMap((_, at) => read(writeKey(at + 1), written) ?? []);
  const writer = files.find(({ by }) => by !== null)?.by;
  if (!writer) return undefined;

  const rounds = Array.from({ length: maxCodeRounds + 1 }, (_, round) => {
    const keys = codeRoundKeys(round);
    const [draft, judged] = [read(keys.check, codeDraft), read(keys.review, codeJudgement.nullable())];
    return draft && judged ? [{ parts: draft.parts, scores: judged.scores }] : [];
  }).flat();
  const reviewed = rounds.sort((a, b) => compareCodeScores(b.scores, a.scores))[0];
  const whole =
    read(codeRoundKeys(0).check, codeDraft)?.parts ??
    assembled(
      plan,
      files.map((each) => each.file),
    );
  const best = reviewed ?? unreviewed(checkedProject(plan, whole, await checks()));
  return {
    ...{ format: "code", content: projectOf(idea, plan, best.parts, { write: writer }), scores: best.scores },
    lineage: idea.lineage,
  };
}

const unreviewed = ({ parts, findings }: ReturnType<typeof checkedProject>) => ({
  parts,
  scores: unreviewedProject(findings, 0),
});
