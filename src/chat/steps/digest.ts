import { z } from "zod";
import type { StepType } from "../../engine/types.ts";
import { type DigestInput, digestInput } from "../../pipelines/digest/digest.ts";
import { talk } from "../../pipelines/talk.ts";
import { endDigest, showDigest } from "../../store/digests.ts";
import { digestCard } from "../cards/digest.ts";
import { digestSections, gatherDigest, type SentDigest } from "../digest-view.ts";
import { nonces } from "../nonces.ts";
import { textsFor } from "../texts/catalogue.ts";
import type { ChatPort, Target } from "../vocabulary.ts";
import { notifyOnce, patience, postOnce, type Speaking, scopeOf, unlessGone } from "./speaking.ts";

/** What the platform calls the digest; null where there was nothing to tell, or nobody to tell it to. */
const digestOutput = z.object({ message: z.string().nullable(), ideas: z.number().int() });

/** Tells a person or a channel what happened. A channel that is gone, or a person, gets no further ones. */
export function digestStep(speaking: Speaking): StepType<DigestInput, z.infer<typeof digestOutput>> {
  const { store, ports } = speaking;
  return {
    type: talk.digest,
    input: digestInput,
    retry: patience,
    async run(ctx, input) {
      const { scope, scopeId, locale, day } = input;
      const { workspace, runId: run } = ctx;
      const port = ports(workspace);
      if (port === undefined) return { output: { message: null, ideas: 0 } };
      const subject = scope === "person" ? { owner: scopeId } : { channel: scopeId };
      const window = { since: new Date(input.since), until: new Date(input.until) };
      const found = await store.asWorkspace(scopeOf(ctx), (tx) => gatherDigest(tx, workspace, subject, window));
      const ideas = digestSections.reduce((sum, section) => sum + found.sections[section].length, 0);
      if (ideas === 0 && !input.evenEmpty) return { output: { message: null, ideas } };
      const content = { ...found, run, scope, day };
      const card = digestCard(textsFor(locale ?? undefined), content, scope === "person" ? ctx.owner : null);
      const ids = Object.fromEntries(digestSections.map((each) => [each, found.sections[each].map(({ id }) => id)]));
      const sent = { ...content, sections: ids } satisfies Record<keyof SentDigest, unknown>;
      await store.asWorkspace(scopeOf(ctx), (tx) => showDigest(tx, workspace, input.digest, sent));
      const nonce = nonces.digest(run);
      return unlessGone(
        async () => {
          const target = await directly(port, input);
          if (target !== undefined)
            return { output: { message: await postOnce(ctx, port, { target, nonce, card }), ideas } };
          await notifyOnce(ctx, port, { target: input.target, person: input.person, nonce, card });
          return { output: { message: null, ideas } };
        },
        async () => {
          ctx.log("warn", "nobody is there to be told: the digest is off");
          const owner = { workspaceId: workspace, scope, scopeId };
          await store.asWorkspace(scopeOf(ctx), (tx) => endDigest(tx, owner));
          return { output: { message: null, ideas } };
        },
      );
    },
  };
}

/** A channel's digest goes to the channel, a person's to where they are spoken to alone; undefined where that is nowhere. */
async function directly(port: ChatPort, { scope, target, person }: DigestInput): Promise<Target | undefined> {
  return scope === "channel" ? target : port.direct?.(person);
}
