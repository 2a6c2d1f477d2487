import { inert } from "../../checks/inert.ts";
import { splitCells } from "./cells.ts";
import type { Plan } from "./plan.ts";
import type { Cell, TextCell } from "./post.ts";
import type { Edit } from "./prompts/revise.ts";

/** A post after its edits. What was not changed is the same object, byte for byte. */
export interface Edited {
  parts: Cell[];
  /** Ids of cells that were replaced, inserted or deleted. */
  changed: string[];
  /** Edits that were not followed, and why. */
  ignored: { edit: Edit; why: "unknown cell" | "cell not concerned" | "no text" | "planned section" | "second edit" }[];
}

/** Applies a model's edits to the cells that were to be mended (`concerned`), and to no other. */
export function applyEdits(
  parts: readonly Cell[],
  edits: readonly Edit[],
  concerned: ReadonlySet<string>,
  plan: Pick<Plan, "sections" | "language">,
): Edited {
  const result: Edited = { parts: [...parts], changed: [], ignored: [] };
  for (const edit of edits) {
    const why = objection(edit, result, concerned, plan);
    if (why) result.ignored.push({ edit, why });
    else follow(edit, result, plan);
  }
  return result;
}

function objection(
  edit: Edit,
  { parts, changed }: Edited,
  concerned: ReadonlySet<string>,
  plan: Pick<Plan, "sections">,
): Edited["ignored"][number]["why"] | undefined {
  const cell = parts.find((candidate) => candidate.id === edit.cell);
  if (cell?.kind !== "markdown") return "unknown cell";
  if (!concerned.has(edit.cell)) return "cell not concerned";
  if (edit.op === "delete") return plan.sections.some(({ id }) => id === edit.cell) ? "planned section" : undefined;
  if ((edit.text ?? "").trim() === "") return "no text";
  return edit.op === "replace" && changed.includes(edit.cell) ? "second edit" : undefined;
}

function follow(edit: Edit, result: Edited, plan: Pick<Plan, "sections" | "language">): void {
  const at = result.parts.findIndex((cell) => cell.id === edit.cell);
  const cell = result.parts[at];
  if (cell?.kind !== "markdown") return;
  const text = inert((edit.text ?? "").replace(/\r\n?/g, "\n")).trim();
  if (edit.op === "insert") {
    const inserted = insertion(text, result.parts, plan);
    // pictures belong to the cell before them
    const next = result.parts.findIndex((part, i) => i > at && part.kind === "markdown");
    result.parts.splice(next === -1 ? result.parts.length : next, 0, inserted);
    result.changed.push(inserted.id);
    return;
  }
  const kept = withHeading(text, cell);
  if (edit.op === "replace" && kept === cell.text) return;
  result.parts.splice(at, 1, ...(edit.op === "replace" ? [{ ...cell, text: kept }] : []));
  result.changed.push(cell.id);
}

/** A planned section that was missing gets the id it was planned with, anything else one that was never used. */
function insertion(text: string, parts: readonly Cell[], plan: Pick<Plan, "sections" | "language">): TextCell {
  const used = new Set(parts.map((cell) => cell.id));
  const missing = plan.sections.filter((section) => !used.has(section.id));
  const [split] = splitCells(text, { ...plan, sections: missing });
  if (split && missing.some((section) => section.id === split.id)) return { id: split.id, kind: "markdown", text };
  let fresh = plan.sections.length + 1;
  while (used.has(`s${fresh}`)) fresh++;
  return { id: `s${fresh}`, kind: "markdown", text };
}

/** A section that lost its heading gets it back. */
function withHeading(text: string, before: TextCell): string {
  const heading = before.text.split("\n")[0] ?? "";
  return heading.startsWith("## ") && !text.startsWith("## ") ? `${heading}\n\n${text}` : text;
}
