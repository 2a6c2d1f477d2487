import { inline } from "../chat/markdown.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { ProgressStep } from "../chat/vocabulary.ts";
import { type Inline, text } from "./inlines.ts";
import { type Block, paragraphs } from "./markdown.ts";
import { clean } from "./text.ts";

const labelMaxLength = 150;
const noteMaxLength = 300;

const marks = {
  pending: "○",
  working: "◐",
  waiting: "…",
  done: "✓",
  failed: "✗",
  skipped: "–",
  stopped: "■",
} as const satisfies Record<ProgressStep["state"], string>;

/** The steps as lines, the one at work in bold. */
export function progressBlocks(texts: Texts, steps: readonly ProgressStep[]): Block[] {
  return paragraphs(
    steps.flatMap((step, index): Inline[] => {
      const said = detail(texts, step);
      const label = inline(clean(step.label), labelMaxLength) || "–";
      return [
        text(`${index === 0 ? "" : "\n"}${marks[step.state]} `),
        text(label, step.state === "working" ? { bold: true } : {}),
        text(said && `  ${said}`),
      ];
    }),
  );
}

/** Time, note, and a state that its mark does not tell. */
function detail({ discord, formats }: Texts, { state, ms, note }: ProgressStep): string {
  const named = state === "waiting" || state === "skipped" || state === "stopped" ? discord.states[state] : undefined;
  const time = ms === undefined ? undefined : formats.duration(ms);
  const noted = inline(clean(note ?? ""), noteMaxLength);
  return [named, time, noted].filter((each) => each).join(" · ");
}
