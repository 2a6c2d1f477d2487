import { z } from "zod";
import type { StepContext, StepType } from "../../engine/types.ts";
import { askOutput, deliverInput, talk } from "../../pipelines/talk.ts";
import { hasFirstResult } from "../../store/digests.ts";
import { answeredCard } from "../cards/ask.ts";
import { resultCard } from "../cards/result.ts";
import { nonces } from "../nonces.ts";
import { showingOf } from "./result.ts";
import { type Conversation, patience, postOnce, type Speaking, scopeOf, tellGone, unlessGone } from "./speaking.ts";

/** What the platform calls the result; null where there is no chat, or the thread was deleted meanwhile. */
const deliverOutput = z.object({ message: z.string().nullable() });

/** Posts the result card of a version into the thread, once. Where the thread was deleted, its owner is told instead. */
export function deliverStep(speaking: Speaking): StepType<z.infer<typeof deliverInput>, z.infer<typeof deliverOutput>> {
  const { store } = speaking;
  return {
    type: talk.deliver,
    input: deliverInput,
    retry: patience,
    async run(ctx, given) {
      const { version } = given;
      const showing = await showingOf(speaking, ctx, given);
      if (showing === undefined) return { output: { message: null } };
      const { conversation, thread, view } = showing;
      return unlessGone(
        async () => {
          const first = await store.asWorkspace(scopeOf(ctx), (tx) => hasFirstResult(tx, ctx.workspace, ctx.owner));
          const card = resultCard({ ...view, first });
          const result = { target: thread, nonce: nonces.result(ctx.runId, version), card };
          const message = await postOnce(ctx, conversation.port, result);
          await closeQuestions(ctx, conversation, thread);
          return { output: { message } };
        },
        async () => {
          await tellGone(ctx, conversation, view.idea.number);
          return { output: { message: null } };
        },
      );
    },
  };
}

/** A question that nobody answered loses its buttons. Its message may be gone; that is no reason to fail. */
async function closeQuestions(ctx: StepContext, { port, texts }: Conversation, thread: string): Promise<void> {
  for (const step of (await ctx.snapshot()).steps) {
    const answer = askOutput.safeParse(step.output);
    if (step.type !== talk.ask || !answer.success) continue;
    await unlessGone(
      async () => {
        const message = await port.find(thread, nonces.ask(ctx.runId, step.key));
        if (message !== undefined) await port.update(message, answeredCard(texts, answer.data.format));
      },
      async () => {},
    );
  }
}
