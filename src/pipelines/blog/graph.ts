import type { Json, StepSpec } from "../../engine/types.ts";
import { talk } from "../talk.ts";
import type { Plan } from "./plan.ts";

/**
 * How the run of a post grows. Each function is what one step adds when it ends:
 *
 *     announce
 *     intake ─ [ask ─ route] ─ plan ─┬ write ──────────────────────┐
 *                                    └ picture.n.prompt ─ picture.n ┴ check ─ review ─┬ save ─ deliver
 *                                                                         ↑           └ revise.r ┐
 *                                                                         └──── check.r, review.r ┘
 */
export const blogSteps = {
  intake: "blog.intake@1",
  route: "blog.route@1",
  plan: "blog.plan@1",
  write: "blog.write@1",
  imagePrompt: "blog.imagePrompt@1",
  picture: "blog.picture@1",
  check: "blog.check@1",
  review: "blog.review@1",
  revise: "blog.revise@1",
  save: "blog.save@1",
  partial: "blog.partial@1",
} as const;

/** Most times that a post is revised. */
export const maxRounds = 2;

/** The keys of a round's steps; round 0 is the first draft. */
export function roundKeys(round: number): { revise: string; check: string; review: string } {
  const suffix = round === 0 ? "" : `.${round}`;
  return { revise: `revise${suffix}`, check: `check${suffix}`, review: `review${suffix}` };
}

/** The keys of a picture's steps, by the picture's id (`p1` → `picture.1`). */
export function pictureKeys(id: string): { prompt: string; picture: string } {
  const key = `picture.${id.slice(1)}`;
  return { prompt: `${key}.prompt`, picture: key };
}

const ref = (path: string): Json => ({ $ref: path });
const common = { brief: ref("intake"), plan: ref("plan") };

/** After the intake, when somebody has to say which format it is; `question` also tells two rounds of asking apart. */
export function askSteps(input: {
  question: "format" | "notSoftware";
  likelier: "blog" | "code";
  confidence: number;
  reasoning: string;
}): StepSpec[] {
  const { question } = input;
  const [ask, route] = question === "format" ? ["ask", "route"] : ["ask.code", "route.code"];
  return [
    { key: ask, type: talk.ask, input, needs: ["intake", "announce"] },
    { key: route, type: blogSteps.route, input: { brief: ref("intake"), question, answer: ref(`${ask}.format`) } },
  ];
}

/** Once it is to be a post. */
export function planSteps(): StepSpec[] {
  return [{ key: "plan", type: blogSteps.plan, input: { brief: common.brief } }];
}

/** After the plan: the text and the pictures at the same time, then the first round. A picture that failed holds nothing up. */
export function draftSteps({ images }: Pick<Plan, "images">): StepSpec[] {
  const pictures = images.map(({ id }) => ({ id, ...pictureKeys(id) }));
  const { check } = roundKeys(0);
  return [
    { key: "write", type: blogSteps.write, input: common },
    ...pictures.flatMap(({ id, prompt, picture }): StepSpec[] => [
      { key: prompt, type: blogSteps.imagePrompt, input: { ...common, image: id } },
      { key: picture, type: blogSteps.picture, input: { plan: common.plan, image: id, scene: ref(`${prompt}.scene`) } },
    ]),
    {
      key: check,
      type: blogSteps.check,
      input: { ...common, texts: ref("write.texts"), pictures: pictures.map(({ picture }) => ref(picture)) },
      needs: ["write", ...pictures.map(({ picture }) => ({ step: picture, on: "settled" as const }))],
    },
    reviewStep(0),
  ];
}

/** After a review that was not good enough. */
export function reviseSteps(round: number): StepSpec[] {
  const before = roundKeys(round - 1);
  return [
    {
      key: roundKeys(round).revise,
      type: blogSteps.revise,
      input: { ...common, draft: ref(before.check), review: ref(before.review), round },
    },
  ];
}

/** After a revision that changed something. */
export function roundSteps(round: number): StepSpec[] {
  const { revise, check } = roundKeys(round);
  return [
    { key: check, type: blogSteps.check, input: { ...common, parts: ref(`${revise}.parts`) } },
    reviewStep(round),
  ];
}

function reviewStep(round: number): StepSpec {
  const { check, review } = roundKeys(round);
  const before = round === 0 ? null : ref(`${roundKeys(round - 1).review}.scores`);
  return {
    key: review,
    type: blogSteps.review,
    input: { ...common, draft: ref(check), writer: ref("write.by.provider"), round, before },
  };
}

/** Once nothing more is to be done: `best` is the round whose version is kept. */
export function endSteps(best: number, { images }: Pick<Plan, "images">): StepSpec[] {
  const { revise, check, review } = roundKeys(best);
  const [picture] = images;
  const authors: Json = {
    intake: ref("intake.by"),
    plan: ref("plan.by"),
    write: ref("write.by"),
    review: ref(`${review}.by`),
    ...(best > 0 && { refine: ref(`${revise}.by`) }),
    ...(picture && { imagePrompt: ref(`${pictureKeys(picture.id).prompt}.by`) }),
  };
  const prompts = picture ? [{ step: pictureKeys(picture.id).prompt, on: "settled" as const }] : [];
  return [
    {
      key: "save",
      type: blogSteps.save,
      input: { ...common, parts: ref(`${check}.parts`), scores: ref(`${review}.scores`), authors },
      needs: prompts,
    },
    deliverStep("save"),
  ];
}

/** Shows the version that the step `save` saved, in the thread that `announce` opened. `note`: what could not be done. */
export function deliverStep(save: string, note: Json = null): StepSpec {
  const partial = save !== "save";
  return {
    key: partial ? `deliver.${save}` : "deliver",
    type: talk.deliver,
    input: { version: ref(`${save}.version`), partial, note },
    needs: [save, "announce"],
  };
}
