import { z } from "zod";
import type { StepContext, StepType } from "../../engine/types.ts";
import { type Publication, readPublication } from "../../pipelines/publish/publication.ts";
import { ideaOf } from "../../pipelines/step.ts";
import { publishedInput, talk } from "../../pipelines/talk.ts";
import { outputByNumber } from "../../store/outputs.ts";
import { publishedCard } from "../cards/published.ts";
import { resultCard } from "../cards/result.ts";
import { nonces } from "../nonces.ts";
import { showingOf } from "./result.ts";
import { patience, postOnce, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

/** What the platform calls the message; null where there is no chat, or the thread was deleted meanwhile. */
const publishedOutput = z.object({ message: z.string().nullable() });

/** Says in the thread where a version was published, and takes Publish off its result card. */
export function publishedStep(
  speaking: Speaking,
): StepType<z.infer<typeof publishedInput>, z.infer<typeof publishedOutput>> {
  return {
    type: talk.published,
    input: publishedInput,
    retry: patience,
    async run(ctx, { version, path }) {
      const showing = await showingOf(speaking, ctx, { version });
      if (showing === undefined) return { output: { message: null } };
      const { conversation, thread, view } = showing;
      const { port, texts } = conversation;
      return unlessGone(
        async () => {
          const isProject = "project" in view;
          const { title, demo } = isProject ? view.project : view.post;
          const publication = await publicationOf(speaking, ctx, version);
          const of = publication && { idea: view.idea.id, version };
          const card = publishedCard(texts, { title, path, demo, isProject, publication, of });
          const message = await postOnce(ctx, port, { target: thread, nonce: nonces.published(ctx.runId), card });
          const result = await port.find(thread, nonces.result(view.run, version));
          if (result !== undefined) await port.update(result, resultCard({ ...view, publishedTo: path }));
          return { output: { message } };
        },
        async () => {
          ctx.log("warn", "the thread is gone: nobody was told where it was published");
          return { output: { message: null } };
        },
      );
    },
  };
}

async function publicationOf({ store }: Speaking, ctx: StepContext, version: number): Promise<Publication | undefined> {
  const output = await store.asWorkspace(scopeOf(ctx), (tx) => outputByNumber(tx, ctx.workspace, ideaOf(ctx), version));
  return readPublication(output?.publicationMetadata);
}
