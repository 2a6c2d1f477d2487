import type { Json, StepSpec } from "../../engine/types.ts";
import { blogSteps, deliverStep, pictureKeys, roundKeys } from "../blog/graph.ts";
import { talk } from "../talk.ts";
import type { EditedPost } from "./edited.ts";

/**
 * How a run of a refinement grows. Each function is what one step adds when it ends:
 *
 *     announce
 *     edit ─ [picture.n.prompt ─ picture.n] ─ check ─ review ─┬ save ─ deliver
 *          └ unchanged                                        └ revise.1 ─ check.1 ─ review.1 ─ save ─ deliver
 */
export const refineSteps = {
  edit: "refine.edit@1",
  check: "refine.check@1",
  review: "refine.review@1",
  revise: "refine.revise@1",
  save: "refine.save@1",
  partial: "refine.partial@1",
} as const;

/** The steps that read a reply. */
export const replySteps = {
  understand: "reply.understand@1",
  assume: "reply.assume@1",
  answer: "reply.answer@1",
  unanswered: "reply.unanswered@1",
} as const;

const ref = (path: string): Json => ({ $ref: path });
const edited = ref("edit");
/** What could not be done, as the edit tells it. */
export const note = ref("edit.note");

/** After the edit: pictures that were asked for, then the check; or nothing but a word that nothing was done. */
export function afterEdit({ changed, wanted }: Pick<EditedPost, "changed" | "wanted">): StepSpec[] {
  if (!changed && wanted.length === 0) return unchangedSteps();
  const pictures = wanted.map((id) => ({ id, ...pictureKeys(id) }));
  const plan = ref("edit.plan");
  return [
    ...pictures.flatMap(({ id, prompt, picture }): StepSpec[] => [
      { key: prompt, type: blogSteps.imagePrompt, input: { brief: ref("edit.brief"), plan, image: id } },
      {
        key: picture,
        type: blogSteps.picture,
        input: { plan, image: id, scene: ref(`${prompt}.scene`), take: ref("edit.lineage.parent") },
      },
    ]),
    {
      key: "check",
      type: refineSteps.check,
      input: { edited, pictures: pictures.map(({ picture }) => ref(picture)) },
      needs: ["edit", ...pictures.map(({ picture }) => ({ step: picture, on: "settled" as const }))],
    },
  ];
}

/** Where nothing is different in the end, because that was impossible or every new picture failed. */
export function unchangedSteps(): StepSpec[] {
  const input = { version: ref("edit.lineage.parent"), note, demo: ref("edit.by.demo") };
  return [{ key: "unchanged", type: talk.unchanged, input, needs: ["edit", "announce"] }];
}

/** After a check. */
export function reviewSteps(round: number): StepSpec[] {
  const { check, review } = roundKeys(round);
  const before = round === 0 ? null : ref(`${roundKeys(round - 1).review}.scores`);
  return [{ key: review, type: refineSteps.review, input: { edited, draft: ref(check), round, before } }];
}

/** After a review that found something to mend in what was changed. There is one such round. */
export function reviseSteps(): StepSpec[] {
  const [before, { revise }] = [roundKeys(0), roundKeys(1)];
  const input = { edited, draft: ref(before.check), review: ref(before.review) };
  return [{ key: revise, type: refineSteps.revise, input }];
}

/** After a revision that changed something. */
export function recheckSteps(): StepSpec[] {
  const { revise, check } = roundKeys(1);
  return [{ key: check, type: refineSteps.check, input: { edited, parts: ref(`${revise}.parts`) } }];
}

/** Once nothing more is to be done: `best` is the round whose version is kept. */
export function endSteps(best: number, { wanted }: Pick<EditedPost, "wanted">): StepSpec[] {
  const { check, review } = roundKeys(best);
  const prompts = wanted.slice(0, 1).map((id) => pictureKeys(id).prompt);
  const authors: Json = {
    refine: ref("edit.by"),
    review: ref(`${review}.by`),
    ...Object.fromEntries(prompts.map((prompt) => ["imagePrompt", ref(`${prompt}.by`)])),
  };
  return [
    {
      key: "save",
      type: refineSteps.save,
      input: { edited, parts: ref(`${check}.parts`), scores: ref(`${review}.scores`), authors },
      needs: prompts.map((step) => ({ step, on: "settled" as const })),
    },
    deliverStep("save", note),
  ];
}
