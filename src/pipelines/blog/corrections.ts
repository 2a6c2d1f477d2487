import { lengthTolerance } from "../../checks/post.ts";
import { countWords } from "../../checks/words.ts";
import { reviewItems } from "./items.ts";
import type { Outline } from "./plan.ts";
import type { Cell, Finding, Scores } from "./post.ts";
import { lengthIn } from "./prompts/length.ts";
import type { ReviewAnswer } from "./prompts/review.ts";
import type { Correction } from "./prompts/revise.ts";

/** Most corrections that an editor gets in one round. */
const most = 12;

/** What a finding asks of an editor. Rules that have no place in this table are mended by code or by nobody. */
const instructions: Record<string, string> = {
  "section.empty": "Write the section: make its planned points.",
  "markdown.fence": "Close the code block that is left open.",
  "markdown.link": "Remove the broken link; keep its words.",
  "markdown.table": "Give every row of the table the same number of cells as its header.",
  "markdown.heading": "Mend the heading: a space after the #, never a single #, never empty.",
  "markdown.picture": "Remove the picture from the text.",
  placeholder: "Replace the placeholder by finished text, or remove it.",
  "url.foreign": "Remove the address: it does not stand in the idea. Keep the sentence readable.",
  html: "Say it in markdown without HTML.",
  mention: "Say it without mentioning anybody by @.",
  secret: "Remove the key or token.",
  repetition: "Say something new in place of the repeated paragraph, or remove it.",
};

/** What the next round has to mend: failed checks first, then what the reviewer named, each in a cell that exists. */
export function correctionsFor(
  plan: Outline,
  parts: readonly Cell[],
  scores: Scores,
  fixes: ReviewAnswer["fixes"],
): Correction[] {
  const texts = new Set(parts.filter((cell) => cell.kind === "markdown").map((cell) => cell.id));
  const errors = scores.findings.filter((finding) => finding.severity === "error");
  const checks = errors.flatMap((finding) => fromFinding(finding, plan, parts));
  const reviewed = fixes.filter((fix) => texts.has(fix.cell));
  const all = [...checks, ...reviewed];
  return (all.length > 0 ? all : fromItems(scores, [...texts])).slice(0, most);
}

function fromFinding(finding: Finding, plan: Outline, parts: readonly Cell[]): Correction[] {
  const shown = finding.params.excerpt === undefined ? "" : `: ${finding.params.excerpt}`;
  const problem = `${finding.rule}${shown}`;
  if (finding.rule === "section.missing") return missing(String(finding.params.section), plan, parts);
  if (finding.rule === "length.short" || finding.rule === "length.long") return ofLength(finding.rule, plan, parts);
  const instruction = instructions[finding.rule];
  return instruction && finding.cell ? [{ cell: finding.cell, problem, instruction }] : [];
}

/** A section that is missing is inserted after the one planned before it. */
function missing(id: string, plan: Outline, parts: readonly Cell[]): Correction[] {
  const at = plan.sections.findIndex((section) => section.id === id);
  const section = plan.sections[at];
  const before = plan.sections.slice(0, Math.max(at, 0)).map((planned) => planned.id);
  const anchor = parts.findLast((cell) => before.includes(cell.id)) ?? parts.find((cell) => cell.kind === "markdown");
  if (!section || !anchor) return [];
  const length = lengthIn(section.words, plan.language);
  const points = section.points.join("; ");
  return [
    {
      cell: anchor.id,
      problem: `The planned section "${section.heading}" is missing.`,
      instruction: `Insert it after this cell as "## ${section.heading}", ${length}. ${section.purpose} Points: ${points}`,
    },
  ];
}

/** The sections that are furthest from their planned length are the ones to change. */
function ofLength(rule: "length.short" | "length.long", plan: Outline, parts: readonly Cell[]): Correction[] {
  const measured = plan.sections.flatMap((section) => {
    const cell = parts.find((candidate) => candidate.id === section.id);
    if (cell?.kind !== "markdown") return [];
    const share = countWords(cell.text, plan.language) / section.words;
    return [{ section, share, off: rule === "length.short" ? 1 - share : share - 1 }];
  });
  return measured
    .filter(({ off }) => off > lengthTolerance / 2)
    .sort((a, b) => b.off - a.off)
    .map(({ section, share }) => ({
      cell: section.id,
      problem: `The section has ${Math.round(share * 100)} % of its planned length.`,
      instruction: `Bring it to ${lengthIn(section.words, plan.language)}: ${
        share < 1 ? "make every planned point, with a reason or an example" : "cut what repeats or wanders off"
      }.`,
    }));
}

/** A reviewer who said no and named no cell means the whole text. */
function fromItems(scores: Scores, cells: readonly string[]): Correction[] {
  const failed = reviewItems.filter((item) => scores.evidence.some((found) => found.item === item.id && !found.yes));
  if (failed.length === 0) return [];
  const instruction = `Where this cell can help, make these true: ${failed.map((item) => item.question).join(" ")}`;
  return cells.map((cell) => ({ cell, problem: "A reviewer found these missing in the post.", instruction }));
}
