import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { announceInput, talk } from "../../pipelines/talk.ts";
import { updateIdea } from "../../store/ideas.ts";
import { progressCard } from "../cards/progress.ts";
import { inline } from "../markdown.ts";
import { nonces } from "../nonces.ts";
import { readFollowed } from "../progress.ts";
import type { ChatPort, MessageRef } from "../vocabulary.ts";
import { conversationOf, patience, postOnce, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

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
      const { runId, workspace } = ctx;
      const [run, writer] = await Promise.all([ctx.snapshot(), models.firstChoice("write", workspace)]);
      const followed = await store.asWorkspace(scopeOf(ctx), (tx) => readFollowed(tx, run));
      const card = progressCard({ ...followed, texts, run, now: now(), demo: writer.demo });
      const posted = () => postOnce(ctx, port, { target, nonce: nonces.card(runId), card });
      // In a thread that was deleted the work goes on, and who asked for it is told where it is when it is done.
      const message = ctx.thread === null ? await posted() : await unlessGone(posted, async () => null);
      if (message === null) return { output: { message, thread: ctx.thread } };
      const thread = ctx.thread ?? (await port.openThread(message, inline(text, threadNameMaxLength)));
      const { idea } = followed;
      const begins = idea?.headVersion === null && idea.status !== "archived";
      await store.asWorkspace(scopeOf(ctx), (tx) =>
        Promise.all([
          engine().setCard(tx, runId, { message, thread }),
          idea && updateIdea(tx, workspace, idea.id, { thread, ...(begins && { status: "expanding" }) }),
        ]),
      );
      engine().flush(runId);
      await Promise.all(followed.taken.map((reply) => seen(port, reply.messageId)));
      return { output: { message, thread } };
    },
  };
}

/** Lets people see that a reply was taken up. A platform that cannot, or a message that is gone, is no reason to fail. */
async function seen(port: ChatPort, message: MessageRef): Promise<void> {
  await port.react?.(message, "👀").catch(() => {});
}
