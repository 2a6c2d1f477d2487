import { z } from "zod";
import type { StepOutcome, StepSpec, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Models } from "../../../models/types.ts";
import { ideaById } from "../../../store/ideas.ts";
import { type Reply, replyById } from "../../../store/replies.ts";
import type { Store } from "../../../store/store.ts";
import { defineStep, ideaOf, mustMakeDo, retry, scopeOf } from "../../step.ts";
import { type ReplyKind, talk } from "../../talk.ts";
import { replySteps } from "../graph.ts";
import { understandRequest } from "../prompts/understand.ts";

const input = z.object({ reply: z.uuid() });

/** What a reply is taken for. */
export interface Understood {
  kind: ReplyKind;
}

/** Asks a model what a reply wants, and has that done. Without a model that answers, the words decide. */
export function understandStep({
  store,
  models,
}: {
  store: Store;
  models: Models;
}): StepType<z.infer<typeof input>, Understood> {
  return defineStep({
    type: replySteps.understand,
    input,
    retry,
    async run(ctx, { reply: id }): Promise<StepOutcome<Understood>> {
      const { reply, title } = await store.asWorkspace(scopeOf(ctx), async (tx) => {
        const [found, idea] = await Promise.all([
          replyById(tx, ctx.workspace, id),
          ideaById(tx, ctx.workspace, ideaOf(ctx)),
        ]);
        return { reply: present(found), title: idea?.title ?? null };
      });
      try {
        const { value } = await models.generate(ctx, understandRequest(reply.text, title));
        return { output: value, add: decideSteps(reply, value.kind) };
      } catch (error) {
        if (!mustMakeDo(error, ctx)) throw error;
        ctx.log("warn", `no model understood the reply (${error.code}): its punctuation decides`);
        return assumed(reply);
      }
    },
  });
}

/** Money or time ran out before a model answered: the words decide. */
export function assumeStep({ store }: { store: Store }): StepType<z.infer<typeof input>, Understood> {
  return defineStep({
    type: replySteps.assume,
    input,
    async run(ctx, { reply: id }): Promise<StepOutcome<Understood>> {
      const reply = await store.asWorkspace(scopeOf(ctx), (tx) => replyById(tx, ctx.workspace, id));
      return assumed(present(reply));
    },
  });
}

/** A question has a question mark; everything else might be an edit, which nobody should have to ask for twice. */
function assumed(reply: Reply): StepOutcome<Understood> {
  const kind = /[?？؟]/u.test(reply.text) ? "question" : "edit";
  return { output: { kind }, add: decideSteps(reply, kind) };
}

const decideSteps = ({ id: reply, editedAt }: Reply, kind: ReplyKind): StepSpec[] => [
  { key: "decide", type: talk.decide, input: { reply, kind, editedAt: editedAt?.toISOString() ?? null } },
];

/** The reply, if it is still there. Throws `idea.not_found` where it went with its idea. */
export function present(reply: Reply | undefined): Reply {
  if (!reply) throw new KindlingError("idea.not_found");
  return reply;
}
