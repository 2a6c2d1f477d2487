import { z } from "zod";
import { inert } from "../../../checks/inert.ts";
import { withoutSecrets } from "../../../checks/secrets.ts";
import type { StepOutcome, StepSpec, StepType } from "../../../engine/types.ts";
import type { Models } from "../../../models/types.ts";
import { feedbackOf } from "../../../store/feedback.ts";
import { listVersions } from "../../../store/outputs.ts";
import { replyById } from "../../../store/replies.ts";
import { shownById } from "../../../store/shown.ts";
import type { Store, Tx } from "../../../store/store.ts";
import { projectAnswerRequest } from "../../code/prompts/answer.ts";
import { type ProjectRecord, projectRecordOf } from "../../code/record.ts";
import { defineStep, ideaOf, mustMakeDo, retry, scopeOf } from "../../step.ts";
import { talk } from "../../talk.ts";
import { replySteps } from "../graph.ts";
import { answerRequest } from "../prompts/answer.ts";
import { recordOf, type WorkRecord } from "../record.ts";
import { present } from "./understand.ts";

const input = z.object({ reply: z.uuid(), thread: z.string() });

/** An answer as it is said; null where there is none. */
export interface Answered {
  markdown: string | null;
  /** Whether the offline demo model worded it. */
  demo: boolean;
  /** Asked before there was a version to answer from. */
  early: boolean;
}

/** Answers a question from the head version and its record. Where that cannot be done, it says so. */
export function answerStep({
  store,
  models,
}: {
  store: Store;
  models: Models;
}): StepType<z.infer<typeof input>, Answered> {
  return defineStep({
    type: replySteps.answer,
    input,
    retry,
    async run(ctx, asked): Promise<StepOutcome<Answered>> {
      const { workspace } = ctx;
      const { question, record } = await store.asWorkspace(scopeOf(ctx), async (tx) => {
        const [reply, found] = await Promise.all([
          replyById(tx, workspace, asked.reply),
          headRecord(tx, workspace, ideaOf(ctx)),
        ]);
        return { question: present(reply).text, record: found };
      });
      if (!record) return said(asked, { ...unanswered, early: true });
      try {
        const asking = withoutSecrets(question);
        const request = "project" in record ? projectAnswerRequest(asking, record) : answerRequest(asking, record);
        const { value, demo } = await models.generate(ctx, request);
        return said(asked, { markdown: inert(withoutSecrets(value)).trim() || null, demo, early: false });
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `no model answered the question (${error.code})`);
        return said(asked, unanswered);
      }
    },
  });
}

/** Money or time ran out before the answer: says that there is none. */
export function unansweredStep(): StepType<z.infer<typeof input>, Answered> {
  return defineStep({
    type: replySteps.unanswered,
    input,
    async run(_, asked) {
      return said(asked, unanswered);
    },
  });
}

const unanswered: Answered = { markdown: null, demo: false, early: false };

function said({ reply, thread }: z.infer<typeof input>, answer: Answered): StepOutcome<Answered> {
  const say: StepSpec = { key: "say", type: talk.say, input: { reply, thread, ...answer } };
  return { output: answer, add: [say] };
}

async function headRecord(tx: Tx, workspace: string, ideaId: string): Promise<WorkRecord | ProjectRecord | undefined> {
  const shown = await shownById(tx, workspace, ideaId);
  if (!shown?.output) return undefined;
  const [versions, verdicts] = await Promise.all([
    listVersions(tx, workspace, ideaId),
    feedbackOf(tx, workspace, ideaId, shown.output.number),
  ]);
  return projectRecordOf(shown, versions) ?? recordOf(shown, versions, verdicts);
}
