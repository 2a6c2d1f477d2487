import type { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { talk, unchangedInput } from "../../pipelines/talk.ts";
import { unchangedCard } from "../cards/answer.ts";
import { nonces } from "../nonces.ts";
import { conversationOf, patience, postOnce, type Speaking, unlessGone } from "./speaking.ts";

/** What the platform calls the message; null where there is no chat, or the thread was deleted meanwhile. */
type SaidAs = { message: string | null };

/** Says in the thread that what was asked for changed nothing, and why. */
export function unchangedStep(speaking: Speaking): StepType<z.infer<typeof unchangedInput>, SaidAs> {
  return {
    type: talk.unchanged,
    input: unchangedInput,
    retry: patience,
    async run(ctx, given) {
      const conversation = await conversationOf(speaking, ctx);
      const { thread: target, runId } = ctx;
      if (conversation === undefined || target === null) return { output: { message: null } };
      const { port, texts } = conversation;
      const message = { target, nonce: nonces.said(runId), card: unchangedCard(texts, given) };
      return unlessGone(
        async () => ({ output: { message: await postOnce(ctx, port, message) } }),
        async () => {
          ctx.log("warn", "the thread is gone: nobody was told that nothing was changed");
          return { output: { message: null } };
        },
      );
    },
  };
}
