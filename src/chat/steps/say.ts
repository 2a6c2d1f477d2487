import type { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { sayInput, talk } from "../../pipelines/talk.ts";
import { usersByIds } from "../../store/people.ts";
import { replyById } from "../../store/replies.ts";
import { answerCard } from "../cards/answer.ts";
import { nonces } from "../nonces.ts";
import { conversationOf, patience, postOnce, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

/** What the platform calls the answer; null where there is no chat, or the thread was deleted meanwhile. */
type SaidAs = { message: string | null };

/** Says something in a thread, once, in answer to a reply, which it quotes: others may have written meanwhile. */
export function sayStep(speaking: Speaking): StepType<z.infer<typeof sayInput>, SaidAs> {
  const { store } = speaking;
  return {
    type: talk.say,
    input: sayInput,
    retry: patience,
    async run(ctx, { reply: id, thread: target, ...answer }) {
      const conversation = await conversationOf(speaking, ctx);
      const asked = await store.asWorkspace(scopeOf(ctx), async (tx) => {
        const reply = await replyById(tx, ctx.workspace, id);
        const [person] = reply === undefined ? [] : await usersByIds(tx, [reply.personId]);
        return reply && person && { by: person.name, text: reply.text };
      });
      if (conversation === undefined || asked === undefined) return { output: { message: null } };
      const { port, texts } = conversation;
      const card = answerCard(texts, { asked, ...answer });
      return unlessGone(
        async () => ({
          output: { message: await postOnce(ctx, port, { target, nonce: nonces.said(ctx.runId), card }) },
        }),
        async () => {
          ctx.log("warn", "the thread is gone: nobody heard the answer");
          return { output: { message: null } };
        },
      );
    },
  };
}
