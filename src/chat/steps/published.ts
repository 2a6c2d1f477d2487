import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { KindlingError } from "../../errors.ts";
import { publishedInput, talk } from "../../pipelines/talk.ts";
import { ideaById } from "../../store/ideas.ts";
import { outputByNumber } from "../../store/outputs.ts";
import { costOfVersion } from "../../store/runs.ts";
import { publishedCard } from "../cards/published.ts";
import { resultCard } from "../cards/result.ts";
import { nonces } from "../nonces.ts";
import { readIdea, readVersion } from "../versions.ts";
import { conversationOf, postOnce, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

/** What the platform calls the message; null where there is no chat, or the thread was deleted meanwhile. */
export const publishedOutput = z.object({ message: z.string().nullable() });

/** Says in the thread where a version was published, and takes Publish off its result card. */
export function publishedStep(
  speaking: Speaking,
): StepType<z.infer<typeof publishedInput>, z.infer<typeof publishedOutput>> {
  const { store } = speaking;
  return {
    type: talk.published,
    input: publishedInput,
    async run(ctx, { version: number, path }) {
      const conversation = await conversationOf(speaking, ctx);
      const { ideaId, thread, workspace, runId } = ctx;
      if (conversation === undefined || ideaId === null || thread === null) return { output: { message: null } };
      const { port, texts } = conversation;
      const [idea, output, costUsd] = await store.asWorkspace(scopeOf(ctx), (tx) =>
        Promise.all([
          ideaById(tx, workspace, ideaId),
          outputByNumber(tx, workspace, ideaId, number),
          costOfVersion(tx, workspace, ideaId, number),
        ]),
      );
      if (idea === undefined || output === undefined) throw new KindlingError("idea.not_found");
      const version = readVersion(output);
      const { post, scores } = version;
      const nowhere = async () => {
        ctx.log("warn", "the thread is gone: nobody was told where it was published");
        return { output: { message: null } };
      };
      return unlessGone(async () => {
        const card = publishedCard(texts, { title: post.title, path, demo: post.demo });
        const message = await postOnce(ctx, port, { target: thread, nonce: nonces.published(runId), card });
        const result = await port.find(thread, nonces.result(version.runId));
        if (result !== undefined) {
          const settled = { texts, idea: readIdea(idea), version: number, post, scores, costUsd, partial: false };
          await port.update(result, resultCard({ ...settled, publishedTo: path }));
        }
        return { output: { message } };
      }, nowhere);
    },
  };
}
