import type { StepSnapshot, StepState } from "../../engine/types.ts";
import type { Texts } from "../texts/catalogue.ts";
import type { ProgressStep } from "../vocabulary.ts";

/** A name in the catalogue's `phases`. */
export type Phase = keyof Texts["phases"];

/** Which phase a step type belongs to; null is not shown. A type that is not here is shown as `other`. */
const phaseOfType: Readonly<Record<string, Phase | null>> = {
  "chat.announce": null,
  "chat.ask": "ask",
  "chat.deliver": "finish",
  "chat.published": "finish",
  "chat.download": "finish",
  "chat.disconnect": "finish",
  "chat.unchanged": "finish",
  "chat.decide": null,
  "chat.say": "finish",
  "chat.digest": "finish",
  "blog.intake": "intake",
  "blog.route": null,
  "blog.plan": "plan",
  "blog.write": "write",
  "blog.imagePrompt": "pictures",
  "blog.picture": "pictures",
  "blog.check": "review",
  "blog.review": "review",
  "blog.revise": "revise",
  "blog.save": "finish",
  "blog.partial": "finish",
  "refine.edit": "edit",
  "refine.check": "review",
  "refine.review": "review",
  "refine.revise": "revise",
  "refine.save": "finish",
  "refine.partial": "finish",
  "code.plan": "plan",
  "code.write": "write",
  "code.check": "review",
  "code.review": "review",
  "code.revise": "revise",
  "code.save": "finish",
  "code.saveEdit": "finish",
  "reply.understand": "intake",
  "reply.assume": null,
  "reply.answer": "answer",
  "reply.unanswered": "answer",
  "versions.restore": "finish",
  "publish.folder": "publish",
  "publish.repository": "publish",
  "publish.commit": "publish",
  "publish.again": "publish",
  "publish.path": "publish",
  "publish.gist": "publish",
  "publish.withdraw": "unpublish",
  "chat.connect": "connect",
  "chat.withdrawn": "finish",
};

/** The phase of one step: `check.1` and `review.1` belong to the first round of improving. */
export function phaseOf(step: Pick<StepSnapshot, "key" | "type">): { phase: Phase; round: number | null } | null {
  const name = step.type.split("@")[0] ?? "";
  const phase = name in phaseOfType ? (phaseOfType[name] ?? null) : "other";
  if (phase === null) return null;
  const round = /^(?:revise|rewrite|check|review)\.(\d+)(?:\.\d+)?$/.exec(step.key)?.[1];
  return round === undefined ? { phase, round: null } : { phase: "revise", round: Number(round) };
}

/** What a phase is called, with its round from the second on. */
export function phaseLabel(texts: Texts, { phase, round }: { phase: Phase; round: number | null }): string {
  return round === null || round < 2 ? texts.phases[phase] : `${texts.phases[phase]}, ${texts.progress.round(round)}`;
}

/** The steps of a run by the label of their phase, in the order in which they first appear. */
export function stepsByPhase(texts: Texts, steps: readonly StepSnapshot[]): [label: string, group: StepSnapshot[]][] {
  const groups = new Map<string, StepSnapshot[]>();
  for (const step of steps) {
    const phase = phaseOf(step);
    if (phase === null) continue;
    const label = phaseLabel(texts, phase);
    groups.set(label, [...(groups.get(label) ?? []), step]);
  }
  return [...groups];
}

/** The steps of a run as a person follows them. */
export const progressLines = (texts: Texts, steps: readonly StepSnapshot[], now: Date): ProgressStep[] =>
  stepsByPhase(texts, steps).map(([label, group]) => line(texts, label, group, now));

function line(texts: Texts, label: string, group: StepSnapshot[], now: Date): ProgressStep {
  const state = stateOf(group);
  const ms = elapsed(group, now);
  const note = noteOf(texts, group);
  return { label, state, ...(ms === undefined ? {} : { ms }), ...(note === undefined ? {} : { note }) };
}

/** One state for several steps: the one that a person should know of first. */
function stateOf(group: readonly StepSnapshot[]): ProgressStep["state"] {
  const has = (...states: StepState[]) => group.some((step) => states.includes(step.state));
  if (has("failed")) return "failed";
  if (has("running")) return "working";
  if (has("waiting")) return "waiting";
  if (has("cancelled")) return "stopped";
  const begun = has("done");
  if (has("ready", "pending")) return begun ? "working" : "pending";
  return begun ? "done" : "skipped";
}

/** From the first start to the last end, in milliseconds; to now while something is under way. Undefined before it. */
export function elapsed(group: readonly StepSnapshot[], now: Date): number | undefined {
  const starts = group.flatMap((step) => (step.startedAt === null ? [] : [step.startedAt.getTime()]));
  if (starts.length === 0) return undefined;
  const open = group.some((step) => step.state === "running" || step.state === "ready" || step.state === "pending");
  const ends = group.flatMap((step) => (step.completedAt === null ? [] : [step.completedAt.getTime()]));
  const end = open || ends.length === 0 ? now.getTime() : Math.max(...ends);
  return Math.max(0, end - Math.min(...starts));
}

/** How many pictures or files are there, or which attempt this is. */
function noteOf(texts: Texts, group: readonly StepSnapshot[]): string | undefined {
  const counted = group.filter(({ type }) => /^(?:blog\.picture|code\.write)@/.test(type));
  if (counted.length > 1) {
    return texts.progress.of(counted.filter((step) => step.state === "done").length, counted.length);
  }
  const attempts = Math.max(...group.map((step) => (step.state === "running" ? step.attempts : 0)));
  return attempts > 1 ? texts.progress.attempt(attempts) : undefined;
}
