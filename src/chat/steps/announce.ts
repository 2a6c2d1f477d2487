import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { announceInput, talk } from "../../pipelines/talk.ts";
import { ideaById, updateIdea } from "../../store/ideas.ts";
import { progressCard } from "../cards/progress.ts";
import { inline } from "../markdown.ts";
import { nonces } from "../nonces.ts";
import { conversationOf, patience, postOnce, type Speaking, scopeOf } from "./speaking.ts";

/** What the platform calls the card and the thread below it; null where there is no chat. */
const announceOutput = z.object({ message: z.string().nullable(), thread: z.string().nullable() });

const threadNameMaxLength = 80;

/** Posts the run's card, opens the thread below it, and makes both known to the run and its idea. */
export function announceStep(
  speaking: Speaking,
): StepType<z.infer<typeof announceInput>, z.infer<typeof announceOutput>> {
  const { store, engine, models, now } = speaking;
  return {
    type: talk.announce,
    input: announceInput,
    retry: patience,
    async run(ctx, { target, idea: text }) {
      const conversation = await conversationOf(speaking, ctx);
      if (target === null || conversation === undefined) return { output: { message: null, thread: null } };
      const { port, texts } = conversation;
      const { ideaId, runId, workspace } = ctx;
      const [run, idea, writer] = await Promise.all([
        ctx.snapshot(),
        ideaId === null ? undefined : store.asWorkspace(scopeOf(ctx), (tx) => ideaById(tx, workspace, ideaId)),
        models.firstChoice("write", workspace),
      ]);
      const card = progressCard({ texts, idea: idea ?? null, run, now: now(), demo: writer.demo });
      const message = await postOnce(ctx, port, { target, nonce: nonces.card(runId), card });
      const thread = ctx.thread ?? (await port.openThread(message, inline(text, threadNameMaxLength)));
      await store.asWorkspace(scopeOf(ctx), (tx) =>
        Promise.all([
          engine().setCard(tx, runId, { message, thread }),
          ideaId === null ? undefined : updateIdea(tx, workspace, ideaId, { thread, status: "expanding" }),
        ]),
      );
      engine().flush(runId);
      return { output: { message, thread } };
    },
  };
}
