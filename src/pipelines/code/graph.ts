import type { Json, StepSpec } from "../../engine/types.ts";
import { deliverStep } from "../blog/graph.ts";
import type { CodePlan, PlannedFile } from "./project.ts";
import { standardText } from "./standard.ts";

/**
 * How the run of a project grows. Each function is what one step adds when it ends:
 *
 *     … code.plan ─ write.1 … write.n ─ check ─ review ─┬ save ─ deliver
 *                                        ↑              ├ revise.r ─────────┐ single places
 *                                        │              └ rewrite.r.1 … .n ─┤ everything anew
 *                                        └──── check.r, review.r ───────────┘
 *
 * A file is written as soon as the files that it depends on are.
 */
export const codeSteps = {
  plan: "code.plan@1",
  write: "code.write@1",
  check: "code.check@1",
  review: "code.review@1",
  revise: "code.revise@1",
  save: "code.save@1",
  saveEdit: "code.saveEdit@1",
} as const;

/**
 * Whether a project is being made or changed. What is changed is checked and reviewed alike, but mended once and only in the
 * files that were touched:
 *
 *     edit ─ check ─ review ─┬ save ─ deliver
 *          └ unchanged       └ revise.1 ─ check.1 ─ review.1 ─ save ─ deliver
 */
export const flows = ["expand", "refine"] as const;
export type Flow = (typeof flows)[number];

/** Most rounds beside the first: five in all where a project is made, two where it is changed. */
export const maxCodeRounds = 4;
export const roundsOf = (flow: Flow): number => (flow === "expand" ? maxCodeRounds : 1);

/** The keys of a round's steps; round 0 is the first draft. */
export function codeRoundKeys(round: number): { revise: string; check: string; review: string } {
  const suffix = round === 0 ? "" : `.${round}`;
  return { revise: `revise${suffix}`, check: `check${suffix}`, review: `review${suffix}` };
}

/** The key of the step that writes the `n`-th planned file, from 1. */
export const writeKey = (n: number, round = 0): string => (round === 0 ? `write.${n}` : `rewrite.${round}.${n}`);

const ref = (path: string): Json => ({ $ref: path });
const common = { brief: ref("intake"), plan: ref("code") };
const commonOf = (flow: Flow) =>
  flow === "expand" ? common : { brief: ref("edit.brief"), plan: ref("edit.content.plan") };
const touchedOf = (flow: Flow): Json => (flow === "expand" ? null : ref("edit.touched"));

/** Once it is to be a project. The plan's step is called `code`, since a post's is called `plan`. */
export function codePlanSteps(): StepSpec[] {
  return [{ key: "code", type: codeSteps.plan, input: { brief: common.brief } }];
}

/**
 * Files that are written at once, by the plan's tier: the highest price of each is reserved while it is, and together
 * they have to fit into the run's budget.
 */
const lanes: Readonly<Record<CodePlan["tier"], number>> = { simple: 8, medium: 8, complex: 4 };

/** After the plan: every file that a model has to write, then the first round. `round` above 0: everything anew. */
export function writeSteps(plan: CodePlan, round = 0): StepSpec[] {
  const written = plan.files
    .map((file, at) => ({ file, key: writeKey(at + 1, round) }))
    .filter(({ file }) => standardText(file, plan) === undefined);
  const keys = new Map(written.map(({ file, key }) => [file.path, key]));
  const order = byLevel(written.map(({ file }) => file));
  const most = lanes[round === 0 ? plan.tier : "complex"];
  const review = round === 0 ? null : ref(codeRoundKeys(round - 1).review);
  const steps = order.map((file, at): StepSpec => {
    const needed = file.dependsOn.flatMap((path) => keys.get(path) ?? []);
    const lane = keys.get(order[at - most]?.path ?? "");
    const key = keys.get(file.path) ?? "";
    return {
      key,
      type: codeSteps.write,
      input: { ...common, path: file.path, needed: needed.map((each) => ref(`${each}.file`)), review, round },
      needs: [
        ...needed,
        ...(lane === undefined || needed.includes(lane) ? [] : [{ step: lane, on: "settled" as const }]),
      ],
    };
  });
  const { check } = codeRoundKeys(round);
  const files = written.map(({ key }) => ref(`${key}.file`));
  const writer = ref(`${written[0]?.key ?? "code"}.by`);
  return [
    ...steps,
    { key: check, type: codeSteps.check, input: { ...common, files, writer } },
    reviewStep(round, "expand"),
  ];
}

/** Files in the order in which they can be written: those that need nothing first. */
function byLevel(files: readonly PlannedFile[]): PlannedFile[] {
  const left = new Map(files.map((file) => [file.path, file]));
  const order: PlannedFile[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ dependsOn }) => !dependsOn.some((path) => left.has(path)));
    // a plan that was settled has no cycle; one that was not still comes to an end
    for (const file of ready.length > 0 ? ready : [...left.values()]) {
      order.push(file);
      left.delete(file.path);
    }
  }
  return order;
}

/** After the edit of a version. */
export function editedCheckSteps(): StepSpec[] {
  const input = { ...commonOf("refine"), parts: ref("edit.content.parts"), writer: ref("edit.by") };
  return [{ key: "check", type: codeSteps.check, input }, reviewStep(0, "refine")];
}

/** After a review whose corrections are few enough to be made where they are. */
export function codeReviseSteps(round: number, flow: Flow): StepSpec[] {
  const before = codeRoundKeys(round - 1);
  return [
    {
      key: codeRoundKeys(round).revise,
      type: codeSteps.revise,
      input: {
        ...{ ...commonOf(flow), flow, touched: touchedOf(flow), round },
        ...{ draft: ref(before.check), review: ref(before.review) },
      },
    },
  ];
}

/** After a revision that changed something. */
export function codeRoundSteps(round: number, flow: Flow): StepSpec[] {
  const { revise, check } = codeRoundKeys(round);
  const input = { ...commonOf(flow), parts: ref(`${revise}.parts`), writer: ref(`${revise}.by`) };
  return [{ key: check, type: codeSteps.check, input }, reviewStep(round, flow)];
}

function reviewStep(round: number, flow: Flow): StepSpec {
  const { check, review } = codeRoundKeys(round);
  const before = round === 0 ? null : ref(`${codeRoundKeys(round - 1).review}.scores`);
  return { key: review, type: codeSteps.review, input: { ...commonOf(flow), flow, draft: ref(check), round, before } };
}

/** Once nothing more is to be done: `best` is the round whose version is kept. */
export function codeEndSteps(best: number, flow: Flow): StepSpec[] {
  const { check, review } = codeRoundKeys(best);
  const made = { parts: ref(`${check}.parts`), scores: ref(`${review}.scores`) };
  const reviewer = ref(`${review}.by`);
  if (flow === "refine") {
    const input = { ...made, edited: ref("edit"), authors: { refine: ref("edit.by"), review: reviewer } };
    return [{ key: "save", type: codeSteps.saveEdit, input }, deliverStep("save", ref("edit.note"))];
  }
  const authors: Json = {
    ...{ intake: ref("intake.by"), plan: ref("code.by"), write: ref("check.writer"), review: reviewer },
    ...(best > 0 && { refine: ref(`${check}.writer`) }),
  };
  return [{ key: "save", type: codeSteps.save, input: { ...common, ...made, authors } }, deliverStep("save")];
}
