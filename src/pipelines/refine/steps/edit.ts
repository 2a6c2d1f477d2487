import { z } from "zod";
import { withoutSecrets } from "../../../checks/secrets.ts";
import type { StepOutcome, StepType } from "../../../engine/types.ts";
import { KindlingError } from "../../../errors.ts";
import type { Models } from "../../../models/types.ts";
import { ideaById } from "../../../store/ideas.ts";
import { outputByNumber } from "../../../store/outputs.ts";
import type { Store } from "../../../store/store.ts";
import { authorOf } from "../../blog/author.ts";
import { post, scores } from "../../blog/post.ts";
import { shorten } from "../../blog/shorten.ts";
import { logIgnored } from "../../blog/steps/revise.ts";
import { editProject } from "../../code/refine/edit.ts";
import type { EditedProjectVersion } from "../../code/refine/edited.ts";
import { ideaOptions } from "../../options.ts";
import { defineStep, ideaOf, retry, scopeOf } from "../../step.ts";
import { applyAnswer } from "../apply.ts";
import { acceptedAddresses, type EditedPost, outlineOf, subjectOf } from "../edited.ts";
import { afterEdit, refineSteps } from "../graph.ts";
import { editRequest } from "../prompts/edit.ts";
import { changeRequest } from "../refine.ts";

const input = z.object({
  base: z.number().int(),
  onHead: z.number().int().nullable(),
  requests: z.array(changeRequest),
});

/** Longest word of the editor's, in characters. */
const noteMaxLength = 400;

/** Has an editor do what was asked for to a stored version, in one call. Throws `idea.not_found` where it is gone. */
export function editStep({
  store,
  models,
}: {
  store: Store;
  models: Models;
}): StepType<z.infer<typeof input>, EditedPost | EditedProjectVersion> {
  return defineStep({
    type: refineSteps.edit,
    input,
    retry,
    deadlineMs: 300_000,
    async run(ctx, { base, onHead, requests }): Promise<StepOutcome<EditedPost | EditedProjectVersion>> {
      const ideaId = ideaOf(ctx);
      const [stored, version] = await store.asWorkspace(scopeOf(ctx), (tx) =>
        Promise.all([ideaById(tx, ctx.workspace, ideaId), outputByNumber(tx, ctx.workspace, ideaId, base)]),
      );
      if (!stored || !version) throw new KindlingError("idea.not_found");
      const idea = { text: stored.text, options: ideaOptions.parse(stored.options) };
      const lineage = { parent: base, onHead };
      if (version.format === "code")
        return editProject(models, ctx, { idea, content: version.content, lineage, requests });
      const before = post.parse(version.content);

      const answer = await models.generate(ctx, editRequest(idea, before, requests));
      const { content, touched, wanted, ignored } = applyAnswer(before, answer.value);
      logIgnored(ctx, { ignored });
      const plan = outlineOf(content, wanted);
      const said = requests.map(({ text }) => text);
      const output: EditedPost = {
        ...{ lineage, content, plan, touched, brief: subjectOf(idea, content, plan, said) },
        wanted: wanted.map(({ id }) => id),
        changed: JSON.stringify(content) !== JSON.stringify(before),
        addresses: acceptedAddresses(before, scores.parse(version.scores)),
        note: answer.value.note && shorten(withoutSecrets(answer.value.note), noteMaxLength),
        by: authorOf(answer),
      };
      return { output, add: afterEdit(output) };
    },
  });
}
