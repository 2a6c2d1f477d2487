import type { types } from "@slack/bolt";
import { inline } from "../chat/markdown.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { ProgressStep } from "../chat/vocabulary.ts";
import { text } from "./inlines.ts";
import { limits, richTextMax, weight } from "./limits.ts";
import type { Piece } from "./piece.ts";
import { richTextBlocks } from "./rich-text.ts";
import { clean, fitted } from "./text.ts";

const titleMaxLength = 150;
const noteMaxLength = 300;

const statuses = {
  pending: "pending",
  working: "in_progress",
  waiting: "in_progress",
  done: "complete",
  failed: "error",
  skipped: "complete",
  stopped: "error",
} as const satisfies Record<ProgressStep["state"], types.TaskCardBlock["status"]>;

const marks = {
  pending: "○",
  working: "◐",
  waiting: "…",
  done: "✓",
  failed: "✗",
  skipped: "–",
  stopped: "■",
} as const satisfies Record<ProgressStep["state"], string>;

/**
 * The steps as Slack's plan with a task each, named for the step that is at work. More steps than a plan carries well
 * are {@link progressLines}.
 */
export function planBlocks(texts: Texts, steps: readonly ProgressStep[]): types.KnownBlock[] {
  if (steps.length === 0) return [];
  if (steps.length > limits.tasks) return progressLines(texts, steps);
  const plan: types.PlanBlock = { type: "plan", title: titleOf(texts, steps), tasks: steps.map(task(texts)) };
  return weight(plan) <= 2 * richTextMax ? [plan] : progressLines(texts, steps);
}

/** The steps as lines, where Slack has no plan: in a Home, or where it refused one. */
export function progressLines(texts: Texts, steps: readonly ProgressStep[]): types.KnownBlock[] {
  const lines = steps.map((step): Piece => {
    const said = detail(texts, step);
    const name = inline(clean(step.label), titleMaxLength) || "–";
    const style = step.state === "working" ? { bold: true } : {};
    return { kind: "section", inlines: [text(`${marks[step.state]} `), text(name, style), text(said && `  ${said}`)] };
  });
  return richTextBlocks(tight(lines));
}

/** One paragraph of many lines, a few at a time. */
function tight(lines: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const [index, line] of lines.entries()) {
    const last = result.at(-1);
    if (index % 20 !== 0 && last?.kind === "section" && line.kind === "section") {
      last.inlines.push(text("\n"), ...line.inlines);
    } else result.push(line);
  }
  return result;
}

function titleOf(texts: Texts, steps: readonly ProgressStep[]): string {
  const active = steps.find(({ state }) => state === "working") ?? steps.find(({ state }) => state === "waiting");
  const over = steps.every(({ state }) => state === "done" || state === "skipped");
  return fitted(active?.label ?? (over ? texts.slack.finished : texts.slack.progress), titleMaxLength);
}

const task =
  (texts: Texts) =>
  (step: ProgressStep, index: number): types.TaskCardBlock => {
    const said = detail(texts, step);
    return {
      type: "task_card",
      task_id: `step-${index + 1}`,
      title: fitted(step.label, titleMaxLength),
      status: statuses[step.state],
      ...(said !== "" && {
        details: { type: "rich_text", elements: [{ type: "rich_text_section", elements: [text(said)] }] },
      }),
    };
  };

/** Time, note, and a state that Slack has no mark for. */
function detail({ slack, formats }: Texts, { state, ms, note }: ProgressStep): string {
  const named = state === "waiting" || state === "skipped" || state === "stopped" ? slack.states[state] : undefined;
  const time = ms === undefined ? undefined : formats.duration(ms);
  const noted = inline(clean(note ?? ""), noteMaxLength);
  return [named, time, noted].filter((each) => each).join(" · ");
}
