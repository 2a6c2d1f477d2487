import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { talk, withdrawnInput } from "../../pipelines/talk.ts";
import { noteCard } from "../cards/note.ts";
import { placeText } from "../cards/published.ts";
import { resultCard } from "../cards/result.ts";
import { nonces } from "../nonces.ts";
import { showingOf } from "./result.ts";
import { patience, postOnce, type Speaking, unlessGone } from "./speaking.ts";

const withdrawnOutput = z.object({ message: z.string().nullable() });

/** Says in the thread that a version was taken back, and gives its result card Publish again. */
export function withdrawnStep(
  speaking: Speaking,
): StepType<z.infer<typeof withdrawnInput>, z.infer<typeof withdrawnOutput>> {
  return {
    type: talk.withdrawn,
    input: withdrawnInput,
    retry: patience,
    async run(ctx, { version, path, pull }) {
      const showing = await showingOf(speaking, ctx, { version });
      if (showing === undefined) return { output: { message: null } };
      const { conversation, thread, view } = showing;
      const { port, texts } = conversation;
      const { publishing } = texts;
      const said =
        pull === null
          ? publishing.withdrawn(version, placeText(path))
          : publishing.withdrawnByPull(version, placeText(pull));
      return unlessGone(
        async () => {
          const nonce = nonces.published(ctx.runId);
          const message = await postOnce(ctx, port, { target: thread, nonce, card: noteCard(said) });
          const result = await port.find(thread, nonces.result(view.run, version));
          if (result !== undefined) await port.update(result, resultCard(view));
          return { output: { message } };
        },
        async () => {
          ctx.log("warn", "the thread is gone: nobody was told what was taken back");
          return { output: { message: null } };
        },
      );
    },
  };
}
